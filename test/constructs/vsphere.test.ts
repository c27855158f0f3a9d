// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Terraform's own syntax
import { LocalBackend, S3Backend, TerraformVariable } from "cdktf";
import {
  Cluster,
  Datastore,
  Host,
  Network,
  Rack,
  Service,
  type VirtualMachine,
  VirtualSwitch,
  VmHostRule,
} from "failproof";
import {
  computeClusterOf,
  distributedPortGroupOf,
  distributedVirtualSwitchOf,
  hostOf,
  nasDatastoreOf,
  virtualMachineOf,
} from "failproof/vsphere";
import { Laboratory } from "./support/laboratory";
import { type Block, type StackJson, synthesized } from "./support/synthesized";

/** Synthesizes what is made in a laboratory. */
function stackOf(make: (lab: Laboratory) => void): StackJson {
  return synthesized((app) => make(new Laboratory({ app })));
}

/** The only resource of a type whose name begins so. */
function resource({ resource: all }: StackJson, type: string, begin = ""): Block {
  return only(Object.entries(all[type] ?? {}).filter(([name]) => name.startsWith(begin)))[1];
}

function only<T>(list: readonly T[]): T {
  const [first, ...others] = list;
  if (first === undefined || others.length > 0) throw new Error(`${list.length} where one was expected`);
  return first;
}

describe("a site", () => {
  it("keeps its credentials in sensitive variables", () => {
    const stack = stackOf((lab) => void lab.host(lab.cluster()));
    expect(JSON.parse(stack.text).provider.vsphere).toEqual([
      { vsphere_server: "vcenter.example.com", user: "${var.vcenter_user}", password: "${var.vcenter_password}" },
    ]);
    expect(resource(stack, "vsphere_host")).toMatchObject({
      username: "${var.esxi_user}",
      password: "${var.esxi_password}",
    });
    for (const name of ["vcenter_user", "vcenter_password", "esxi_user", "esxi_password"]) {
      expect(stack.variable[name]).toMatchObject({ sensitive: true });
    }
  });

  it("takes credentials from variables of the user's own", () => {
    const stack = stackOf((lab) => {
      const secret = (name: string) =>
        new TerraformVariable(lab.site, name, { type: "string", sensitive: true }).stringValue;
      const vsphere = { user: secret("root_user"), password: secret("root_password") };
      lab.host(lab.cluster(), "esx-1", { vsphere });
    });
    expect(resource(stack, "vsphere_host")).toMatchObject({
      username: "${var.root_user}",
      password: "${var.root_password}",
    });
    expect(stack.variable).not.toHaveProperty("esxi_password");
  });

  it("keeps its state beside the design, unless the user gives a backend", () => {
    const backends = (make: (lab: Laboratory) => void) => stackOf(make).terraform.backend;
    expect(backends(() => {})).toEqual({ local: { path: "terraform.ams.tfstate" } });
    expect(backends((lab) => void new LocalBackend(lab.site, { path: "mine.tfstate" }))).toEqual({
      local: { path: "mine.tfstate" },
    });
    expect(backends((lab) => void new S3Backend(lab.site, { bucket: "b", key: "k" }))).toEqual({
      s3: { bucket: "b", key: "k" },
    });
  });

  it("makes nothing that the design does not need", () => {
    expect(Object.keys(stackOf(() => {}).resource)).toEqual(["vsphere_datacenter"]);
  });
});

