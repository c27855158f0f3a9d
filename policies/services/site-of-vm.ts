import type { EstateIndex, Id } from "../../lib/estate";

/** Where a VM runs: the one site of its cluster's hosts, else that of its own host; `undefined`: not told. */
export function siteOfVm(index: EstateIndex, id: Id): Id | undefined {
  const vm = index.vms.get(id);
  const hosts = index.hostsOfCluster(vm?.cluster ?? "");
  const named = (host: Id): Id | undefined => {
    const sites = [...index.sites.keys()].filter((site) => index.membersOfSite(site).hosts.has(host));
    return sites.length === 1 ? sites[0] : undefined;
  };
  const sites = new Set(hosts.map((host) => named(host.id)));
  const [only] = sites;
  if (sites.size === 1) return only;
  return vm?.host === undefined ? undefined : named(vm.host);
}
