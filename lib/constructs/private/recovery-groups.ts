import type { RecoveryGroup } from "../../estate";
import { Coverage } from "../coverage";
import type { EstateIds } from "../declare";
import type { FailoverPlan } from "../failover-plan";
import type { RecoveryGroupProps } from "../failover-plan-props";
import type { VirtualMachine } from "../virtual-machine";
import { ArgumentCheck } from "./argument-check";
import { stated } from "./stated";

/** VMs of a plan that come up together. */
export interface Group {
  readonly id: string;
  readonly vms: readonly VirtualMachine[];
  /** Ids of the groups that it waits for. */
  readonly after: readonly string[];
  readonly delaySeconds: number;
  readonly facts: (ids: EstateIds) => RecoveryGroup;
}

/**
 * The groups, in the order in which they were given.
 * @throws where they wait for each other, or share a VM
 */
export function checkedGroups(plan: FailoverPlan, order: readonly RecoveryGroupProps[]): readonly Group[] {
  const check = new ArgumentCheck(plan);
  const groups: Group[] = [];
  for (const props of check.members("order", order)) {
    const { id, after, delaySeconds } = check.block("order[]", props);
    check.text("order[].id", id);
    if (groups.some((group) => group.id === id)) {
      throw check.error(`order has two groups "${id}"`, "give each an id of its own");
    }
    const coverage = new Coverage(plan, props);
    const vms = plan.vms.filter((vm) => coverage.includes(vm));
    if (vms.length === 0) throw check.error(`the group "${id}" has no VM of the plan`, "name VMs that the plan covers");
    refuseShared(vms, id, groups, check);
    const delay = check.count("order[].delaySeconds", delaySeconds ?? 0, { min: 0 });
    groups.push({
      id,
      vms,
      after: after ? check.members("order[].after", after) : groups.slice(-1).map((previous) => previous.id),
      delaySeconds: delay,
      facts: (ids) => stated({ id, ...coverage.facts(ids), after, delaySeconds }),
    });
  }
  inOrder(groups, check);
  return groups;
}

export function groupFacts(groups: readonly Group[], ids: EstateIds): readonly RecoveryGroup[] {
  return groups.map((group) => group.facts(ids));
}

function refuseShared(
  vms: readonly VirtualMachine[],
  id: string,
  groups: readonly Group[],
  check: ArgumentCheck,
): void {
  const own = new Set(vms);
  for (const other of groups) {
    const shared = other.vms.find((vm) => own.has(vm));
    if (shared === undefined) continue;
    throw check.error(`${shared.node.path} is in the groups "${other.id}" and "${id}"`, "put each VM into one group");
  }
}

/**
 * The groups, each after those that it waits for.
 * @throws where they wait for each other, or for none of the plan
 */
export function inOrder(groups: readonly Group[], check: ArgumentCheck): readonly Group[] {
  const byId = new Map(groups.map((group) => [group.id, group]));
  const ordered = new Set<Group>();
  const visit = (group: Group, path: readonly string[]): void => {
    if (ordered.has(group)) return;
    const start = path.indexOf(group.id);
    if (start >= 0) {
      throw check.error(
        `groups wait for each other: ${[...path.slice(start), group.id].join(" -> ")}`,
        "a group without after waits for the one before it in the list; after: [] waits for none",
      );
    }
    for (const id of group.after) {
      const before = byId.get(id);
      if (before === undefined) {
        throw check.error(
          `the group "${group.id}" waits for "${id}", which is none`,
          `name one of ${[...byId.keys()].map((each) => `"${each}"`).join(", ")}`,
        );
      }
      visit(before, [...path, group.id]);
    }
    ordered.add(group);
  };
  for (const group of groups) visit(group, []);
  return [...ordered];
}