describe("a cluster", () => {
  it("has defaults that are fit for production, every one of them written", () => {
    const { "//": _, ...cluster } = resource(
      stackOf((lab) => void lab.cluster()),
      "vsphere_compute_cluster",
    );
    expect(cluster).toEqual({
      name: "prod",
      datacenter_id: "${vsphere_datacenter.datacenter.moid}",
      host_system_ids: [],
      force_evacuate_on_destroy: true,
      drs_enabled: true,
      drs_automation_level: "fullyAutomated",
      drs_migration_threshold: 3,
      ha_enabled: true,
      ha_host_monitoring: "enabled",
      ha_vm_monitoring: "vmMonitoringOnly",
      ha_vm_component_protection: "enabled",
      ha_datastore_pdl_response: "restartAggressive",
      ha_datastore_apd_response: "restartConservative",
      ha_datastore_apd_response_delay: 180,
      ha_datastore_apd_recovery_action: "reset",
      ha_host_isolation_response: "powerOff",
      ha_vm_restart_priority: "medium",
      ha_vm_restart_timeout: 600,
      ha_vm_dependency_restart_condition: "poweredOn",
      ha_heartbeat_datastore_policy: "allFeasibleDsWithUserPreference",
      ha_admission_control_policy: "resourcePercentage",
      ha_admission_control_host_failure_tolerance: 1,
      ha_admission_control_performance_tolerance: 1,
    });
  });

  it("lists its hosts itself, so that heartbeat datastores make no cycle", () => {
    const stack = stackOf((lab) => {
      const heartbeatDatastores = [lab.datastore("nas-a"), lab.datastore("nas-b")];
      lab.host(lab.cluster("prod", { ha: { heartbeatDatastores } }));
    });
    expect(resource(stack, "vsphere_compute_cluster")).toMatchObject({
      host_system_ids: [expect.stringMatching(/^\$\{vsphere_host\.prod_esx-1_.*\.id\}$/)],
      ha_heartbeat_datastore_ids: ["${vsphere_nas_datastore.nas-a.id}", "${vsphere_nas_datastore.nas-b.id}"],
    });
    const host = resource(stack, "vsphere_host");
    expect(host).toMatchObject({ cluster_managed: true });
    expect(host).not.toHaveProperty("cluster");
  });

  it.each([
    [
      "slots",
      { ha: { admissionControl: { policy: "slots", hostFailures: 2 } } },
      { policy: "slotPolicy", host_failure_tolerance: 2 },
    ],
    [
      "fixed percentages",
      { ha: { admissionControl: { cpuPercent: 30, memoryPercent: 40 } } },
      {
        policy: "resourcePercentage",
        resource_percentage_auto_compute: false,
        resource_percentage_cpu: 30,
        resource_percentage_memory: 40,
      },
    ],
    ["none", { ha: { admissionControl: { policy: "disabled" } } }, { policy: "disabled" }],
  ] as const)("may keep room by %s", (_, props, expected) => {
    const cluster = resource(
      stackOf((lab) => void lab.cluster("prod", props)),
      "vsphere_compute_cluster",
    );
    const prefix = "ha_admission_control_";
    const admission = Object.entries(cluster).flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
    );
    expect(Object.fromEntries(admission)).toEqual({ ...expected, performance_tolerance: 1 });
  });

  it("may have HA and DRS off, and settings that only vSphere has", () => {
    const off = resource(
      stackOf((lab) => void lab.cluster("prod", { ha: "off", drs: "off" })),
      "vsphere_compute_cluster",
    );
    expect(off).toMatchObject({ ha_enabled: false, drs_enabled: false });
    const cluster = stackOf((lab) => {
      lab.cluster("prod", {
        ha: { isolationAddresses: ["192.0.2.1"] },
        vsphere: {
          haAdvancedOptions: { "das.heartbeatDsPerHost": "4" },
          apdDelaySeconds: 140,
        },
      });
    });
    expect(resource(cluster, "vsphere_compute_cluster")).toMatchObject({
      ha_advanced_options: { "das.isolationaddress0": "192.0.2.1", "das.heartbeatDsPerHost": "4" },
      ha_datastore_apd_response_delay: 140,
    });
  });

  it("may hold hosts empty, which then say so", () => {
    const held = (lab: Laboratory) => lab.cluster("prod", { ha: { admissionControl: { policy: "failover-hosts" } } });
    const stack = stackOf((lab) => {
      const cluster = held(lab);
      lab.host(cluster, "work");
      lab.host(cluster, "spare", { failoverHost: true });
    });
    expect(resource(stack, "vsphere_compute_cluster")).toMatchObject({
      ha_admission_control_policy: "failoverHosts",
      ha_admission_control_failover_host_system_ids: [expect.stringContaining("vsphere_host.prod_spare_")],
    });
    expect(() => stackOf((lab) => void lab.host(held(lab)))).toThrow(
      "acme/ams/prod: its admission control holds hosts empty, and no host is one of them; say failoverHost: true on a host.",
    );
  });

  it("that exists is looked up by its name, and joined by hosts that name it", () => {
    const stack = stackOf((lab) => void lab.host(Cluster.existing(lab.site, "old", { name: "Cluster 1" })));
    expect(stack.data?.vsphere_compute_cluster).toMatchObject({ old: { name: "Cluster 1" } });
    expect(stack.resource).not.toHaveProperty("vsphere_compute_cluster");
    expect(resource(stack, "vsphere_host")).toMatchObject({ cluster: "${data.vsphere_compute_cluster.old.id}" });
  });
});

