import {
  ALL_PLATFORMS,
  type ClusterView,
  count,
  defineRule,
  fails,
  passes,
  type RuleView,
  undecided,
} from "../../../lib/policy";
import { needOf } from "./need";
import { placesLeft } from "./places-left";

export const rule = defineRule({
  title: "An anti-affinity group is no larger than what survives",
  why: "A platform that never breaks the rule does not restart a VM that finds no host of its own: it stays down though there is room.",
  severity: "error",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "add hosts, make the group smaller, or let the platform break the rule at a restart (mandatory: false)",
  sources: [
    {
      catalogue: "DRS-002",
      title:
        "VMware vSphere 6.5 Availability: using vSphere HA and DRS together (HA does not restart a VM against a VM-VM anti-affinity rule)",
      url: "https://docs.vmware.com/en/VMware-vSphere/6.5/com.vmware.vsphere.avail.doc/GUID-E137A9F8-17E4-4DE7-B986-94A0999CF327",
    },
    { catalogue: "DRS-014", title: "XAPI, ocaml/xapi/xapi_ha_vm_failover.ml: the restart plan" },
  ],
  profiles: ["baseline"],

  *check(estate) {
    const visible = new Set(estate.clusters);
    for (const group of estate.rules) {
      if (group.kind !== "anti-affinity" || !group.mayBind) continue;
      const clusters = new Set(group.vms.flatMap((vm) => vm.cluster ?? []));
      for (const cluster of clusters) if (visible.has(cluster)) yield judge(group, cluster);
    }
  },
});

function judge(group: RuleView, cluster: ClusterView) {
  const members = group.vms.filter((vm) => vm.cluster === cluster);
  const scenarios = [undefined, ...cluster.requirements.filter((requirement) => !requirement.isProven)];
  const missing = [];
  for (const requirement of scenarios) {
    const need = needOf(members, requirement);
    const left = placesLeft(group, members, cluster, requirement);
    if (left === "enough" || need <= left.places) continue;
    if (left.missing.length > 0 || !group.mandatory.known) {
      missing.push(...left.missing, ...(group.mandatory.known ? [] : group.mandatory.missing));
      continue;
    }
    const when = requirement === undefined ? "at all times" : `under "${requirement.id}"`;
    return fails({
      about: [group, ...(requirement === undefined ? [] : [requirement]), cluster, ...members],
      cause: group.over,
      message: `${group.id} keeps ${count(need, "VM")} that must run ${when} on different ${group.over}s, and only ${left.places} ${left.places === 1 ? "is" : "are"} left`,
      expected: `at least ${count(need, group.over)} left in ${cluster.id}`,
      found: `${left.places}${requirement === undefined ? "" : ` when "${requirement.id}" takes the most`}`,
    });
  }
  return missing.length > 0 ? undecided(group, missing) : passes();
}
