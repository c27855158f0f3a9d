import { TerraformResource } from "cdktf";
import { Construct } from "constructs";
import type { Resource } from "../../backends/port";
import type { FailoverPlan } from "../failover-plan";
import type { NetworkMappingProps, RecoveredHardwareProps } from "../failover-plan-props";
import type { Replication } from "../replication";
import type { VirtualMachine } from "../virtual-machine";
import { ArgumentCheck } from "./argument-check";
import type { DatastorePair } from "./datastore-pairs";
import { recoverVirtualMachine } from "./recovered-vm";
import { type Group, inOrder } from "./recovery-groups";

export interface Recovery {
  readonly mappings: readonly NetworkMappingProps[];
  /** Pairs of the plan itself; those of its replications come after. */
  readonly datastores: readonly DatastorePair[];
  readonly groups: readonly Group[];
  /** What is there when room has been made. */
  readonly room?: TerraformResource;
  /** Terraform condition, without `${}`, under which it is there. */
  readonly when: string;
  readonly hardware: readonly RecoveredHardwareProps[];
  /** The replications that it recovers from, each with the VMs that it copies. */
  readonly copies: ReadonlyMap<Replication, ReadonlySet<VirtualMachine>>;
}

/** Makes the VMs that a plan brings up, group by group: those of a group wait for its gate, the gate for what comes before. */
export function recover(plan: FailoverPlan, recovery: Recovery): ReadonlyMap<VirtualMachine, Resource> {
  const resources = new Map<VirtualMachine, Resource>();
  const gates = new Construct(plan, "order");
  const scope = new Construct(plan, "vms");
  const { when } = recovery;
  const first = recovery.room === undefined ? [] : [addressOf(recovery.room)];
  const opened = new Map<string, readonly string[]>();

  const bringUp = (vms: readonly VirtualMachine[], after: readonly string[]): readonly string[] =>
    vms.flatMap((vm) => {
      const resource = recoverVirtualMachine(plan, scope, vm, { ...recovery, after });
      if (resource === undefined) return [];
      resources.set(vm, resource);
      return [addressOf(resource)];
    });
  const inGroups = new Set<VirtualMachine>();
  for (const group of inOrder(recovery.groups, new ArgumentCheck(plan))) {
    const before = group.after.flatMap((id) => opened.get(id) ?? []);
    const waits = before.length > 0 ? before : first;
    const gate =
      waits.length === 0 && group.delaySeconds === 0 ? [] : [gateOf(gates, group.id, when, waits, group.delaySeconds)];
    const up = bringUp(group.vms, gate);
    opened.set(group.id, up.length > 0 ? up : gate);
    for (const vm of group.vms) inGroups.add(vm);
  }
  const rest = plan.vms.filter((vm) => !inGroups.has(vm));
  const last = [...opened.values()].flat();
  if (rest.length > 0) {
    bringUp(rest, last.length > 0 ? [gateOf(plan, "rest", when, last, 0)] : first);
  }
  return resources;
}

/** Without it, every VM of a group would name every VM of the one before. */
function gateOf(scope: Construct, id: string, when: string, after: readonly string[], delaySeconds: number): string {
  const gate = new TerraformResource(scope, id, {
    terraformResourceType: "terraform_data",
    ...(delaySeconds === 0
      ? {}
      : { provisioners: [{ type: "local-exec" as const, command: `sleep ${delaySeconds}` }] }),
  });
  gate.dependsOn = [...after];
  gate.addOverride("count", `\${${when} ? 1 : 0}`);
  return addressOf(gate);
}

export function addressOf(resource: Resource): string {
  return `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
}
