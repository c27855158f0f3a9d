import { ComputeClusterHostGroup } from "@cdktf/provider-vsphere/lib/compute-cluster-host-group";
import { ComputeClusterVmAffinityRule } from "@cdktf/provider-vsphere/lib/compute-cluster-vm-affinity-rule";
import { ComputeClusterVmAntiAffinityRule } from "@cdktf/provider-vsphere/lib/compute-cluster-vm-anti-affinity-rule";
import { ComputeClusterVmGroup } from "@cdktf/provider-vsphere/lib/compute-cluster-vm-group";
import { ComputeClusterVmHostRule } from "@cdktf/provider-vsphere/lib/compute-cluster-vm-host-rule";
import type { Construct } from "constructs";
import { ArgumentCheck, Cluster } from "../../constructs";
import type { ClusterHandle, RealizedRule, VmHostRuleDeclaration, VmVmRuleDeclaration } from "../port";
import { idOf, idsAtSynth } from "../terraform";

/** Settings that only a vSphere rule has. */
export interface VsphereRuleSettings {
  /**
   * Of a rule between VMs: vCenter refuses what would break it, e.g. to power a VM on.
   * @default - true for anti-affinity, unless `das.respectvmvmantiaffinityrules` is "false"; false for affinity
   */
  readonly mandatory?: boolean;
}

declare module "../port/vendor" {
  interface RuleVendor {
    /** Settings that only a vSphere rule has; an error under another platform. */
    readonly vsphere?: VsphereRuleSettings;
  }
}

const RESPECT_ANTI_AFFINITY = "das.respectvmvmantiaffinityrules";

/** HA does not look at affinity between VMs when it restarts them, unless the rule is mandatory; DRS brings them together later. */
export function affinityRule(scope: Construct, rule: VmVmRuleDeclaration): RealizedRule {
  const mandatory = givenMandatory(scope, rule) ?? false;
  const resource = new ComputeClusterVmAffinityRule(scope, "Default", vmVmArguments(rule, mandatory));
  return { resource, mandatory };
}

/** HA keeps anti-affinity between VMs when it restarts them, unless `das.respectvmvmantiaffinityrules` is "false". */
export function antiAffinityRule(scope: Construct, rule: VmVmRuleDeclaration): RealizedRule {
  const option = rule.cluster.vendor.vsphere?.haAdvancedOptions?.[RESPECT_ANTI_AFFINITY];
  new ArgumentCheck(Cluster.of(scope)).plain(`vsphere.haAdvancedOptions["${RESPECT_ANTI_AFFINITY}"]`, option);
  const respected = option !== "false";
  const mandatory = givenMandatory(scope, rule) ?? respected;
  const resource = new ComputeClusterVmAntiAffinityRule(scope, "Default", vmVmArguments(rule, mandatory));
  return { resource, mandatory: mandatory || respected };
}

/** A "must" rule binds HA, too; a "should" rule does not. */
export function vmHostRule(scope: Construct, rule: VmHostRuleDeclaration): RealizedRule {
  const cluster = Cluster.of(scope);
  const computeClusterId = idOf(rule.cluster.resource);
  cluster.claimName("group", `${rule.name}-hosts`, scope);
  const hosts = new ComputeClusterHostGroup(scope, "hosts", {
    name: `${rule.name}-hosts`,
    computeClusterId,
    hostSystemIds: idsAtSynth(rule.hosts),
  });
  return vmHostRuleOn(scope, "", rule, hosts);
}

/** A VM group, and the rule that ties it to a host group. `suffix` keeps several of one scope apart. */
export function vmHostRuleOn(
  scope: Construct,
  suffix: string,
  rule: Omit<VmHostRuleDeclaration, "hosts" | "vendor"> & { readonly cluster: ClusterHandle },
  hosts: ComputeClusterHostGroup,
): RealizedRule {
  const computeClusterId = idOf(rule.cluster.resource);
  Cluster.of(scope).claimName("group", `${rule.name}-vms`, scope);
  const vms = new ComputeClusterVmGroup(scope, `vms${suffix}`, {
    name: `${rule.name}-vms`,
    computeClusterId,
    virtualMachineIds: rule.vms.map(idOf),
  });
  const resource = new ComputeClusterVmHostRule(scope, suffix === "" ? "Default" : `rule${suffix}`, {
    name: rule.name,
    computeClusterId,
    vmGroupName: vms.name,
    ...(rule.polarity === "with" ? { affinityHostGroupName: hosts.name } : { antiAffinityHostGroupName: hosts.name }),
    mandatory: rule.mandatory,
    enabled: rule.enabled,
  });
  return { resource, mandatory: rule.mandatory };
}

function givenMandatory(scope: Construct, { vendor }: VmVmRuleDeclaration): boolean | undefined {
  return new ArgumentCheck(scope).flag("vsphere.mandatory", vendor.vsphere?.mandatory);
}

function vmVmArguments({ name, cluster, vms, enabled }: VmVmRuleDeclaration, mandatory: boolean) {
  return { name, computeClusterId: idOf(cluster.resource), virtualMachineIds: vms.map(idOf), enabled, mandatory };
}
