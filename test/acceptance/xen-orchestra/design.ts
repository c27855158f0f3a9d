import { App } from "cdktf";
import { AntiAffinityRule, Cluster, Datastore, type EstateScope, Host, Network, VirtualMachine } from "failproof";
import { XenSite } from "failproof/xen";
import { UngatedEstate } from "../../constructs/support/ungated-estate";

interface PoolDesignProps {
  readonly url: string;
  readonly outdir: string;
  readonly changed: boolean;
  /** Where HA is set up; absent: it is off. */
  readonly coordinator?: { readonly port: number; readonly user: string; readonly hostKey: string };
  readonly hostFailures?: number;
  /** @default 3 */
  readonly hosts?: number;
}

/** A pool with all that the provider makes. `changed`: what an update is about. */
export function poolDesign(props: PoolDesignProps): EstateScope {
  const app = new App({ stackTraces: false, outdir: props.outdir });
  const estate = new UngatedEstate(app, "acme");
  const site = new XenSite(estate, "ams", {
    url: props.url,
    ...(props.coordinator === undefined ? {} : { ssh: props.coordinator }),
  });
  const shared = Datastore.existing(site, "nfs-1", { type: "nfs" });
  const local = Datastore.existing(site, "local-1", { name: "Local storage", type: "ext" });
  const front = new Network(site, "front", { vlan: 10 });
  const back = new Network(site, "back", { vlan: 20 });
  const pool = new Cluster(site, "prod", {
    ha:
      props.coordinator === undefined
        ? "off"
        : { hostFailures: props.hostFailures ?? 1, heartbeatDatastores: [shared] },
  });
  const hosts = Array.from(
    { length: props.hosts ?? 3 },
    (_, index) =>
      new Host(pool, `xcp-${index + 1}`, {
        hostname: `xcp-${index + 1}`,
        cores: 16,
        mhzPerCore: 2_500,
        memoryGib: 256,
        uplinks: { eth1: {}, eth2: {} },
        xen: { coordinator: index === 0, address: "127.0.0.1" },
      }),
  );
  const db = ["db-1", "db-2"].map(
    (id, index) =>
      new VirtualMachine(pool, id, {
        vcpus: 4,
        memoryGib: props.changed ? 16 : 8,
        template: "Debian 12",
        tier: "gold",
        restart: "high",
        disks: [
          { datastore: shared, sizeGib: 20 },
          { datastore: shared, sizeGib: props.changed ? 60 : 50 },
        ],
        networks: [front, back],
        ...(hosts[index] === undefined ? {} : { host: hosts[index] }),
        xen: { startDelaySeconds: 10, description: "database" },
      }),
  );
  new AntiAffinityRule(pool, "db-apart", { vms: db });
  new VirtualMachine(pool, "scratch", {
    vcpus: 1,
    memoryGib: 2,
    disks: [{ datastore: local, sizeGib: 10 }],
    networks: props.changed ? [front, back] : [front],
    restart: "disabled",
    xen: { memoryMinGib: 1 },
  });
  app.synth();
  return estate;
}
