import type { InputNote } from "../note";
import type { ResourceAddress } from "./document";

interface Cause {
  readonly of: string;
  readonly type: string;
  readonly message: string;
  instances: number;
}

/** What was left out of the estate, and why: one note for all instances of a resource that share the cause. */
export class LeftOut {
  readonly #causes = new Map<string, Cause>();

  /** `what`: the fact, as `its cluster`; `why`: a clause, as `it depends on each.value`. */
  add(resource: ResourceAddress, what: string, why: string): void {
    const of = withoutIndex(resource);
    const message = `${what} is not known: ${why}`;
    const key = `${of} ${message}`;
    const known = this.#causes.get(key);
    if (known === undefined) this.#causes.set(key, { of, type: resource.type, message, instances: 1 });
    else known.instances++;
  }

  /** Resources of one type that share a cause share a line where they are many. */
  notes(): readonly InputNote[] {
    const alike = new Map<string, Cause[]>();
    for (const cause of this.#causes.values()) {
      const key = `${cause.type} ${cause.message}`;
      const known = alike.get(key);
      if (known === undefined) alike.set(key, [cause]);
      else known.push(cause);
    }
    return [...alike.values()].flatMap((causes) =>
      causes.length > MOST_LINES ? [together(causes)] : causes.map(line),
    );
  }
}

const MOST_LINES = 3;

function line({ of, instances, message }: Cause): InputNote {
  return { message: `${of}${instances === 1 ? "" : ` (${instances} instances)`}: ${message}` };
}

function together(causes: readonly Cause[]): InputNote {
  const [first] = causes;
  const others = causes.reduce((sum, { instances }) => sum + instances, 0) - 1;
  return { message: `${first?.of} and ${others} more of its type: ${first?.message}` };
}

function withoutIndex({ address, index }: ResourceAddress): string {
  return index === undefined ? address : address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]$/, "");
}
