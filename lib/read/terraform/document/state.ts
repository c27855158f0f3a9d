import { isRecord } from "../../reader";
import { addressOf } from "./address";
import { Resource } from "./resource";

/** All resources of a module of a state, those of its child modules included. */
export function inState(module: unknown): readonly Resource[] {
  const resources: Resource[] = [];
  const open: unknown[] = [module];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (!isRecord(next)) continue;
    for (const entry of listOf(next.resources)) {
      const at = addressOf(entry);
      if (at === undefined || !isRecord(entry) || "deposed_key" in entry) continue;
      resources.push(new Resource(at, "keep", { values: entry.values, sensitive: entry.sensitive_values }));
    }
    open.push(...listOf(next.child_modules));
  }
  return resources;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
