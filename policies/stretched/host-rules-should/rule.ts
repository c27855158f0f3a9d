import { isEnabled } from "../../../lib/estate";
import { ALL_PLATFORMS, defineRule, fails, names, passes, undecided } from "../../../lib/policy";
import { stretchedClusters } from "../clusters";

export const rule = defineRule({
  title: "In a stretched cluster, VM-host rules prefer a site and do not bind to it",
  why: "A must rule that holds VMs at one site holds them there when the site is lost: HA restarts none of them at the other.",
  severity: "error",
  undecided: "note",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "make the rule a should rule (mandatory: false)",
  sources: [
    {
      catalogue: "DR-011",
      title: "VMware vSAN 7.0 Planning, stretched cluster guidelines: should rules for site affinity",
      url: "https://docs.vmware.com/en/VMware-vSphere/7.0/com.vmware.vsphere.vsan-planning.doc/GUID-4172337E-E25F-4C6B-945E-01623D314FDA",
    },
  ],
  profiles: ["stretched-cluster"],

  *check(estate) {
    const { index } = estate;
    for (const { id, siteOfHost } of stretchedClusters(index)) {
      for (const rule of index.rules.values()) {
        if (rule.kind !== "vm-host" || rule.polarity !== "with" || !isEnabled(rule)) continue;
        const vms = rule.vms.filter((vm) => index.vms.get(vm)?.cluster === id);
        const sites = new Set(rule.hosts.flatMap((host) => siteOfHost.get(host) ?? []));
        const [site] = sites;
        if (vms.length === 0 || sites.size !== 1 || site === undefined) continue;
        const about = estate.allRules.find((view) => view.id === rule.id);
        if (about === undefined) continue;
        if (rule.mandatory === false) yield passes();
        else if (rule.mandatory === undefined)
          yield undecided(about, [{ object: `rules/${rule.id}`, fact: "mandatory" }]);
        else {
          yield fails({
            about: [about, estate.named("clusters", id), ...vms.map((vm) => estate.named("vms", vm))],
            message: `${rule.id} binds ${names(vms)} to hosts at ${site}: when ${site} is lost, nothing restarts ${vms.length === 1 ? "it" : "them"}`,
            expected: "mandatory: false",
            found: "mandatory: true",
          });
        }
      }
    }
  },
});
