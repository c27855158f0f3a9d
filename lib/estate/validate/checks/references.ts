import type { ObjectList } from "../../lists";
import type { CheckContext, Ids } from "../context";
import { quote } from "../quote";

/** Where ids stand (`*`: every entry of a list), and the lists that declare them. */
export const REFERENCES: readonly { readonly path: string; readonly to: readonly ObjectList[] }[] = [
  { path: "domains/*/site", to: ["sites"] },
  { path: "domains/*/domains/*", to: ["domains"] },
  { path: "domains/*/redundant/*/*", to: ["domains"] },
  { path: "clusters/*/coordinator", to: ["hosts"] },
  { path: "clusters/*/ha/heartbeatDatastores/*", to: ["datastores"] },
  { path: "clusters/*/ha/admissionControl/failoverHosts/*", to: ["hosts"] },
  { path: "clusters/*/witness/site", to: ["sites"] },
  { path: "clusters/*/witness/domains/*", to: ["domains"] },
  { path: "hosts/*/cluster", to: ["clusters"] },
  { path: "hosts/*/site", to: ["sites"] },
  { path: "hosts/*/domains/*", to: ["domains"] },
  { path: "hosts/*/redundant/*/*", to: ["domains"] },
  { path: "hosts/*/datastores/*", to: ["datastores"] },
  { path: "hosts/*/networks/*", to: ["networks"] },
  { path: "hosts/*/uplinks/*/switch", to: ["domains"] },
  { path: "hosts/*/uplinks/*/networks/*", to: ["networks"] },
  { path: "hosts/*/storagePaths/*/datastore", to: ["datastores"] },
  { path: "hosts/*/storagePaths/*/domains/*", to: ["domains"] },
  { path: "datastores/*/site", to: ["sites"] },
  { path: "datastores/*/domains/*", to: ["domains"] },
  { path: "datastores/*/redundant/*/*", to: ["domains"] },
  { path: "datastores/*/copies/*/site", to: ["sites"] },
  { path: "datastores/*/copies/*/domains/*", to: ["domains"] },
  { path: "datastores/*/witness/site", to: ["sites"] },
  { path: "datastores/*/witness/domains/*", to: ["domains"] },
  { path: "datastores/*/distributed/cluster", to: ["clusters"] },
  { path: "datastoreClusters/*/datastores/*", to: ["datastores"] },
  { path: "vms/*/cluster", to: ["clusters"] },
  { path: "vms/*/disks/*/datastore", to: ["datastores"] },
  { path: "vms/*/disks/*/datastoreCluster", to: ["datastoreClusters"] },
  { path: "vms/*/networks/*", to: ["networks"] },
  { path: "vms/*/host", to: ["hosts"] },
  { path: "rules/*/vms/*", to: ["vms"] },
  { path: "rules/*/hosts/*", to: ["hosts"] },
  { path: "rules/*/after/*", to: ["vms"] },
  { path: "rules/*/derivedFrom", to: ["rules", "services"] },
  { path: "services/*/vms/*", to: ["vms"] },
  { path: "replications/*/vms/*", to: ["vms"] },
  { path: "replications/*/to/site", to: ["sites"] },
  { path: "replications/*/to/cluster", to: ["clusters"] },
  { path: "replications/*/to/datastores/*", to: ["datastores"] },
  { path: "replications/*/link", to: ["links"] },
  { path: "replications/*/datastores/*/from", to: ["datastores"] },
  { path: "replications/*/datastores/*/to", to: ["datastores"] },
  { path: "replications/*/replicas/*", to: ["vms"] },
  { path: "links/*/between/*", to: ["sites"] },
  { path: "links/*/domains/*", to: ["domains"] },
  { path: "failoverPlans/*/from", to: ["sites"] },
  { path: "failoverPlans/*/to", to: ["sites"] },
  { path: "failoverPlans/*/cluster", to: ["clusters"] },
  { path: "failoverPlans/*/clusters/*", to: ["clusters"] },
  { path: "failoverPlans/*/vms/*", to: ["vms"] },
  { path: "failoverPlans/*/services/*", to: ["services"] },
  { path: "failoverPlans/*/replications/*", to: ["replications"] },
  { path: "failoverPlans/*/networks/*/from", to: ["networks"] },
  { path: "failoverPlans/*/networks/*/to", to: ["networks"] },
  { path: "failoverPlans/*/datastores/*/from", to: ["datastores"] },
  { path: "failoverPlans/*/datastores/*/to", to: ["datastores"] },
  { path: "failoverPlans/*/order/*/vms/*", to: ["vms"] },
  { path: "failoverPlans/*/order/*/services/*", to: ["services"] },
  { path: "backups/*/clusters/*", to: ["clusters"] },
  { path: "backups/*/vms/*", to: ["vms"] },
  { path: "backups/*/services/*", to: ["services"] },
  { path: "backups/*/copies/*/site", to: ["sites"] },
  { path: "backups/*/copies/*/datastore", to: ["datastores"] },
  { path: "backups/*/copies/*/domains/*", to: ["domains"] },
  { path: "objectives/*/clusters/*", to: ["clusters"] },
  { path: "objectives/*/vms/*", to: ["vms"] },
  { path: "objectives/*/services/*", to: ["services"] },
  { path: "requirements/*/clusters/*", to: ["clusters"] },
  { path: "requirements/*/vms/*", to: ["vms"] },
  { path: "requirements/*/services/*", to: ["services"] },
];

