import type { EstateIndex, Id, Link, Replication } from "../estate";
import { declared, exactly, type Input, plus, type Span, UNBOUNDED } from "./timeline/span";

const MIB = 1_048_576;
const HOUR = 3600;

/** How much data a recovery may lose, in seconds before the loss, and the numbers that it follows from. */
export interface RecoveryPoint {
  readonly seconds: Span;
  readonly inputs: readonly Input[];
  /** The link cannot carry what changes: the copy falls behind without end. */
  readonly neverCatchesUp: boolean;
}

/**
 * The age of the copy at worst: the time between two copies and that until the last one has crossed the link, behind all others that share it; or
 * the lag where writes are sent as they come; nothing where they are synchronous.
 */
export function recoveryPointOf(index: EstateIndex, replication: Replication): RecoveryPoint {
  const object = `replications/${replication.id}`;
  const { mode, intervalSeconds, lagSeconds } = replication;
  const link = index.links.get(replication.link ?? "");
  const neverCatchesUp = link !== undefined && loadOf(index, link).least > carries(link);
  if (mode === "synchronous") {
    const input: Input = {
      what: "synchronous",
      seconds: exactly(0),
      origin: { kind: "declared", object, fact: "mode" },
    };
    return { seconds: input.seconds, inputs: [input], neverCatchesUp: false };
  }
  if (lagSeconds !== undefined && intervalSeconds === undefined) {
    const lag = declared("lag", object, "lagSeconds", lagSeconds);
    return {
      seconds: neverCatchesUp ? { least: lag.seconds.least, most: null } : lag.seconds,
      inputs: [lag],
      neverCatchesUp,
    };
  }
  const interval = declared("interval", object, "intervalSeconds", intervalSeconds);
  const transfer = transferOf(index, replication, link);
  const seconds = neverCatchesUp
    ? { least: Number.POSITIVE_INFINITY, most: null }
    : plus(interval.seconds, transfer.seconds);
  return { seconds, inputs: [interval, transfer], neverCatchesUp };
}

/** MiB per hour that a link carries; nothing bounds one whose bandwidth is not told. */
export function carries({ bandwidthMbps }: Link): number {
  return bandwidthMbps === undefined ? Number.POSITIVE_INFINITY : (bandwidthMbps * 1_000_000 * HOUR) / 8 / MIB;
}

/** MiB per hour that all replications over a link write anew; `most` is unknown where a VM's rate is. */
export function loadOf(index: EstateIndex, link: Link): Span {
  return [...index.replications.values()]
    .filter((one) => one.link === link.id)
    .map((one) => rateOf(index, one))
    .reduce(plus, exactly(0));
}

/** MiB per hour. */
function rateOf(index: EstateIndex, { vms }: Replication): Span {
  return vms
    .map((id): Span => {
      const rate = index.vms.get(id)?.changeRateMibPerHour;
      return rate === undefined ? UNBOUNDED : exactly(rate);
    })
    .reduce(plus, exactly(0));
}

/** From alone on the link, to behind everything else that may be on it. */
function transferOf(index: EstateIndex, replication: Replication, link: Link | undefined): Input {
  const what = "transfer";
  const missing = (object: string, fact: string): Input => ({
    what,
    seconds: UNBOUNDED,
    origin: { kind: "missing", object, fact },
  });
  if (link === undefined) return missing(`replications/${replication.id}`, "link");
  if (link.bandwidthMbps === undefined) return missing(`links/${link.id}`, "bandwidthMbps");
  const sharing = [...index.replications.values()].filter((one) => one.link === link.id && one.mode !== "synchronous");
  const unknown = sharing.flatMap(({ vms }) => vms).find((id) => rateless(index, id));
  const ownUnknown = replication.vms.some((id) => rateless(index, id));
  const perSecond = carries(link) / HOUR;
  const own = delta(index, replication);
  const least = ownUnknown ? 0 : Math.ceil(own / perSecond);
  if (unknown !== undefined) {
    const origin = { kind: "missing", object: `vms/${unknown}`, fact: "changeRateMibPerHour" } as const;
    return { what, seconds: { least, most: null }, origin };
  }
  const all = sharing.reduce((sum, one) => sum + delta(index, one), 0);
  const from = `${Math.round(own)} MiB of its own and ${Math.round(all - own)} MiB of others over ${link.bandwidthMbps} Mbit/s of ${link.id}`;
  return { what, seconds: { least, most: Math.ceil(all / perSecond) }, origin: { kind: "worked-out", from } };
}

function rateless(index: EstateIndex, vm: Id): boolean {
  return index.vms.get(vm)?.changeRateMibPerHour === undefined;
}

/** MiB that gather between two copies. */
function delta(index: EstateIndex, replication: Replication): number {
  const seconds = replication.intervalSeconds ?? replication.lagSeconds ?? 0;
  return (rateOf(index, replication).least * seconds) / HOUR;
}
