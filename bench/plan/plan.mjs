// Writes a plan as `terraform show -json` prints it: a first deploy of clusters of 32 hosts with 1,000 VMs each, every resource written by itself
// (as cdktf does), every third VM apart from the next two. Attributes are those of plans recorded with the real provider.
//   node bench/plan/plan.mjs VMS FILE
import { closeSync, openSync, readFileSync, writeSync } from "node:fs";
import { fileURLToPath } from "node:url";

const RECORDED = fileURLToPath(new URL("../../test/fixtures/terraform/exact-first.plan.json", import.meta.url));
const VMS_PER_CLUSTER = 1_000;
const HOSTS_PER_CLUSTER = 32;

/** On the VM's own datastore. */
const DISK = [{ label: "disk0", size: 40, unit_number: 0 }];

const [vms, file] = [Number(process.argv[2] ?? 10_000), process.argv[3] ?? "plan.json"];
const recorded = JSON.parse(readFileSync(RECORDED, "utf8"));
const first = (type) => {
  const change = recorded.resource_changes.find((entry) => entry.type === type && entry.change.actions[0] === "create");
  const same = (entry) => entry.type === type && entry.name === change.name;
  return {
    change,
    planned: recorded.planned_values.root_module.resources.find(same),
    configured: recorded.configuration.root_module.resources.find(same),
  };
};
const models = Object.fromEntries(
  ["compute_cluster", "host", "nas_datastore", "virtual_machine", "compute_cluster_vm_anti_affinity_rule"].map(
    (type) => [type, first(`vsphere_${type}`)],
  ),
);

/** A resource three times over: as change, as planned values, as configuration. */
function resource(type, name, values, references) {
  const { change, planned, configured } = models[type];
  const at = { address: `vsphere_${type}.${name}`, name };
  const after = { ...change.change.after, ...values };
  for (const argument of Object.keys(references)) delete after[argument];
  const known = Object.keys(values).map((key) => [key, undefined]);
  const open = Object.keys(references).map((key) => [key, true]);
  const unknown = { ...change.change.after_unknown, ...Object.fromEntries([...known, ...open]) };
  const expressions = {
    ...configured.expressions,
    ...Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { constant_value: value }])),
    ...Object.fromEntries(
      Object.entries(references).map(([key, to]) => [
        key,
        { references: to.flatMap((one) => [one, one.replace(/\.[^.]+$/, "")]) },
      ]),
    ),
  };
  const { index: _, ...changed } = change;
  const { index: __, ...values_ } = planned;
  return {
    change: { ...changed, ...at, change: { ...change.change, after, after_unknown: unknown } },
    planned: { ...values_, ...at, values: after },
    configured: { ...configured, ...at, count_expression: undefined, for_each_expression: undefined, expressions },
  };
}

function* resources() {
  for (let cluster = 0; cluster * VMS_PER_CLUSTER < vms; cluster += 1) {
    const name = `c${cluster}`;
    const hosts = Array.from({ length: HOSTS_PER_CLUSTER }, (_, i) => `${name}_esx${i}`);
    for (const host of hosts)
      yield resource("host", host, { hostname: `${host}.example.com`, connected: true, maintenance: false }, {});
    const ids = (type, names) => names.map((one) => `vsphere_${type}.${one}.id`);
    yield resource("nas_datastore", `${name}_ds`, { name: `${name}-ds` }, { host_system_ids: ids("host", hosts) });
    yield resource(
      "compute_cluster",
      name,
      { name, ha_enabled: true, host_managed: null, ha_admission_control_policy: "disabled" },
      { host_system_ids: ids("host", hosts) },
    );
    const here = Math.min(VMS_PER_CLUSTER, vms - cluster * VMS_PER_CLUSTER);
    for (let i = 0; i < here; i += 1) {
      yield resource(
        "virtual_machine",
        `${name}_vm${i}`,
        { name: `${name}-vm-${i}`, datastore_cluster_id: null, network_interface: [], disk: DISK },
        {
          resource_pool_id: [`vsphere_compute_cluster.${name}.resource_pool_id`],
          datastore_id: [`vsphere_nas_datastore.${name}_ds.id`],
        },
      );
    }
    for (let i = 0; i + 2 < here; i += 3) {
      const apart = [i, i + 1, i + 2].map((vm) => `${name}_vm${vm}`);
      yield resource(
        "compute_cluster_vm_anti_affinity_rule",
        `${name}_apart${i}`,
        { name: `${name}-apart-${i}` },
        {
          compute_cluster_id: [`vsphere_compute_cluster.${name}.id`],
          virtual_machine_ids: ids("virtual_machine", apart),
        },
      );
    }
  }
}

const out = openSync(file, "w");
const all = [...resources()];
const list = (part) => `[${all.map((one) => JSON.stringify(one[part])).join()}]`;
const { format_version, terraform_version, variables } = recorded;
writeSync(out, JSON.stringify({ format_version, terraform_version, variables }).slice(0, -1));
writeSync(
  out,
  `,"planned_values":{"root_module":{"resources":${list("planned")}}},"resource_changes":${list("change")}`,
);
writeSync(
  out,
  `,"configuration":{"root_module":{"resources":${list("configured")}}},"applyable":true,"complete":true,"errored":false}`,
);
closeSync(out);
