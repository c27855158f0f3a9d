import type { Estate } from "../../estate";
import { PROVIDERS, type ProviderReader, type ReadEstate } from "./providers";

/** The providers that a document has resources of, as one; `undefined`: none that is read. */
export function providerOf(types: readonly string[]): ProviderReader | undefined {
  const [first, ...others] = PROVIDERS.filter(({ prefix }) => types.some((type) => type.startsWith(prefix)));
  return others.reduce<ProviderReader | undefined>((one, other) => one && together(one, other), first);
}

/** Two platforms in one design share nothing but the document. */
function together(one: ProviderReader, other: ProviderReader): ProviderReader {
  return {
    name: `${one.name}, ${other.name}`,
    prefix: one.prefix,
    subject: (resource) => one.subject(resource) ?? other.subject(resource),
    read: (name, document, leftOut) => merged(one.read(name, document, leftOut), other.read(name, document, leftOut)),
  };
}

function merged(one: ReadEstate, other: ReadEstate): ReadEstate {
  return {
    estate: lists(one.estate, other.estate),
    datastores: [...one.datastores, ...other.datastores],
    networks: [...one.networks, ...other.networks],
    isDoubtful: one.isDoubtful || other.isDoubtful,
    resource: (list, id) => one.resource(list, id) ?? other.resource(list, id),
  };
}

function lists(one: Estate, other: Estate): Estate {
  const both = <T>(a: readonly T[] = [], b: readonly T[] = []): readonly T[] => [...a, ...b];
  return {
    ...one,
    clusters: both(one.clusters, other.clusters),
    hosts: both(one.hosts, other.hosts),
    datastores: both(one.datastores, other.datastores),
    datastoreClusters: both(one.datastoreClusters, other.datastoreClusters),
    networks: both(one.networks, other.networks),
    vms: both(one.vms, other.vms),
    rules: both(one.rules, other.rules),
  };
}
