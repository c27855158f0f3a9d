import { coveredVms, type EstateIndex, type Id } from "../../estate";
import type { MissingFact } from "../../prover";
import { recoveryPointOf } from "../rpo";
import { holds, type Kept, missingIn, type Span } from "./span";
import type { VmTimeline } from "./timeline";

/** What became of one promise in a scenario. */
export interface JudgedObjective {
  /** An entry of `objectives`, or of `replications` that promises something itself. */
  readonly object: string;
  readonly kind: "rto" | "rpo";
  readonly promisedSeconds: number;
  /** The worst of the VMs that it is about. */
  readonly seconds: Span;
  readonly kept: Kept;
  /** The VM that is the worst. */
  readonly vm: Id;
  readonly missing: readonly MissingFact[];
}

/** Of those that are touched: when the last one is back, and how old the oldest data is. */
export function judgedObjectives(index: EstateIndex, vms: readonly VmTimeline[]): readonly JudgedObjective[] {
  const touched = new Map(vms.map((one): readonly [Id, VmTimeline] => [one.vm, one]));
  const promises = [
    ...[...index.objectives.values()].map((one) => ({
      object: `objectives/${one.id}`,
      ...one,
      vms: coveredVms(index, one).map(({ id }) => id),
    })),
    ...[...index.replications.values()].map((one) => ({ object: `replications/${one.id}`, ...one })),
  ];
  return promises.flatMap(({ object, rtoSeconds, rpoSeconds, vms: covered }) => {
    const own = covered.flatMap((id) => touched.get(id) ?? []);
    return [
      ...(rtoSeconds === undefined ? [] : judged(object, "rto", rtoSeconds, own.map(timeOf))),
      ...(rpoSeconds === undefined
        ? []
        : judged(
            object,
            "rpo",
            rpoSeconds,
            own.flatMap((one) => ageOf(index, one)),
          )),
    ];
  });
}

interface Reached {
  readonly vm: Id;
  readonly seconds: Span;
  /** It never is. */
  readonly never: boolean;
  readonly missing: readonly MissingFact[];
}

function judged(
  object: string,
  kind: JudgedObjective["kind"],
  promise: number,
  all: readonly Reached[],
): readonly JudgedObjective[] {
  const [worst] = [...all].sort(
    (a, b) => badness(b, promise) - badness(a, promise) || b.seconds.least - a.seconds.least,
  );
  if (worst === undefined) return [];
  const { vm, seconds, never, missing } = worst;
  const kept = never ? "broken" : holds(seconds, promise);
  return [{ object, kind, promisedSeconds: promise, seconds, kept, vm, missing: kept === "undecided" ? missing : [] }];
}

function badness({ seconds, never }: Reached, promise: number): number {
  const kept = never ? "broken" : holds(seconds, promise);
  return kept === "broken" ? 2 : kept === "undecided" ? 1 : 0;
}

function timeOf({ vm, back, inputs }: VmTimeline): Reached {
  return { vm, seconds: back ?? { least: 0, most: null }, never: back === undefined, missing: missingIn(inputs) };
}

function ageOf(index: EstateIndex, { vm, replication }: VmTimeline): readonly Reached[] {
  const of = index.replications.get(replication ?? "");
  if (of === undefined) return [];
  const { seconds, inputs, neverCatchesUp } = recoveryPointOf(index, of);
  return [{ vm, seconds, never: neverCatchesUp, missing: missingIn(inputs) }];
}
