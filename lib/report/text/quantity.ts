import { count } from "./words";

/** An amount in its own unit; MiB as GiB where every amount beside it is a whole number of them, so that the sum can be done by hand. */
export function quantities(unit: string, amounts: readonly number[]): readonly string[] {
  const whole = unit === "MiB" && amounts.every((amount) => amount % 1024 === 0);
  return amounts.map((amount) => (whole ? `${count(amount / 1024)} GiB` : `${count(amount)} ${unit}`.trimEnd()));
}
