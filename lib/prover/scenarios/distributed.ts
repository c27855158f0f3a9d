import { type Datastore, type Host, inventoryOf, stateOf } from "../../estate";
import { type Blame, blameFact } from "../blame";
import { MAYBE, NO, type Tri, YES } from "../tri";
import type { Gone } from "./gone";
import { domainsOfKind } from "./membership";

/**
 * A distributed datastore is there while at most `failuresToTolerate` of its cluster's fault domains have lost a host. A host that is not
 * connected may hold data or not: unknown where it decides.
 */
export function distributedGone(gone: Gone, datastore: Datastore, blame: Blame): Tri {
  const { distributed } = datastore;
  if (distributed === undefined) return NO;
  const open: Blame = blame && [];
  const lost = new Set<string>();
  const mayBeLost = new Set<string>();
  let lostSomewhere = false;
  let mayBeAnywhere = false;
  for (const host of gone.index.hostsOfCluster(distributed.cluster)) {
    const connected = stateOf(host) === "connected";
    const state = connected ? gone.host(host, open) : MAYBE;
    if (state === NO) continue;
    if (!connected) blameFact(open, `hosts/${host.id}`, "state");
    const { domains, known } = faultDomains(gone, host, distributed.over);
    if (!known) {
      mayBeAnywhere = true;
      lostSomewhere ||= state === YES;
      blameFact(open, `hosts/${host.id}`, "domains");
      continue;
    }
    for (const domain of domains) (state === YES ? lost : mayBeLost).add(domain);
  }
  const cluster = gone.index.clusters.get(distributed.cluster);
  const unseen = cluster !== undefined && inventoryOf(cluster).hosts === "partial" && gone.scenario.takesMoreThanHosts;
  const least = lost.size === 0 && lostSomewhere ? 1 : lost.size;
  if (least > distributed.failuresToTolerate) return YES;
  const most = new Set([...lost, ...mayBeLost]).size;
  if (most <= distributed.failuresToTolerate && !unseen && !mayBeAnywhere) return NO;
  if (unseen) blameFact(open, `clusters/${distributed.cluster}`, "inventory.hosts");
  blame?.push(...(open ?? []));
  return MAYBE;
}

function faultDomains(
  gone: Gone,
  host: Host,
  over: string,
): { readonly domains: readonly string[]; readonly known: boolean } {
  const alone = [`host:${host.id}`];
  if (over === "host") return { domains: alone, known: true };
  const { ids, known } = domainsOfKind(gone.index, host, over);
  return { domains: ids.length === 0 ? alone : ids, known };
}
