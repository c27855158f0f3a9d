import type { FailedDomain } from "../../prover";

/** `1,234,567`: the same on every machine, unlike `toLocaleString`. */
export function count(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** `1 host`, `3 switches`. */
export function counted(value: number, noun: string): string {
  return `${count(value)} ${value === 1 ? noun : plural(noun)}`;
}

/** `hosts`, `switches`, `chassis`. */
export function plural(noun: string): string {
  if (/sis$/.test(noun)) return noun;
  return /(s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}

/** `a`, `a and b`, `a, b and c`. */
export function list(items: readonly string[]): string {
  const last = items.at(-1);
  if (last === undefined) return "";
  return items.length === 1 ? last : `${items.slice(0, -1).join(", ")} and ${last}`;
}

/** A tolerance as people say it: `any 2 hosts`, `any 1 host with any 1 switch`. */
export function promise(tolerate: { readonly [kind: string]: number }): string {
  return Object.entries(tolerate)
    .map(([kind, most]) => `any ${counted(most, kind)}`)
    .join(" with ");
}

/** What fails, as people say it: `rack-2`, `host esx-01`, `hosts esx-01 and esx-02 and switch leaf-1`. */
export function domains(failed: readonly FailedDomain[]): string {
  const kinds = [...new Set(failed.map((domain) => domain.kind))];
  return list(
    kinds.map((kind) =>
      ofOneKind(
        kind,
        failed.filter((domain) => domain.kind === kind),
      ),
    ),
  );
}

/** An id that names its kind needs no noun before it. */
function ofOneKind(kind: string, failed: readonly FailedDomain[]): string {
  const ids = failed.map((domain) => domain.id);
  const named = ids.every((id) => id.toLowerCase().includes(kind.toLowerCase()));
  if (named) return list(ids);
  return `${ids.length === 1 ? kind : plural(kind)} ${list(ids)}`;
}