describe("a host", () => {
  it("always has its time service written, and is tagged with its failure domains, the outer ones too", () => {
    const stack = stackOf((lab) => {
      const rack = new Rack(lab.site, "rack-1");
      lab.host(lab.cluster(), "esx-1", { in: [rack], vsphere: { ntpServers: ["ntp.example.com"] } });
    });
    expect(resource(stack, "vsphere_host")).toMatchObject({
      services: [{ ntpd: { enabled: true, policy: "on", ntp_servers: ["ntp.example.com"] } }],
      tags: ["${vsphere_tag.tag-rack-rack-1.id}"],
    });
    expect(resource(stack, "vsphere_tag_category")).toMatchObject({ name: "acme-ams-rack" });
    const untagged = synthesized((app) => {
      const lab = new Laboratory({ app, site: { tagPrefix: false } });
      lab.host(lab.cluster(), "esx-1", { in: [new Rack(lab.site, "rack-1")] });
    });
    expect(untagged.resource).not.toHaveProperty("vsphere_tag");
  });
});

describe("networks", () => {
  it("are port groups of one distributed switch, whose hosts and uplinks follow from the hosts", () => {
    const stack = stackOf((lab) => {
      lab.network("front");
      new Network(lab.site, "back", { vlan: 20, teaming: { active: ["uplink2"], standby: ["uplink1", "uplink3"] } });
      lab.host(lab.cluster(), "esx-1", { uplinks: { vmnic1: {}, vmnic2: {}, vmnic3: {} } });
    });
    expect(resource(stack, "vsphere_distributed_virtual_switch")).toMatchObject({
      name: "ams-switch",
      uplinks: ["uplink1", "uplink2", "uplink3"],
      host: [{ devices: ["vmnic1", "vmnic2", "vmnic3"] }],
    });
    expect(resource(stack, "vsphere_distributed_port_group", "front")).toMatchObject({
      vlan_id: 10,
      active_uplinks: ["uplink1", "uplink2", "uplink3"],
      standby_uplinks: [],
    });
    expect(resource(stack, "vsphere_distributed_port_group", "back")).toMatchObject({
      active_uplinks: ["uplink2"],
      standby_uplinks: ["uplink1", "uplink3"],
    });
  });

  it("are refused at synth where they name an uplink that no host has, or a host has more NICs than uplinks", () => {
    const unknown = (lab: Laboratory) => void new Network(lab.site, "front", { teaming: { active: ["uplink3"] } });
    expect(() => stackOf(unknown)).toThrow(
      'teaming names the uplink "uplink3", and acme/ams/ams-switch has uplink1, uplink2',
    );
    const crowded = (lab: Laboratory) => {
      new VirtualSwitch(lab.site, "dvs", { uplinks: 1 });
      lab.host(lab.cluster());
    };
    expect(() => stackOf(crowded)).toThrow("acme/ams/dvs: it has 1 uplinks, and acme/ams/prod/esx-1 gives it 2 NICs");
  });

  it("that exist are looked up by their name", () => {
    const stack = stackOf((lab) => void Network.existing(lab.site, "vm-10", { name: "VM Network" }));
    expect(stack.data?.vsphere_network).toMatchObject({ "vm-10": { name: "VM Network" } });
  });
});

