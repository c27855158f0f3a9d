import { TerraformResource } from "cdktf";
import type { FailoverPlan } from "../failover-plan";
import type { VirtualMachine } from "../virtual-machine";
import { addressOf } from "./recovery";

/** What a plan does to make room. */
export interface Room {
  /** There when room has been made; absent where nothing makes way. */
  readonly room?: TerraformResource;
  /** VMs that somebody must stop. */
  readonly byHand: readonly VirtualMachine[];
}

/**
 * VMs that may be removed are there only while the plan's variable is false. Removing one and making another are not ordered by themselves;
 * `room`, which is replaced when the variable changes, comes between: it goes after the one has gone, and comes before the other comes.
 */
export function makeRoom(plan: FailoverPlan, when: string): Room {
  const shed = plan.cluster.site.vms.filter((vm) => plan.sheds(vm));
  const [removable, byHand] = [shed.filter((vm) => vm.sheddable), shed.filter((vm) => !vm.sheddable)];
  if (removable.length === 0) return { byHand };
  const room = new TerraformResource(plan, "room", { terraformResourceType: "terraform_data" });
  room.addOverride("triggers_replace", `\${${when}}`);
  for (const vm of removable) vm.removeWhile(when, addressOf(room));
  return { room, byHand };
}