/** Two network cards on one network are nothing to complain about. */
const MAY_REPEAT = new Set(["vms/*/networks/*"]);

/** Every id that is referred to is declared, and stands once in its list. */
export function references(context: CheckContext): void {
  for (const { path, to } of REFERENCES) {
    const steps = path.split("/");
    const sets = to.map((list) => context.declared[list]);
    const isDeclared = (id: string) => sets.some((ids) => ids === undefined || ids.has(id));
    const mayRepeat = MAY_REPEAT.has(path);
    if (isFine(context.estate, steps, 0, isDeclared, mayRepeat)) continue;
    const dangling = (id: string, at: At) => {
      context.report(at, `${to.join(" and ")} have no ${quote(id)}`, context.didYouMean(id, allOf(sets)));
    };
    const repeated = (id: string, at: At) =>
      context.report(at, `${quote(id)} stands twice in this list`, "name it once");
    visit(context.estate, steps, [], {
      id: (id, at) => {
        if (!isDeclared(id)) dangling(id, at);
      },
      list: (ids, at) => {
        if (!mayRepeat) for (const i of repetitions(ids)) repeated(String(ids[i]), [...at, i]);
      },
    });
  }
}

function* allOf(sets: readonly (Ids | undefined)[]): Iterable<string> {
  for (const ids of sets) yield* ids?.keys() ?? [];
}

type At = readonly (string | number)[];

/** The quick look, which is all that a valid estate needs. */
function isFine(
  value: unknown,
  path: readonly string[],
  depth: number,
  isDeclared: (id: string) => boolean,
  mayRepeat: boolean,
): boolean {
  if (typeof value === "string") return isDeclared(value);
  const step = path[depth];
  if (step === undefined || typeof value !== "object" || value === null) return true;
  if (isRecord(value)) return isFine(value[step], path, depth + 1, isDeclared, mayRepeat);
  if (!Array.isArray(value)) return true;
  for (const entry of value) if (!isFine(entry, path, depth + 1, isDeclared, mayRepeat)) return false;
  return mayRepeat || depth < path.length - 1 || repetitions(value).length === 0;
}

interface Visitor {
  id(id: string, at: At): void;
  list(ids: readonly unknown[], at: At): void;
}

function visit(value: unknown, path: readonly string[], at: At, visitor: Visitor): void {
  if (typeof value === "string") {
    visitor.id(value, at);
    return;
  }
  const step = path[at.length];
  if (step === undefined || typeof value !== "object" || value === null) return;
  if (isRecord(value)) {
    visit(value[step], path, [...at, step], visitor);
  } else if (Array.isArray(value)) {
    if (at.length === path.length - 1) visitor.list(value, at);
    for (const [i, entry] of value.entries()) visit(entry, path, [...at, i], visitor);
  }
}

/** Positions of what stands in a list before. */
function repetitions(ids: readonly unknown[]): readonly number[] {
  if (ids.length < 2) return NONE;
  const seen = new Set(ids);
  if (seen.size === ids.length) return NONE;
  seen.clear();
  return [...ids.keys()].filter((i) => seen.has(ids[i]) || !seen.add(ids[i]));
}

const NONE: readonly number[] = [];

function isRecord(value: object): value is { readonly [key: string]: unknown } {
  return !Array.isArray(value);
}
