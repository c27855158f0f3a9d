import { Annotations, TerraformResource } from "cdktf";
import type { FailoverPlan } from "../failover-plan";
import type { VirtualMachine } from "../virtual-machine";
import { addressOf } from "./recovery";

/**
 * VMs that may be removed are there only while the plan's variable is false. Removing one and making another are not ordered by themselves;
 * `room`, which is replaced when the variable changes, comes between: it goes after the one has gone, and comes before the other comes.
 * It is made where anything makes way; what Terraform cannot remove is for people to stop, which synth says.
 */
export function makeRoom(plan: FailoverPlan, when: string): TerraformResource | undefined {
  const shed = plan.cluster.site.vms.filter((vm) => plan.sheds(vm));
  const [removable, byHand] = [shed.filter((vm) => vm.sheddable), shed.filter((vm) => !vm.sheddable)];
  if (byHand.length > 0) Annotations.of(plan).addWarning(byHandText(plan, byHand));
  if (removable.length === 0) return undefined;
  const room = new TerraformResource(plan, "room", { terraformResourceType: "terraform_data" });
  room.addOverride("triggers_replace", `\${${when}}`);
  for (const vm of removable) vm.removeWhile(when, addressOf(room));
  return room;
}

function byHandText(plan: FailoverPlan, vms: readonly VirtualMachine[]): string {
  const names = vms.slice(0, 5).map((vm) => vm.name);
  const more = vms.length > names.length ? ` and ${vms.length - names.length} more` : "";
  return `${plan.node.path} sheds VMs that Terraform cannot stop: stop them by hand before the failover (${names.join(", ")}${more}), or make them with sheddable.`;
}
