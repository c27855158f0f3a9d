import { restartOf } from "../../defaults";
import type { CheckContext } from "../context";

/** A restart that is only tried is none that anything is proven with. */
export function bestEffort(context: CheckContext): void {
  for (const [i, vm] of (context.estate.vms ?? []).entries()) {
    if (vm.bestEffort !== true || restartOf(vm) === "disabled") continue;
    context.report(
      ["vms", i, "bestEffort"],
      `a best-effort VM has the restart priority ${restartOf(vm)}`,
      'its restart is tried and not promised: say restart: "disabled", or take bestEffort out',
    );
  }
}
