import { isEnabled } from "../../defaults";
import type { AffinityRule } from "../../types";
import type { CheckContext } from "../context";
import { spreadOver } from "../kinds";
import { quote, quoteSome } from "../quote";

/** VMs that stay together are in one cluster; VMs are kept apart over hosts or over a kind of domain that there is. */
export function affinityRules(context: CheckContext): void {
  for (const [i, rule] of (context.estate.rules ?? []).entries()) {
    if (rule.kind === "anti-affinity" && rule.over !== undefined) spreadOver(context, rule.over, ["rules", i, "over"]);
    if (rule.kind !== "affinity" || !isEnabled(rule)) continue;
    const clusters = clustersOf(rule, context);
    if (clusters.length < 2) continue;
    context.report(
      ["rules", i, "vms"],
      `the VMs of the affinity rule ${quote(rule.id)} are in ${clusters.length} clusters: ${quoteSome(clusters)}`,
      "they cannot be on one host",
    );
  }
}

function clustersOf(rule: AffinityRule, context: CheckContext): readonly string[] {
  return [...new Set(rule.vms.flatMap((vm) => context.index.vms.get(vm)?.cluster ?? []))];
}
