import type { EstateIndex, Id, Requirement } from "../../estate";
import type { Movements } from "../model/compile";
import { scopeOf } from "../model/scope";

/**
 * The scoped clusters in groups that no rule and no service ties together: what fails in one does not touch another. Undefined where they
 * cannot be told apart: anything else than hosts fails, storage is spread over hosts, continuity, or an unknown movement.
 */
export function partsOf(
  index: EstateIndex,
  requirement: Requirement,
  movements: Movements,
): readonly (readonly Id[])[] | undefined {
  if (Object.keys(requirement.tolerate).some((kind) => kind !== "host") || requirement.continuity === true)
    return undefined;
  if ([...movements.values()].includes("unknown")) return undefined;
  for (const { distributed, type } of index.datastores.values()) {
    if (distributed !== undefined || type === "vsan") return undefined;
  }
  const group = new Map(scopeOf(index, requirement).clusters.map(({ id }) => [id, id]));
  const root = (id: Id): Id => {
    const parent = group.get(id) ?? id;
    return parent === id ? id : root(parent);
  };
  const tied = [...index.services.values(), ...index.rules.values()];
  for (const { vms } of tied) {
    const clusters = vms.flatMap((vm) => index.vms.get(vm)?.cluster ?? []).filter((cluster) => group.has(cluster));
    for (const cluster of clusters) group.set(root(cluster), root(clusters[0] ?? cluster));
  }
  const parts = new Map<Id, Id[]>();
  for (const id of group.keys()) {
    const part = parts.get(root(id)) ?? [];
    part.push(id);
    parts.set(root(id), part);
  }
  return parts.size > 1 ? [...parts.values()] : undefined;
}
