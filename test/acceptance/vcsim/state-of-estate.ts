import type { Cluster, Estate, EstateObject, Rule } from "../../../lib/estate";
import type { Attributes } from "./simulator";

const ADMISSION = {
  "resource-percentage": "resourcePercentage",
  slots: "slotPolicy",
  "failover-hosts": "failoverHosts",
  disabled: "disabled",
} as const;

interface IdsOf {
  readonly vms: (vms: readonly string[]) => readonly unknown[];
  readonly hosts: (hosts: readonly string[]) => readonly unknown[];
}

/**
 * What Terraform's state must hold if the estate is true, object by object, by address: written down from the estate document and the
 * provider's documentation, not from the backend.
 */
export function stateOfEstate(estate: Estate, state: ReadonlyMap<string, Attributes>): ReadonlyMap<string, Attributes> {
  const of = (object: EstateObject | undefined) => state.get(object?.source?.address ?? "") ?? {};
  const ids = (list: readonly (EstateObject & { readonly id: string })[] | undefined, wanted: readonly string[] = []) =>
    wanted.map((id) => of(list?.find((each) => each.id === id)).id).sort();
  const expected = new Map<string, Attributes>();
  const expectOf = (object: EstateObject, attributes: Attributes) => {
    if (object.source?.managed) expected.set(object.source.address ?? "no address", attributes);
  };

  for (const cluster of estate.clusters ?? []) {
    const hosts = (estate.hosts ?? []).filter((host) => host.cluster === cluster.id).map((host) => host.id);
    expectOf(cluster, {
      name: cluster.id,
      host_system_ids: ids(estate.hosts, hosts),
      ha_heartbeat_datastore_ids: cluster.ha?.enabled ? ids(estate.datastores, cluster.ha.heartbeatDatastores) : [],
      ha_admission_control_failover_host_system_ids: ids(estate.hosts, cluster.ha?.admissionControl?.failoverHosts),
      drs_enabled: cluster.drs?.enabled,
      ...(cluster.drs?.enabled ? { drs_automation_level: camel(cluster.drs.automation ?? "") } : {}),
      ...highAvailability(cluster),
    });
  }
  const tags = (labels: readonly (readonly [kind: string, name: string])[]) =>
    labels.map(([kind, name]) => state.get(`vsphere_tag.tag-${kind}-${name}`)?.id ?? `no tag ${name}`).sort();
  const outer = (domains: readonly string[] = []): (readonly [string, string])[] =>
    domains.flatMap((id) => {
      const domain = estate.domains?.find((each) => each.id === id);
      return domain === undefined ? [] : [[domain.kind, id], ...outer(domain.domains)];
    });
  for (const host of estate.hosts ?? []) {
    expectOf(host, { hostname: `${host.id}.example.com`, tags: tags(outer(host.domains)) });
  }
  for (const datastore of estate.datastores ?? []) {
    const mounting = (estate.hosts ?? [])
      .filter((host) => host.datastores?.includes(datastore.id))
      .map((host) => host.id);
    expectOf(datastore, {
      name: datastore.id,
      host_system_ids: ids(estate.hosts, mounting),
      tags: tags(outer(datastore.domains)),
    });
  }
  for (const network of estate.networks ?? []) expectOf(network, { name: network.id, vlan_id: network.vlan });
  for (const vm of estate.vms ?? []) {
    expectOf(vm, {
      name: vm.id,
      num_cpus: vm.vcpus,
      memory: vm.memoryMib,
      cpu_reservation: vm.reservation?.cpuMhz,
      memory_reservation: vm.reservation?.memoryMib,
      tags: tags(vm.tier === undefined ? [] : [["tier", vm.tier]]),
    });
  }
  const idsOf = {
    vms: (vms: readonly string[]) => ids(estate.vms, vms),
    hosts: (hosts: readonly string[]) => ids(estate.hosts, hosts),
  };
  for (const rule of estate.rules ?? []) if (rule.source?.address) expectOf(rule, ruleAttributes(rule, idsOf));
  return expected;
}

function highAvailability({ ha }: Cluster): Attributes {
  if (!ha?.enabled) return { ha_enabled: false };
  const { admissionControl, componentProtection } = ha;
  return {
    ha_enabled: true,
    ha_host_monitoring: "enabled",
    ha_admission_control_policy: ADMISSION[admissionControl?.policy ?? "disabled"],
    ...(admissionControl?.hostFailures === undefined
      ? {}
      : { ha_admission_control_host_failure_tolerance: admissionControl.hostFailures }),
    ...(admissionControl?.cpuPercent === undefined
      ? {}
      : {
          ha_admission_control_resource_percentage_auto_compute: false,
          ha_admission_control_resource_percentage_cpu: admissionControl.cpuPercent,
          ha_admission_control_resource_percentage_memory: admissionControl.memoryPercent,
        }),
    ha_datastore_pdl_response: componentProtection?.pdl === "restart" ? "restartAggressive" : componentProtection?.pdl,
    ha_datastore_apd_response:
      componentProtection?.apd === "restart" ? "restartConservative" : componentProtection?.apd,
    ha_host_isolation_response: camel(ha.isolationResponse ?? ""),
    ha_vm_monitoring: ha.vmMonitoring === "vm" ? "vmMonitoringOnly" : "vmMonitoringDisabled",
  };
}

function ruleAttributes(rule: Rule, ids: IdsOf): Attributes {
  const common = { enabled: rule.enabled, mandatory: rule.mandatory };
  if (rule.kind !== "vm-host") return { ...common, virtual_machine_ids: ids.vms(rule.vms) };
  return { ...common, polarity: rule.polarity, vms: ids.vms(rule.vms), hosts: ids.hosts(rule.hosts) };
}

/** What Terraform's state says of one resource: sets sorted, and for a VM-host rule the members of its groups in place of their names. */
export function observed(address: string, state: ReadonlyMap<string, Attributes>): Attributes {
  const attributes = Object.fromEntries(
    Object.entries(state.get(address) ?? {}).map(([name, value]) => {
      const empty = value === null && (name.endsWith("_ids") || name === "tags") ? [] : value;
      return [name, Array.isArray(empty) ? [...empty].sort() : empty];
    }),
  );
  if (!address.startsWith("vsphere_compute_cluster_vm_host_rule.")) return attributes;
  const members = (type: string, name: unknown, attribute: string) => {
    const groups = [...state].filter(([key, group]) => key.startsWith(`${type}.`) && group.name === name);
    const ids = groups[0]?.[1][attribute];
    return Array.isArray(ids) ? [...ids].sort() : undefined;
  };
  const polarity = attributes.affinity_host_group_name ? "with" : "apart";
  const hostGroup = attributes.affinity_host_group_name || attributes.anti_affinity_host_group_name;
  return {
    ...attributes,
    polarity,
    vms: members("vsphere_compute_cluster_vm_group", attributes.vm_group_name, "virtual_machine_ids"),
    hosts: members("vsphere_compute_cluster_host_group", hostGroup, "host_system_ids"),
  };
}

function camel(words: string): string {
  return words.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
