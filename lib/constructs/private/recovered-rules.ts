import { Construct } from "constructs";
import type { Resource, RuleVendor } from "../../backends/port";
import type { FailoverPlan } from "../failover-plan";
import type { VirtualMachine } from "../virtual-machine";

/** A rule that keeps VMs together, or apart, on hosts. */
export interface VmVmRule {
  readonly kind: "affinity" | "anti-affinity";
  readonly name: string;
  readonly vms: readonly VirtualMachine[];
  readonly enabled: boolean;
  readonly vendor: RuleVendor;
}

/** Rules between VMs go with them, as far as two of them come up: replicas that were apart stay apart. */
export function recoverRules(plan: FailoverPlan, resources: ReadonlyMap<VirtualMachine, Resource>, when: string): void {
  const scope = new Construct(plan, "rules");
  const { cluster } = plan;
  const { backend } = cluster.site;
  for (const source of new Set(plan.vms.map((vm) => vm.cluster))) {
    for (const { kind, name, vms, enabled, vendor } of source.vmRules) {
      const recovered = vms.flatMap((vm) => resources.get(vm) ?? []);
      if (recovered.length < 2) continue;
      cluster.claimName("rule", name, plan);
      const declaration = { name, cluster: cluster.handle, vms: recovered, enabled, vendor };
      const own = new Construct(scope, name);
      const { resource } =
        kind === "affinity" ? backend.affinityRule(own, declaration) : backend.antiAffinityRule(own, declaration);
      resource?.addOverride("count", `\${${when} ? 1 : 0}`);
    }
  }
}