describe("a datastore", () => {
  it("is mounted by every host of the site, also those declared later, or by those it names", () => {
    const stack = stackOf((lab) => {
      lab.datastore("shared");
      const [prod, dr] = [lab.cluster("prod"), lab.cluster("dr")];
      new Datastore(lab.site, "dr-only", { nfs: { server: ["a", "b"], path: "/v", version: "4.1" }, hosts: [dr] });
      lab.host(prod, "p");
      lab.host(dr, "d");
    });
    expect(resource(stack, "vsphere_nas_datastore", "shared").host_system_ids).toHaveLength(2);
    expect(resource(stack, "vsphere_nas_datastore", "dr-only")).toMatchObject({
      type: "NFS41",
      remote_hosts: ["a", "b"],
      host_system_ids: [expect.stringContaining("vsphere_host.dr_d_")],
    });
  });
});

describe("a virtual machine", () => {
  const made = (props: Partial<ConstructorParameters<typeof VirtualMachine>[2]> = {}) =>
    stackOf((lab) => {
      const cluster = lab.cluster();
      lab.vm(cluster, "web", {
        disks: [{ datastore: lab.datastore(), sizeGib: 20 }],
        networks: [lab.network()],
        ...props,
      });
    });

  it("is made from scratch, waits for no guest, and lies in the estate's folder", () => {
    const { "//": _, ...vm } = resource(made(), "vsphere_virtual_machine");
    expect(vm).toEqual({
      name: "web",
      resource_pool_id: "${vsphere_compute_cluster.prod.resource_pool_id}",
      folder: "${vsphere_folder.vm-folder.path}",
      num_cpus: 2,
      memory: 4_096,
      cpu_reservation: 0,
      memory_reservation: 0,
      datastore_id: "${vsphere_nas_datastore.nas.id}",
      disk: [{ label: "disk0", unit_number: 0, size: 20, thin_provisioned: true }],
      network_interface: [{ network_id: "${vsphere_distributed_port_group.front.id}", adapter_type: "vmxnet3" }],
      guest_id: "otherGuest64",
      wait_for_guest_net_timeout: 0,
      wait_for_guest_ip_timeout: 0,
    });
  });

  it("is cloned from a template, which is looked up once", () => {
    const stack = stackOf((lab) => {
      const cluster = lab.cluster();
      const disks = [{ datastore: lab.datastore(), sizeGib: 20 }];
      for (const id of ["a", "b"]) lab.vm(cluster, id, { disks, template: "ubuntu-24" });
    });
    expect(Object.values(stack.data?.vsphere_virtual_machine ?? {})).toEqual([
      expect.objectContaining({ name: "ubuntu-24" }),
    ]);
    expect(resource(stack, "vsphere_virtual_machine", "prod_a")).toMatchObject({
      clone: { template_uuid: "${data.vsphere_virtual_machine.template-1.id}" },
      guest_id: "${data.vsphere_virtual_machine.template-1.guest_id}",
    });
  });

  it("has an override where it restarts otherwise than the cluster does", () => {
    expect(resource(made({ restart: "disabled" }), "vsphere_ha_vm_override")).toMatchObject({
      ha_vm_restart_priority: "disabled",
    });
    expect(made({ restart: "medium" }).resource).not.toHaveProperty("vsphere_ha_vm_override");
  });

  it("keeps Terraform's values as they are, and calculates with them in Terraform", () => {
    const stack = stackOf((lab) => {
      const size = new TerraformVariable(lab.site, "size", { type: "number" }).numberValue;
      lab.vm(lab.cluster(), "web", {
        vcpus: size,
        memoryGib: size,
        disks: [{ datastore: lab.datastore(), sizeGib: size }],
      });
    });
    expect(resource(stack, "vsphere_virtual_machine")).toMatchObject({
      num_cpus: "${var.size}",
      memory: "${(var.size * 1024)}",
      disk: [{ size: "${var.size}" }],
    });
  });
});

