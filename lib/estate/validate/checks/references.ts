import type { CheckContext, ListName } from "../context";
import { quote } from "../quote";

/** Where ids stand (`*`: every entry of a list), and the lists that declare them. */
export const REFERENCES: readonly { readonly path: string; readonly to: readonly ListName[] }[] = [
  { path: "domains/*/site", to: ["sites"] },
  { path: "domains/*/domains/*", to: ["domains"] },
  { path: "domains/*/redundant/*/*", to: ["domains"] },
  { path: "clusters/*/ha/heartbeatDatastores/*", to: ["datastores"] },
  { path: "clusters/*/ha/admissionControl/failoverHosts/*", to: ["hosts"] },
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
  { path: "requirements/*/clusters/*", to: ["clusters"] },
  { path: "requirements/*/vms/*", to: ["vms"] },
  { path: "requirements/*/services/*", to: ["services"] },
];

/** Two network cards on one network are nothing to complain about. */
const MAY_REPEAT = new Set(["vms/*/networks/*"]);

/** Every id that is referred to is declared, and stands once in its list. */
export function references(context: CheckContext): void {
  for (const { path, to } of REFERENCES) {
    const declared = to.map((list) => context.declared[list]);
    const isDeclared = (id: string) => declared.some((ids) => ids === undefined || ids.has(id));
    const visitor: Visitor = {
      id: (id, at) => {
        if (isDeclared(id)) return;
        const candidates = declared.flatMap((ids) => [...(ids ?? [])]);
        context.report(at, `${to.join(" and ")} have no ${quote(id)}`, context.didYouMean(id, candidates));
      },
      repeated: (id, at) => {
        if (!MAY_REPEAT.has(path)) context.report(at, `${quote(id)} stands twice in this list`, "name it once");
      },
    };
    visit(context.estate, path.split("/"), 0, [], visitor);
  }
}

interface Visitor {
  id(id: string, at: readonly (string | number)[]): void;
  repeated(id: string, at: readonly (string | number)[]): void;
}

function visit(
  value: unknown,
  path: readonly string[],
  depth: number,
  at: (string | number)[],
  visitor: Visitor,
): void {
  if (typeof value === "string") {
    visitor.id(value, at);
    return;
  }
  const step = path[depth];
  if (step === undefined || typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    if (depth === path.length - 1) repetitions(value, at, visitor);
    for (let i = 0; i < value.length; i++) {
      at.push(i);
      visit(value[i], path, depth + 1, at, visitor);
      at.pop();
    }
  } else if (isRecord(value)) {
    at.push(step);
    visit(value[step], path, depth + 1, at, visitor);
    at.pop();
  }
}

function isRecord(value: object): value is { readonly [key: string]: unknown } {
  return !Array.isArray(value);
}

function repetitions(ids: readonly unknown[], at: readonly (string | number)[], visitor: Visitor): void {
  if (ids.length < 2) return;
  const seen = new Set<unknown>();
  for (const [i, id] of ids.entries()) {
    if (seen.has(id)) visitor.repeated(String(id), [...at, i]);
    seen.add(id);
  }
}
