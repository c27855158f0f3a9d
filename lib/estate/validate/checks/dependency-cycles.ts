import { isEnabled } from "../../defaults";
import type { Id } from "../../types";
import type { CheckContext } from "../context";
import { cycles, spelledOut } from "../cycles";

/**
 * No VM waits for itself to start. A rule is a node between its VMs and those of `after`, so that a rule over many VMs stays as small as it
 * is written.
 */
export function dependencyCycles(context: CheckContext): void {
  const next = new Map<string, string[]>();
  for (const [i, rule] of (context.estate.rules ?? []).entries()) {
    if (rule.kind !== "dependency" || !isEnabled(rule)) continue;
    next.set(ruleNode(i), rule.after.map(vmNode));
    for (const vm of rule.vms) {
      const waits = next.get(vmNode(vm));
      if (waits === undefined) next.set(vmNode(vm), [ruleNode(i)]);
      else waits.push(ruleNode(i));
    }
  }
  for (const cycle of cycles(next.keys(), (node) => next.get(node) ?? [])) {
    const rule = cycle.find(isRule) ?? "";
    const vms = cycle.filter((node) => !isRule(node)).map((node) => node.slice(1));
    const closed = isRule(cycle[0] ?? "") ? [...vms, ...vms.slice(0, 1)] : vms;
    context.report(["rules", Number(rule.slice(1))], `VMs wait for each other to start: ${spelledOut(closed)}`);
  }
}

function ruleNode(position: number): string {
  return `r${position}`;
}

function vmNode(vm: Id): string {
  return `v${vm}`;
}

function isRule(node: string): boolean {
  return node.startsWith("r");
}
