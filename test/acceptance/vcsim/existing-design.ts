import { App } from "cdktf";
import {
  AntiAffinityRule,
  Cluster,
  Datastore,
  type EstateScope,
  Host,
  Network,
  VirtualMachine,
  VirtualSwitch,
  VmHostRule,
} from "failproof";
import { VsphereSite } from "failproof/vsphere";
import { UngatedEstate } from "../../constructs/support/ungated-estate";

/** New VMs and rules on the inventory that the simulator starts with. */
export function existingDesign({ server, outdir }: { readonly server: string; readonly outdir: string }): EstateScope {
  const app = new App({ outdir, stackTraces: false });
  const estate = new UngatedEstate(app, "acme");
  const site = new VsphereSite(estate, "lab", { server, datacenter: { existing: "DC0" }, allowUnverifiedSsl: true });
  const cluster = Cluster.existing(site, "DC0_C0");
  const hosts = [0, 1, 2].map((n) =>
    Host.existing(cluster, `DC0_C0_H${n}`, { cores: 2, mhzPerCore: 2_294, memoryGib: 4, uplinks: { vmnic0: {} } }),
  );
  const datastore = Datastore.existing(site, "LocalDS_0", { type: "local", hosts: [cluster] });
  const network = Network.existing(site, "DC0_DVPG0", { hosts: [cluster], nics: ["vmnic0"] });
  const extra = new Network(site, "extra", {
    vlan: 30,
    on: VirtualSwitch.existing(site, "DVS0", { hosts: [cluster] }),
  });
  const old = VirtualMachine.existing(cluster, "DC0_C0_RP0_VM0", { vcpus: 1, memoryGib: 0.03125 });
  const shape = { vcpus: 1, memoryGib: 0.25, disks: [{ datastore, sizeGib: 10 }] };
  const scratch = new VirtualMachine(cluster, "scratch", { ...shape, networks: [network, extra], restart: "low" });
  const cloned = new VirtualMachine(cluster, "cloned", { ...shape, networks: [network], template: "DC0_C0_RP0_VM1" });
  new AntiAffinityRule(cluster, "apart", { vms: [old, scratch, cloned] });
  new VmHostRule(cluster, "first-two", { vms: [cloned], hosts: hosts.slice(0, 2) });
  app.synth();
  return estate;
}
