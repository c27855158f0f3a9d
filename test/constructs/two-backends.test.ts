import { App } from "cdktf";
import {
  type Cluster,
  Datastore,
  declaredEstate,
  type EstateScope,
  Host,
  type HostProps,
  Cluster as MakeCluster,
  Network,
  Requirement,
  Service,
  type Site,
  VirtualMachine,
} from "failproof";
import { VsphereSite } from "failproof/vsphere";
import { XenSite } from "failproof/xen";
import { EstateIndex, type Id, validateEstate } from "../../lib/estate";
import { prove } from "../../lib/prover";
import { UngatedEstate } from "./support/ungated-estate";

type SiteOf = (estate: EstateScope) => Site;

const vsphere: SiteOf = (estate) =>
  new VsphereSite(estate, "ams", { server: "vcenter.example.com", datacenter: "AMS", tagPrefix: false });
const xen: SiteOf = (estate) => new XenSite(estate, "ams", { url: "wss://xo.example.com" });

/** A service, a machine beside it, and what is promised; the site in which it is made is all that tells the platform. */
function workload(siteOf: SiteOf, hostProps: (index: number) => Partial<HostProps> = () => ({})) {
  const estate = new UngatedEstate(new App({ stackTraces: false }), "acme");
  const site = siteOf(estate);
  const network = new Network(site, "vms", { vlan: 10 });
  const stores = ["nas-a", "nas-b"].map(
    (id) => new Datastore(site, id, { in: [], nfs: { server: `${id}.example.com`, path: "/vol1" } }),
  );
  const [home, other] = stores;
  if (home === undefined || other === undefined) throw new Error("there are two datastores");
  const cluster: Cluster = new MakeCluster(site, "prod", { ha: { hostFailures: 1, heartbeatDatastores: stores } });
  const hosts = [0, 1, 2].map(
    (index) =>
      new Host(cluster, `host-${index + 1}`, {
        hostname: `host-${index + 1}.example.com`,
        in: [],
        cores: 32,
        mhzPerCore: 2_900,
        memoryGib: 256,
        uplinks: { eth1: {}, eth2: {} },
        ...hostProps(index),
      }),
  );
  const vm = { vcpus: 4, memoryGib: 16, disks: [{ datastore: home, sizeGib: 40 }], networks: [network] };
  const etcd = new Service(cluster, "etcd", { replicas: 3, quorum: 2, tier: "gold", vm });
  new VirtualMachine(cluster, "erp", {
    ...vm,
    restart: "high",
    memoryGib: 96,
    disks: [{ datastore: other, sizeGib: 500 }],
  });
  new Requirement(estate, "any-host", { tolerate: { host: 1 } });
  return { estate: declaredEstate(estate), hosts, etcd };
}

const onVsphere = () => workload(vsphere);
const onXen = () => workload(xen, (index) => ({ xen: { coordinator: index === 0 } }));

/** Paths at which two documents differ, entries of lists without their number. */
function differences(a: unknown, b: unknown, path: readonly string[] = []): readonly string[] {
  if (isObject(a) && isObject(b)) {
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((name) =>
      differences(a[name], b[name], [...path, Array.isArray(a) ? "*" : name]),
    );
  }
  return Object.is(a, b) ? [] : [path.join(".")];
}

function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === "object" && value !== null;
}

describe("one workload, on vSphere and on Xen,", () => {
  it("gives estates that differ only where the platforms do", () => {
    const paths = differences(onVsphere().estate, onXen().estate).filter(
      (path) => !/\.source\.(line|address)$/.test(path),
    );
    expect([...new Set(paths)].sort()).toEqual([
      "clusters.*.coordinator", // a pool has one
      "clusters.*.drs.automation", // nothing moves VMs of a pool
      "clusters.*.drs.enabled",
      "clusters.*.ha.admissionControl", // a pool plans restarts for a number of host failures instead
      "clusters.*.ha.allowOvercommit",
      "clusters.*.ha.componentProtection.apd",
      "clusters.*.ha.componentProtection.pdl",
      "clusters.*.ha.hostFailuresToTolerate",
      "clusters.*.ha.hostMonitoring",
      "clusters.*.ha.isolationAddresses",
      "clusters.*.ha.vmMonitoring",
      "clusters.*.platform",
      "clusters.*.source.managed", // no provider makes pools and their hosts
      "datastores.*.shared",
      "degraded",
      "hosts.*.source.managed",
      "rules.*.mandatory", // HA of a pool looks at no anti-affinity
      "vms.*.hostDevices",
      "vms.*.startOrder",
    ]);
  });

  it.each([
    ["vSphere, which moves VMs", onVsphere, {}],
    [
      "Xen, where it is said where VMs start",
      onXen,
      { "etcd-1": "host-1", "etcd-2": "host-2", "etcd-3": "host-3", erp: "host-1" },
    ],
  ])("is proven to survive a host on %s", (_, design, places: { readonly [vm: Id]: Id }) => {
    const { estate } = design();
    const vms = estate.vms?.map((vm) => (places[vm.id] === undefined ? vm : { ...vm, host: places[vm.id] }));
    const valid = validateEstate(JSON.parse(JSON.stringify({ ...estate, vms })));
    if (!valid.ok) throw new Error(JSON.stringify(valid.errors));
    expect(prove(new EstateIndex(valid.value)).requirements).toMatchObject([{ id: "any-host", verdict: "tolerates" }]);
  });

  it("is undecided on Xen as long as nobody says where VMs start", () => {
    const valid = validateEstate(JSON.parse(JSON.stringify(onXen().estate)));
    if (!valid.ok) throw new Error(JSON.stringify(valid.errors));
    expect(prove(new EstateIndex(valid.value)).requirements).toMatchObject([{ verdict: "undecided" }]);
  });
});
