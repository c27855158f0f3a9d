import type { Estate, EstateObject, Id, Source } from "../estate";
import type { Edit } from "./fix";

/** The edits, each with the place where its object is declared. */
export function withSources(estate: Estate, edits: readonly Edit[]): readonly Edit[] {
  const lists: { readonly [list: string]: readonly (EstateObject & { readonly id: Id })[] | undefined } = {
    clusters: estate.clusters,
    hosts: estate.hosts,
    vms: estate.vms,
    rules: estate.rules,
    requirements: estate.requirements,
  };
  return edits.map((edit) => {
    const [, list = "", position = ""] = edit.pointer.split("/");
    const source: Source | undefined = lists[list]?.[Number(position)]?.source;
    return source === undefined ? edit : { ...edit, source };
  });
}
