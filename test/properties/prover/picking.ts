import type { Site } from "../../../lib/estate";

export function range(count: number): readonly number[] {
  return [...Array(count).keys()];
}

export function at<T>(list: readonly T[], i: number): T {
  const entry = list[i];
  if (entry === undefined) throw new Error(`no entry ${i}`);
  return entry;
}

export function pick<T>(list: readonly T[], i: number): T {
  return at(list, i % list.length);
}

/** Ids without repetition; none of an empty list. */
export function picks(list: readonly { readonly id: string }[], indices: readonly number[]): readonly string[] {
  return list.length === 0 ? [] : [...new Set(indices.map((i) => pick(list, i).id))];
}

export function idsBut(list: readonly { readonly id: string }[], lacks: number | undefined): readonly string[] {
  const ids = list.map(({ id }) => id);
  return lacks === undefined ? ids : ids.filter((_, i) => i !== lacks % ids.length);
}

export function siteOf(sites: readonly Site[], site: number | null | undefined): string | null | undefined {
  if (site === null || site === undefined) return site;
  return sites.length === 0 ? null : pick(sites, site).id;
}

export function ids(list: readonly { readonly id: string }[]): readonly string[] {
  return [...new Set(list.map(({ id }) => id))];
}
