import { type Estate, globOf, type InputError, type Result, Suggester, validateEstate } from "../../estate";
import { asBefore } from "../base";
import { lazy } from "../lazy";
import { isRecord, type LoadedEstate } from "../reader";
import { pointerOf, pointerParts } from "../text";
import type { FactsFile } from "./facts-file";
import { type Contradiction, over, united } from "./layer";
import { matches, type Named } from "./named";

/** Lists of the estate that facts add entries to, and those whose entries they say more about. */
const ADDED = [
  "sites",
  "domains",
  "services",
  "replications",
  "links",
  "failoverPlans",
  "backups",
  "requirements",
  "objectives",
] as const;
const MATCHED = ["clusters", "hosts", "datastores", "networks", "vms", "rules"] as const;

/**
 * The estates with the facts laid over them. A pattern that matches nothing in any of them is an error, unless its entry is `optional`;
 * so is a fact that contradicts the input or another fact: neither is more right than the other.
 */
export function applyFacts(loaded: readonly LoadedEstate[], file: FactsFile): Result<readonly LoadedEstate[]> {
  const layers = loaded.map((one) => new Layer(one, file));
  const errors = [...unmatched(layers, file), ...layers.flatMap((layer) => layer.errors)];
  const results = errors.length > 0 ? [] : layers.map((layer) => layer.result());
  for (const result of results) if (!result.ok) errors.push(...result.errors);
  if (errors.length > 0) return { ok: false, errors: located(errors, file) };
  return { ok: true, value: results.flatMap((result) => (result.ok ? [withFactsBefore(result.value, file)] : [])) };
}

/** The estate before a change with the facts that are about something in it; where it says otherwise, it was otherwise. */
export function beforeWithFacts(before: Estate, file: FactsFile): Estate | undefined {
  return new Layer({ estate: before, file: file.file }, file, true).before();
}

function withFactsBefore(loaded: LoadedEstate, file: FactsFile): LoadedEstate {
  const { change } = loaded;
  if (change === undefined) return loaded;
  const withFacts = lazy(() => {
    const { before, actions } = change();
    const known = before && beforeWithFacts(before, file);
    return known === undefined ? { actions } : { before: known, actions };
  });
  return { ...loaded, change: withFacts };
}

/** One estate with the facts over it. */
class Layer {
  readonly errors: InputError[] = [];
  /** Pointers of patterns that matched. */
  readonly matched = new Set<string>();
  readonly #estate: { [list: string]: unknown };
  /** Where in the facts a value of the estate comes from, by its pointer in the estate. */
  readonly #origins = new Map<string, string>();

  constructor(
    private readonly loaded: LoadedEstate,
    private readonly file: FactsFile,
    /** It is what was there before a change, of which not all facts need be. */
    private readonly isBefore = false,
  ) {
    this.#estate = { ...loaded.estate };
    for (const list of ADDED) this.#add(list);
    for (const list of MATCHED) this.#lay(list);
  }

  ids(list: (typeof MATCHED)[number]): readonly string[] {
    return (this.loaded.estate[list] ?? []).map(({ id }) => id);
  }

  /** The estate, valid as a whole; an error in what the facts brought is told where they say it. */
  result(): Result<LoadedEstate> {
    const valid = validateEstate(this.#estate);
    if (valid.ok) return { ok: true, value: { ...this.loaded, estate: valid.value } };
    return { ok: false, errors: valid.errors.map((error) => this.#traced(error)) };
  }

  /** The estate, as far as it is valid without what the facts say of things that are not in it. */
  before(): Estate | undefined {
    return asBefore(this.#estate);
  }

  #add(list: (typeof ADDED)[number]): void {
    const given = this.file.facts[list];
    if (given === undefined) return;
    const entries: Named[] = [...(this.loaded.estate[list] ?? [])];
    for (const [i, entry] of given.entries()) {
      this.#origins.set(pointerOf([list, String(entries.length)]), pointerOf([list, String(i)]));
      entries.push(entry);
    }
    this.#estate[list] = entries;
  }

  #lay(list: (typeof MATCHED)[number]): void {
    const entries = this.file.facts[list] ?? [];
    if (entries.length === 0) return;
    const objects: readonly Named[] = this.loaded.estate[list] ?? [];
    const facts = new Map<number, { readonly value: unknown }>();
    for (const [i, { match, optional: _, ...given }] of entries.entries()) {
      const patterns = typeof match === "string" ? [match] : match;
      const globs = patterns.map(globOf);
      const value = this.#expanded(given, list, i);
      for (const [j, object] of objects.entries()) {
        const hits = globs.map((glob) => matches(object, glob));
        for (const [k, hit] of hits.entries()) if (hit) this.matched.add(patternPointer(list, i, match, k));
        if (!hits.includes(true)) continue;
        for (const field of Object.keys(given)) {
          this.#origins.set(pointerOf([list, String(j), field]), pointerOf([list, String(i), field]));
        }
        const report = (found: Contradiction) =>
          this.#contradiction(found, object, [list, String(i)], "other facts say");
        facts.set(j, { value: united(facts.get(j)?.value, value, report) });
      }
    }
    this.#estate[list] = objects.map((object, j) => {
      const given = facts.get(j);
      return given === undefined ? object : this.#laid(list, j, object, given.value);
    });
  }