describe("a service that is spread over racks", () => {
  it("shares one host group a rack with the others, and ties a VM group to each by a should-rule", () => {
    const stack = stackOf((lab) => {
      const cluster = lab.cluster();
      for (const n of [1, 2]) lab.host(cluster, `esx-${n}`, { in: [new Rack(lab.site, `rack-${n}`)] });
      const vm = { vcpus: 1, memoryGib: 1, disks: [{ datastore: lab.datastore(), sizeGib: 1 }], networks: [] };
      for (const id of ["etcd", "web"]) new Service(cluster, id, { replicas: 2, spreadOver: "rack", vm });
    });
    const names = (type: string) => Object.values(stack.resource[type] ?? {}).map(({ name }) => name);
    expect(names("vsphere_compute_cluster_host_group")).toEqual(["rack-1", "rack-2"]);
    expect(names("vsphere_compute_cluster_vm_group").sort()).toEqual([
      "etcd-apart-rack-1-vms",
      "etcd-apart-rack-2-vms",
      "web-apart-rack-1-vms",
      "web-apart-rack-2-vms",
    ]);
    for (const rule of Object.values(stack.resource.vsphere_compute_cluster_vm_host_rule ?? {})) {
      expect(rule).toMatchObject({ mandatory: false, enabled: true });
    }
    expect(names("vsphere_compute_cluster_vm_anti_affinity_rule")).toEqual(["etcd-apart", "web-apart"]);
  });
});

describe("a rule", () => {
  it("that keeps VMs off hosts names the group to avoid", () => {
    const stack = stackOf((lab) => {
      const cluster = lab.cluster();
      const vm = lab.vm(cluster, "web", { disks: [{ datastore: lab.datastore(), sizeGib: 1 }] });
      new VmHostRule(cluster, "off-esx", { vms: [vm], hosts: [lab.host(cluster)], polarity: "apart", mandatory: true });
    });
    expect(resource(stack, "vsphere_compute_cluster_vm_host_rule")).toMatchObject({
      anti_affinity_host_group_name: expect.stringMatching(/^\$\{vsphere_compute_cluster_host_group\..*\.name\}$/),
      mandatory: true,
    });
  });
});

