import { MOVABLE } from "../model/model";
import type { Board } from "./board";

/** A placement that others are made from, with what is needed to see quickly which of its VMs a scenario touches. */
export class Reference {
  /** By host. */
  readonly onHost: readonly (readonly number[])[];
  /** VMs that stand nowhere, and those that stay somewhere else than they stand. */
  readonly unsettled: readonly number[];
  /** Hosts on which nothing stands. */
  readonly empty: ReadonlySet<number>;

  constructor(readonly board: Board) {
    const { model } = board.problem;
    const onHost: number[][] = model.hosts.map(() => []);
    const unsettled: number[] = [];
    board.place.forEach((h, vm) => {
      const home = model.cohorts[model.cohortOfVm[vm] ?? 0]?.home ?? MOVABLE;
      if (h === -1 || (home >= 0 && home !== h)) unsettled.push(vm);
      if (h !== -1) onHost[h]?.push(vm);
    });
    this.onHost = onHost;
    this.empty = new Set([...onHost.keys()].filter((h) => onHost[h]?.length === 0));
    this.unsettled = unsettled;
  }
}
