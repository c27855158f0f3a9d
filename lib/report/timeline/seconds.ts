import type { Span } from "../../failover";

/** `90 s`, `12 min`, `1 h 5 min`: seconds only below three minutes, or where they are not whole minutes. */
export function seconds(value: number): string {
  if (value < 180) return `${value} s`;
  const [hours, minutes, rest] = [Math.floor(value / 3600), Math.floor((value % 3600) / 60), value % 60];
  const parts = [hours > 0 ? `${hours} h` : "", minutes > 0 ? `${minutes} min` : "", rest > 0 ? `${rest} s` : ""];
  return parts.filter((part) => part !== "").join(" ");
}

/** A number that is known, one between two, or one that nothing bounds. */
export function spanText({ least, most }: Span): string {
  if (most === null) return `${seconds(least)} or more`;
  return least === most ? seconds(least) : `${seconds(least)} to ${seconds(most)}`;
}
