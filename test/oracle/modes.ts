import type { Cluster, Estate, Id, Requirement, Vm } from "../../lib/estate";
import { product } from "./choices";
import { all, known, type Tri } from "./tri";

export type Mode = "repack" | "pinned";
export type Modes = ReadonlyMap<Id, Mode>;

/** "Who may be moved" of the contract: every way to read it, one where all of it is told. */
export function modesOf(requirement: Requirement, clusters: readonly Cluster[]): readonly Modes[] {
  const choices = clusters.map((cluster) =>
    modes(requirement, cluster).map((mode): readonly [Id, Mode] => [cluster.id, mode]),
  );
  return product(choices).map((entries) => new Map(entries));
}

function modes(requirement: Requirement, cluster: Cluster): readonly Mode[] {
  const asked = requirement.placement ?? "auto";
  if (asked !== "auto") return [asked];
  const moves = movesRunningVms(cluster);
  if (moves === "unknown") return ["repack", "pinned"];
  return [moves === "yes" ? "repack" : "pinned"];
}

function movesRunningVms(cluster: Cluster): Tri {
  if (cluster.platform !== "vsphere") return "no";
  const { enabled, automation } = cluster.drs ?? {};
  return all([
    enabled === undefined ? "unknown" : known(enabled),
    automation === undefined ? "unknown" : known(automation === "fully-automated"),
  ]);
}

/** Whether a VM stays where it is: pinned by its cluster's mode, or not movable. */
export function isFixed(modes: Modes, vm: Vm): boolean {
  return vm.movable === false || isHeld(vm) || (vm.cluster !== undefined && modes.get(vm.cluster) === "pinned");
}

/** It uses a device of its host. */
export function isHeld(vm: Vm): boolean {
  return vm.hostDevices !== undefined && vm.hostDevices.length > 0;
}

export function isPinned(modes: Modes, vm: Vm): boolean {
  return vm.cluster !== undefined && modes.get(vm.cluster) === "pinned";
}

export function isOn(vm: Vm): boolean {
  return (vm.power ?? "on") === "on";
}

export function hostNamed(estate: Estate, id: Id | undefined) {
  return estate.hosts?.find((host) => host.id === id);
}
