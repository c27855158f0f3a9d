import type { Rule } from "../../../estate";
import type { Resource } from "../document";
import { stated } from "../stated";
import type { Groups } from "./groups";
import type { Inventory } from "./inventory";
import { origin } from "./sources";

const VM_GROUP = "vsphere_compute_cluster_vm_group";
const HOST_GROUP = "vsphere_compute_cluster_host_group";

/** A rule as it is read, with the VMs it is about. */
export interface ReadRule {
  readonly rule: Rule;
  readonly vms: readonly Resource[];
}

/** Rules of clusters. One whose members are not known is left out, and while it may bind, nothing there counts as survived. */
export function rules(inventory: Inventory, groups: Groups): readonly ReadRule[] {
  const read = (type: string, rule: (resource: Resource) => ReadRule | undefined) =>
    inventory.all(type).flatMap((resource) => {
      const found = rule(resource);
      if (found === undefined && mayBind(resource))
        inventory.doubt(inventory.cluster(resource, ["compute_cluster_id"]));
      return found === undefined ? [] : [found];
    });
  return [
    ...read("vsphere_compute_cluster_vm_affinity_rule", (rule) => vmVm(rule, "affinity", inventory)),
    ...read("vsphere_compute_cluster_vm_anti_affinity_rule", (rule) => vmVm(rule, "anti-affinity", inventory)),
    ...read("vsphere_compute_cluster_vm_host_rule", (rule) => vmHost(rule, inventory, groups)),
    ...read("vsphere_compute_cluster_vm_dependency_rule", (rule) => dependency(rule, inventory, groups)),
  ];
}

function mayBind(rule: Resource): boolean {
  if (rule.boolean("enabled") === false || rule.type === "vsphere_compute_cluster_vm_dependency_rule") return false;
  return rule.type === "vsphere_compute_cluster_vm_anti_affinity_rule" || isMandatory(rule) !== false;
}

function common(rule: Resource, inventory: Inventory) {
  return stated({
    id: inventory.id(rule),
    enabled: rule.get("enabled") === null ? true : rule.boolean("enabled"),
    mandatory: isMandatory(rule),
    ...origin(rule),
  });
}

/** The provider's default is false. */
function isMandatory(rule: Resource): boolean | undefined {
  return rule.get("mandatory") === null ? false : rule.boolean("mandatory");
}

function vmVm(rule: Resource, kind: "affinity" | "anti-affinity", inventory: Inventory): ReadRule | undefined {
  const named = inventory.links.many(rule, ["virtual_machine_ids"], "which VMs it is about");
  if (!named.isComplete || !named.resources.every(({ type }) => type === "vsphere_virtual_machine")) return undefined;
  const vms = named.resources.map((vm) => inventory.id(vm));
  if (kind === "affinity") return { rule: { kind, ...common(rule, inventory), vms }, vms: named.resources };
  const mandatory = rule.boolean("mandatory") === true || respectsAntiAffinity(rule, inventory);
  return { rule: stated<Rule>({ kind, ...common(rule, inventory), vms, mandatory }), vms: named.resources };
}

/** HA keeps VMs apart when it restarts them, unless its cluster is told otherwise, which nothing shows of one that is looked up. */
function respectsAntiAffinity(rule: Resource, inventory: Inventory): boolean | undefined {
  const cluster = inventory.cluster(rule, ["compute_cluster_id"]);
  if (cluster === undefined || cluster.mode === "data") return true;
  const options = cluster.map("ha_advanced_options");
  if (options === undefined) return undefined;
  const option = Object.entries(options).find(([name]) => name.toLowerCase() === "das.respectvmvmantiaffinityrules");
  return option === undefined ? true : option[1] === undefined ? undefined : option[1] !== "false";
}

function vmHost(rule: Resource, inventory: Inventory, groups: Groups): ReadRule | undefined {
  const vms = groups.members(rule, "vm_group_name", VM_GROUP);
  const polarity = isSet(rule, "anti_affinity_host_group_name") ? "apart" : "with";
  const argument = polarity === "with" ? "affinity_host_group_name" : "anti_affinity_host_group_name";
  const hosts = groups.members(rule, argument, HOST_GROUP);
  if (vms === undefined || hosts === undefined) return undefined;
  const ids = (resources: readonly Resource[]) => resources.map((resource) => inventory.id(resource));
  return {
    rule: { kind: "vm-host", ...common(rule, inventory), vms: ids(vms), hosts: ids(hosts), polarity },
    vms,
  };
}

function isSet(rule: Resource, argument: string): boolean {
  const value = rule.get(argument);
  return value !== null && value !== "";
}

function dependency(rule: Resource, inventory: Inventory, groups: Groups): ReadRule | undefined {
  const vms = groups.members(rule, "vm_group_name", VM_GROUP);
  const after = groups.members(rule, "dependency_vm_group_name", VM_GROUP);
  if (vms === undefined || after === undefined) return undefined;
  const ids = (resources: readonly Resource[]) => resources.map((resource) => inventory.id(resource));
  return {
    rule: { kind: "dependency", ...common(rule, inventory), vms: ids(vms), after: ids(after) },
    vms: [...vms, ...after],
  };
}