describe("settings that only vSphere has", () => {
  it("are written for every construct that takes them", () => {
    const stack = stackOf((lab) => {
      const cluster = lab.cluster("prod", {
        vsphere: {
          drsAdvancedOptions: { a: "b" },
          restartCondition: "none",
          apdRecovery: "none",
          heartbeatPolicy: "allFeasibleDs",
        },
      });
      new VirtualSwitch(lab.site, "dvs", { vsphere: { version: "8.0.0", folder: "net", linkDiscovery: "lldp" } });
      new Network(lab.site, "front", {
        vsphere: { binding: "ephemeral", allowPromiscuous: false, allowForgedTransmits: false, allowMacChanges: true },
      });
      const datastore = new Datastore(lab.site, "nas", {
        nfs: { server: "x", path: "/", version: "4.1" },
        vsphere: { folder: "gold", securityType: "SEC_KRB5" },
      });
      const license = new TerraformVariable(lab.site, "esxi_license", { type: "string", sensitive: true });
      lab.host(cluster, "esx-1", {
        state: "maintenance",
        vsphere: { thumbprint: "aa:bb", license: license.stringValue, lockdown: "normal", force: true },
      });
      lab.host(cluster, "esx-2", { state: "disconnected" });
      lab.vm(cluster, "web", {
        disks: [{ datastore, sizeGib: 1 }],
        vsphere: {
          guestId: "ubuntu64Guest",
          firmware: "efi",
          folder: "apps",
          waitForGuestMinutes: 5,
          thinProvisioned: false,
          annotation: "x",
        },
      });
    });
    expect(resource(stack, "vsphere_compute_cluster")).toMatchObject({
      drs_advanced_options: { a: "b" },
      ha_vm_dependency_restart_condition: "none",
      ha_datastore_apd_recovery_action: "none",
      ha_heartbeat_datastore_policy: "allFeasibleDs",
    });
    expect(resource(stack, "vsphere_distributed_virtual_switch")).toMatchObject({
      version: "8.0.0",
      folder: "net",
      link_discovery_protocol: "lldp",
    });
    expect(resource(stack, "vsphere_distributed_port_group")).toMatchObject({
      type: "ephemeral",
      allow_promiscuous: false,
      allow_forged_transmits: false,
      allow_mac_changes: true,
    });
    expect(resource(stack, "vsphere_nas_datastore")).toMatchObject({ folder: "gold", security_type: "SEC_KRB5" });
    expect(resource(stack, "vsphere_host", "prod_esx-1")).toMatchObject({
      maintenance: true,
      thumbprint: "aa:bb",
      license: "${var.esxi_license}",
      lockdown: "normal",
      force: true,
    });
    expect(resource(stack, "vsphere_host", "prod_esx-2")).toMatchObject({ connected: false });
    expect(resource(stack, "vsphere_virtual_machine")).toMatchObject({
      guest_id: "ubuntu64Guest",
      firmware: "efi",
      folder: "apps",
      wait_for_guest_net_timeout: 5,
      annotation: "x",
      disk: [{ thin_provisioned: false }],
    });
  });
});

describe("the provider's resource", () => {
  it("of each construct is at hand, typed", () => {
    const stack = stackOf((lab) => {
      const cluster = lab.cluster();
      const datastore = lab.datastore();
      const network = lab.network();
      const vm = lab.vm(cluster, "web", { disks: [{ datastore, sizeGib: 1 }] });
      computeClusterOf(cluster).dpmEnabled = true;
      hostOf(lab.host(cluster)).license = "AAAAA";
      nasDatastoreOf(datastore).folder = "nfs";
      distributedPortGroupOf(network).numberOfPorts = 64;
      distributedVirtualSwitchOf(network.virtualSwitch ?? new VirtualSwitch(lab.site, "none")).netflowEnabled = true;
      virtualMachineOf(vm).enableDiskUuid = true;
    });
    expect(resource(stack, "vsphere_compute_cluster")).toMatchObject({ dpm_enabled: true });
    expect(resource(stack, "vsphere_host")).toMatchObject({ license: "AAAAA" });
    expect(resource(stack, "vsphere_nas_datastore")).toMatchObject({ folder: "nfs" });
    expect(resource(stack, "vsphere_distributed_port_group")).toMatchObject({ number_of_ports: 64 });
    expect(resource(stack, "vsphere_distributed_virtual_switch")).toMatchObject({ netflow_enabled: true });
    expect(resource(stack, "vsphere_virtual_machine")).toMatchObject({ enable_disk_uuid: true });
  });

  it("is refused for what exists already", () => {
    const lab = new Laboratory();
    expect(() => computeClusterOf(Cluster.existing(lab.site, "old"))).toThrow(
      "acme/ams/old: it is made by no vsphere_compute_cluster, but stands for something that exists already",
    );
    expect(() => hostOf(Host.existing(lab.cluster(), "old"))).toThrow("use its `resource`");
  });
});
