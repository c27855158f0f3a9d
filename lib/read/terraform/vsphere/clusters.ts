import type { AdmissionControl, Cluster, HighAvailability, Inventory as Listed, LoadBalancing } from "../../../estate";
import type { Resource } from "../document";
import { stated } from "../stated";
import type { Hosts } from "./hosts";
import { type Inventory, LIST_OF } from "./inventory";
import { origin } from "./sources";
import { ADMISSION, AUTOMATION, DATASTORE_RESPONSE, ISOLATION, VM_MONITORING, word } from "./words";

/** Clusters; of one that is looked up nothing is known but its name, and others' VMs run there, too. */
export function clusters(inventory: Inventory, hosts: Hosts): readonly Cluster[] {
  return inventory.all("vsphere_compute_cluster").map((cluster) =>
    stated<Cluster>({
      id: inventory.id(cluster),
      platform: "vsphere",
      inventory: listed(cluster, inventory, hosts),
      ha: cluster.mode === "data" ? undefined : highAvailability(cluster, inventory),
      drs: cluster.mode === "data" ? undefined : loadBalancing(cluster),
      ...doubtful(cluster, inventory),
    }),
  );
}

/** `leftOut` in what the vendor says: no word of a user makes up for rules or overrides that could not be read. */
function doubtful(cluster: Resource, inventory: Inventory) {
  const { source, vendor } = origin(cluster);
  const leftOut = inventory.isDoubtful(cluster) ? { leftOut: "rules or overrides" } : {};
  const facts = { ...vendor, ...leftOut };
  return Object.keys(facts).length === 0 ? { source } : { source, vendor: facts };
}

/** A cluster that the plan makes holds what the plan puts there; in one that is there already may be VMs of others. */
function listed(cluster: Resource, inventory: Inventory, hosts: Hosts): Listed | undefined {
  const isPartial = cluster.mode === "data";
  const isNew = cluster.action === "create" || cluster.action === "replace";
  const vms = isPartial || inventory.isDoubtful(cluster) ? "partial" : isNew ? "complete" : undefined;
  const known = hosts.areListed(cluster);
  const hostsKnown = isPartial || known === false ? "partial" : known === true ? "complete" : undefined;
  return vms === undefined && hostsKnown === undefined ? undefined : stated<Listed>({ vms, hosts: hostsKnown });
}

function highAvailability(cluster: Resource, inventory: Inventory): HighAvailability {
  const enabled = cluster.boolean("ha_enabled");
  if (enabled === false) return { enabled: false };
  return stated<HighAvailability>({
    enabled,
    hostMonitoring: isOn(cluster.text("ha_host_monitoring")),
    vmMonitoring: word(VM_MONITORING, cluster.text("ha_vm_monitoring")),
    componentProtection: componentProtection(cluster),
    admissionControl: admissionControl(cluster, inventory),
    heartbeatDatastores: heartbeatDatastores(cluster, inventory),
    isolationResponse: word(ISOLATION, cluster.text("ha_host_isolation_response")),
    isolationAddresses: isolationAddresses(cluster),
  });
}

function componentProtection(cluster: Resource): HighAvailability["componentProtection"] {
  if (cluster.text("ha_vm_component_protection") === "disabled") return { pdl: "disabled", apd: "disabled" };
  return stated({
    pdl: word(DATASTORE_RESPONSE, cluster.text("ha_datastore_pdl_response")),
    apd: word(DATASTORE_RESPONSE, cluster.text("ha_datastore_apd_response")),
  });
}

function admissionControl(cluster: Resource, inventory: Inventory): AdmissionControl {
  const policy = word(ADMISSION, cluster.text("ha_admission_control_policy"));
  const isComputed = cluster.boolean("ha_admission_control_resource_percentage_auto_compute");
  const isCounted = policy === "slots" || (policy === "resource-percentage" && isComputed === true);
  const isGiven = policy === "resource-percentage" && isComputed === false;
  return stated<AdmissionControl>({
    policy,
    hostFailures: isCounted ? whole(cluster.number("ha_admission_control_host_failure_tolerance")) : undefined,
    cpuPercent: isGiven ? whole(cluster.number("ha_admission_control_resource_percentage_cpu")) : undefined,
    memoryPercent: isGiven ? whole(cluster.number("ha_admission_control_resource_percentage_memory")) : undefined,
    failoverHosts: policy === "failover-hosts" ? failoverHosts(cluster, inventory) : undefined,
    performanceTolerance: whole(cluster.number("ha_admission_control_performance_tolerance")),
  });
}

function failoverHosts(cluster: Resource, inventory: Inventory): readonly string[] | undefined {
  const path = ["ha_admission_control_failover_host_system_ids"];
  const { resources, isComplete } = inventory.links.many(cluster, path, "its failover hosts");
  const hosts = resources.filter(({ type }) => type === "vsphere_host");
  return isComplete ? hosts.map((host) => inventory.id(host)) : undefined;
}

/** Chosen by whoever wrote the design; left to the platform, it is not known which it takes. */
function heartbeatDatastores(cluster: Resource, inventory: Inventory): readonly string[] | undefined {
  if (cluster.text("ha_heartbeat_datastore_policy") === "allFeasibleDs") return undefined;
  const { resources, isComplete } = inventory.links.many(
    cluster,
    ["ha_heartbeat_datastore_ids"],
    "which datastores carry its heartbeats",
  );
  if (!isComplete || (resources.length === 0 && cluster.text("ha_heartbeat_datastore_policy") !== "userSelectedDs")) {
    return undefined;
  }
  const found = resources.filter(({ type }) => LIST_OF[type] === "datastores");
  return found.map((datastore) => inventory.id(datastore));
}

function isolationAddresses(cluster: Resource): readonly string[] | undefined {
  const options = cluster.map("ha_advanced_options");
  if (options === undefined) return undefined;
  const named = Object.entries(options).filter(([name]) => /^das\.isolationaddress\d*$/i.test(name));
  if (named.some(([, address]) => address === undefined)) return undefined;
  return named.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, address]) => String(address));
}

function loadBalancing(cluster: Resource): LoadBalancing {
  const enabled = cluster.boolean("drs_enabled");
  if (enabled === false) return { enabled };
  return stated<LoadBalancing>({ enabled, automation: word(AUTOMATION, cluster.text("drs_automation_level")) });
}

function isOn(word: string | undefined): boolean | undefined {
  if (word === "enabled") return true;
  return word === "disabled" ? false : undefined;
}

function whole(value: number | undefined): number | undefined {
  return value !== undefined && value >= 0 ? Math.floor(value) : undefined;
}
