import type { InputNote } from "../note";
import type { ResourceAddress } from "./document";

/** What was left out of the estate, and why: one note for all instances of a resource that share the cause. */
export class LeftOut {
  readonly #causes = new Map<string, { readonly of: string; readonly message: string; instances: number }>();

  /** `what`: the fact, as `its cluster`; `why`: a clause, as `it depends on each.value`. */
  add(resource: ResourceAddress, what: string, why: string): void {
    const of = withoutIndex(resource);
    const message = `${what} is not known: ${why}`;
    const key = `${of} ${message}`;
    const known = this.#causes.get(key);
    if (known === undefined) this.#causes.set(key, { of, message, instances: 1 });
    else known.instances++;
  }

  notes(): readonly InputNote[] {
    return [...this.#causes.values()].map(({ of, message, instances }) => ({
      message: `${of}${instances === 1 ? "" : ` (${instances} instances)`}: ${message}`,
    }));
  }
}

function withoutIndex({ address, index }: ResourceAddress): string {
  return index === undefined ? address : address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]$/, "");
}
