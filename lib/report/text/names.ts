import { count } from "./words";

/** Names shown before the rest is a number. */
const SHOWN = 8;

/** `db-1 db-2 db-3`, or `db-1 db-2 ... +9,996` where there are many. */
export function names(all: readonly string[], shown: number = SHOWN): string {
  if (all.length <= shown + 1) return all.join(" ");
  return `${all.slice(0, shown).join(" ")} ... +${count(all.length - shown)}`;
}
