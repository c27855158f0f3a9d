import { count } from "./words";

const LABELS: ReadonlyMap<string, string> = new Map([
  ["reserved-cpu", "reserved CPU"],
  ["reserved-memory", "reserved memory"],
  ["vcpus", "vCPUs"],
]);

const MIB_PER_GIB = 1024;

/** From here on people think in GiB. */
const LARGE_MIB = 10 * MIB_PER_GIB;

/** What a dimension is called in a sentence. */
export function label(dimension: string): string {
  return LABELS.get(dimension) ?? dimension;
}

/** An amount and what it is of: `388 GiB of memory`, `120 vCPUs`. */
export function amountOf(amount: string, dimension: string): string {
  const name = label(dimension);
  return amount.endsWith(` ${name}`) ? amount : `${amount} of ${name}`;
}

/**
 * Amounts that stand beside each other, so that the sum can be done by hand: GiB where all are whole numbers of them, else exact MiB with
 * the nearest GiB beside them.
 */
export function quantities(unit: string, amounts: readonly number[]): readonly string[] {
  if (unit !== "MiB") return amounts.map((amount) => `${count(amount)} ${unit}`.trimEnd());
  if (amounts.every((amount) => amount % MIB_PER_GIB === 0)) {
    return amounts.map((amount) => `${count(amount / MIB_PER_GIB)} GiB`);
  }
  return amounts.map((amount) => {
    const near = amount < LARGE_MIB ? "" : ` (${count(Math.round(amount / MIB_PER_GIB))} GiB)`;
    return `${count(amount)} MiB${near}`;
  });
}

/** A sentence with its amounts of memory written as those of the arithmetic are. */
export function readableAmounts(sentence: string): string {
  return sentence.replace(/\b(\d+) MiB\b/g, (_, amount: string) => quantities("MiB", [Number(amount)]).join());
}
