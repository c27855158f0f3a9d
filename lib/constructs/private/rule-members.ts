import type { Construct } from "constructs";
import type { Cluster } from "../cluster";
import type { VirtualMachine } from "../virtual-machine";
import { ArgumentCheck } from "./argument-check";
import { sameStack } from "./reference";

/** The VMs of a rule or a service: enough of them, each once, of the cluster. */
export function ruleMembers(
  rule: Construct,
  cluster: Cluster,
  vms: readonly VirtualMachine[],
  least: number,
): readonly VirtualMachine[] {
  const check = new ArgumentCheck(rule);
  sameStack(rule, "vms", vms);
  if (vms.length < least) throw check.error(`vms has ${vms.length} members`, `give at least ${least}`);
  const twice = vms.find((vm, index) => vms.indexOf(vm) !== index);
  if (twice !== undefined) throw check.error(`vms names ${twice.node.path} twice`, "name each VM once");
  const foreign = vms.find((vm) => vm.cluster !== cluster);
  if (foreign !== undefined) {
    throw check.error(
      `vms names ${foreign.node.path}, of the cluster ${foreign.cluster.node.path}, not of ${cluster.node.path}`,
      "a rule is about the VMs of one cluster",
    );
  }
  const sheddable = vms.find((vm) => vm.sheddable);
  if (sheddable !== undefined) {
    throw check.error(
      `vms names ${sheddable.node.path}, which may be removed to make room`,
      "take it out, or make it without sheddable",
    );
  }
  return [...vms];
}
