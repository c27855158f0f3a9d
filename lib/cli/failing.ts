import type { EstateIndex, Id } from "../estate";
import type { FailedDomain } from "../prover";
import { UsageError } from "./usage-error";

const MOST_NAMED = 8;

/** `site=ams,host=esx-01`, also given in parts. @throws UsageError where there is no such thing */
export function parseFailed(values: readonly string[], index: EstateIndex): readonly FailedDomain[] {
  const failed = values.flatMap((value) => value.split(",").map((part) => parsePart(value, part, index)));
  const keys = failed.map(({ kind, id }) => `${kind}\u0000${id}`);
  const twice = failed.find((_, i) => keys.indexOf(keys[i] ?? "") !== i);
  if (twice !== undefined) throw new UsageError(`--fail ${values.join(",")}: ${twice.kind}=${twice.id} is given twice`);
  return [...failed].sort((a, b) => (a.kind === b.kind ? order(a.id, b.id) : order(a.kind, b.kind)));
}

function parsePart(value: string, part: string, index: EstateIndex): FailedDomain {
  const equals = part.indexOf("=");
  const [kind, id] = [part.slice(0, equals).trim(), part.slice(equals + 1).trim()];
  if (equals < 1 || id === "") {
    throw new UsageError(`--fail ${value}: "${part}" is not of the form KIND=ID, e.g. site=ams`);
  }
  const ids = idsOf(index, kind);
  if (ids.length === 0) {
    const kinds = [...new Set(["site", "host", "datastore", ...[...index.domains.values()].map((one) => one.kind)])];
    throw new UsageError(
      `--fail ${value}: the estate has no ${kind}; kinds are ${kinds.filter((one) => idsOf(index, one).length > 0).join(", ")}`,
    );
  }
  if (!ids.includes(id)) {
    const named = ids.slice(0, MOST_NAMED).join(", ");
    const more = ids.length > MOST_NAMED ? ` and ${ids.length - MOST_NAMED} more` : "";
    throw new UsageError(`--fail ${value}: there is no ${kind} "${id}"; there are ${named}${more}`);
  }
  return { kind, id };
}

function idsOf(index: EstateIndex, kind: string): readonly Id[] {
  if (kind === "site") return [...index.sites.keys()];
  if (kind === "host") return [...index.hosts.keys()];
  if (kind === "datastore") return [...index.datastores.keys()];
  return index.domainsOfKind(kind).map(({ id }) => id);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
