import { App } from "cdktf";
import { Cluster, Datastore, type EstateScope, Host, Network, VirtualMachine } from "failproof";
import { XenorchestraAcl, XenorchestraCloudConfig, XenorchestraResourceSet, XenSite } from "failproof/xen";
import { UngatedEstate } from "../../constructs/support/ungated-estate";

/** A VM in a pool of which everything exists, with resources of its author's own. */
export function existingPoolDesign(props: { readonly url: string; readonly outdir: string }): EstateScope {
  const app = new App({ stackTraces: false, outdir: props.outdir });
  const estate = new UngatedEstate(app, "acme");
  const site = new XenSite(estate, "ams", { url: props.url });
  const pool = Cluster.existing(site, "prod");
  const shared = Datastore.existing(site, "nfs-1", { type: "nfs" });
  const front = Network.existing(site, "front", { name: "Pool-wide network associated with eth0" });
  const host = Host.existing(pool, "xcp-2");
  const set = new XenorchestraResourceSet(site, "team", {
    name: "team",
    subjects: ["user-1"],
    objects: [front.resource.getStringAttribute("id"), shared.resource.getStringAttribute("id")],
    limit: [{ type: "cpus", quantity: 20 }],
  });
  const hello = new XenorchestraCloudConfig(site, "hello", { name: "hello", template: "#cloud-config\n" });
  const vm = new VirtualMachine(pool, "web", {
    vcpus: 2,
    memoryGib: 4,
    template: "Debian 12",
    host,
    disks: [{ datastore: shared, sizeGib: 20 }],
    networks: [front],
    xen: { cloudConfig: hello.getStringAttribute("template"), resourceSet: set.id, firmware: "bios" },
  });
  new XenorchestraAcl(site, "web-operators", {
    subject: "user-1",
    object: vm.resource.getStringAttribute("id"),
    action: "operator",
  });
  app.synth();
  return estate;
}