  #laid(list: string, j: number, object: Named, given: unknown): unknown {
    const stated = isRecord(given) ? Object.keys(given) : [];
    const base = list === "clusters" ? withoutPartial(object, given) : object;
    return over(base, given, (found) => {
      const field = found.at[0] ?? stated[0] ?? "";
      const origin = this.#origins.get(pointerOf([list, String(j), field]));
      this.#contradiction(
        found,
        object,
        origin === undefined ? [list] : pointerParts(origin).slice(0, 2),
        "the input says",
      );
    });
  }

  /** Datastores and networks of a host may be given as globs. */
  #expanded(given: object, list: string, i: number): unknown {
    if (list !== "hosts") return given;
    return Object.fromEntries(
      Object.entries(given).flatMap(([field, value]): readonly (readonly [string, unknown])[] => {
        if ((field !== "datastores" && field !== "networks") || !Array.isArray(value)) return [[field, value]];
        const ids = this.#ids(field, value.map(String), [list, String(i), field]);
        return ids === undefined ? [] : [[field, ids]];
      }),
    );
  }

  #ids(
    list: "datastores" | "networks",
    patterns: readonly string[],
    at: readonly string[],
  ): readonly string[] | undefined {
    const objects: readonly Named[] = this.loaded.estate[list] ?? [];
    const found = patterns.map((pattern) => objects.filter((object) => matches(object, globOf(pattern))));
    const missed = patterns.filter((_, i) => found[i]?.length === 0);
    const ids = objects.map(({ id }) => id);
    for (const pattern of missed) {
      this.#error(at, `${list} have no ${JSON.stringify(pattern)}`, new Suggester().hint(pattern, ids));
    }
    return missed.length > 0 && !this.isBefore ? undefined : [...new Set(found.flat().map(({ id }) => id))];
  }

  #contradiction(found: Contradiction, object: Named, entry: readonly string[], says: string): void {
    const [field = ""] = found.at;
    const what = `${found.at.join(".")} of ${JSON.stringify(object.id)}`;
    const message = `${what} is ${shown(found.given)} here, but ${says} ${shown(found.there)}`;
    this.#error([...entry, field], message, "neither is more right than the other: leave out the wrong one");
  }

  #error(at: readonly string[], message: string, hint: string | undefined): void {
    this.errors.push({
      file: this.file.file,
      pointer: pointerOf(at),
      message,
      ...(hint === undefined ? {} : { hint }),
    });
  }

  #traced(error: InputError): InputError {
    const parts = pointerParts(error.pointer);
    for (let length = parts.length; length > 0; length--) {
      const origin = this.#origins.get(pointerOf(parts.slice(0, length)));
      if (origin === undefined) continue;
      const rest = length === 2 ? pointerOf(parts.slice(length)) : "";
      return { ...error, file: this.file.file, pointer: origin + rest };
    }
    return { ...error, file: this.loaded.file };
  }
}

/** An inventory that is partial because nothing lists the rest may be said to be complete; not one from which something was left out. */
function withoutPartial(object: Named, given: unknown): unknown {
  const inventory = isRecord(given) ? given.inventory : undefined;
  const isDoubtful = object.vendor?.leftOut !== undefined;
  if (!isRecord(inventory) || !("inventory" in object) || !isRecord(object.inventory)) return object;
  const kept = Object.entries(object.inventory).filter(
    ([list, known]) => known !== "partial" || inventory[list] === undefined || (list === "vms" && isDoubtful),
  );
  return { ...object, inventory: Object.fromEntries(kept) };
}

function unmatched(layers: readonly Layer[], { facts, file }: FactsFile): InputError[] {
  const matched = new Set(layers.flatMap((layer) => [...layer.matched]));
  return MATCHED.flatMap((list) =>
    (facts[list] ?? []).flatMap(({ match, optional }, i) => {
      const patterns = typeof match === "string" ? [match] : match;
      return patterns.flatMap((pattern, k): InputError[] => {
        const pointer = patternPointer(list, i, match, k);
        if (optional === true || matched.has(pointer)) return [];
        const ids = layers.flatMap((layer) => layer.ids(list));
        const hint = new Suggester().hint(pattern, ids) ?? "say optional: true where it need not match";
        return [
          { file, pointer, message: `no ${singular(list)} of the input matches ${JSON.stringify(pattern)}`, hint },
        ];
      });
    }),
  );
}

function patternPointer(list: string, i: number, match: string | readonly string[], k: number): string {
  return pointerOf(typeof match === "string" ? [list, String(i), "match"] : [list, String(i), "match", String(k)]);
}

function singular(list: string): string {
  return list === "vms" ? "VM" : list.slice(0, -1);
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

/** In the order of the facts document; errors about the input alone stay as they are. */
function located(errors: readonly InputError[], { file, locate }: FactsFile): readonly InputError[] {
  const own = errors.filter((error) => error.file === file);
  return [...locate(own), ...errors.filter((error) => error.file !== file)];
}
