import type { Estate, Host, Requirement, Vm } from "../../lib/estate";
import { fits } from "./capacity";
import { Losses } from "./losses";
import { hostNamed, isFixed, type Modes } from "./modes";
import { canRun } from "./reach";
import { breaksPair, isMandatory, pairRules } from "./rules";
import type { Scope } from "./scope";
import { all, not, type Tri } from "./tri";

/** Whether the placement of the VMs that stay where they are holds before anything fails; one that does not survives nothing. */
export function startHolds(estate: Estate, requirement: Requirement, scope: Scope, modes: Modes): Tri {
  const placed = scope.considered.flatMap((vm) => {
    const host = isFixed(modes, vm) ? hostNamed(estate, vm.host) : undefined;
    return host === undefined ? [] : [{ vm, host }];
  });
  const nothing = new Losses(estate, []);
  return all([
    ...placed.map(({ vm, host }) => canRun(nothing, vm, host)),
    ...(estate.hosts ?? []).map((host) =>
      fits(
        estate,
        requirement,
        host,
        placed.filter((entry) => entry.host === host).map(({ vm }) => vm),
      ),
    ),
    ...pairsBroken(estate, placed).map(not),
  ]);
}

/** For each pair of placed VMs and each rule over both, whether a mandatory rule is broken. */
function pairsBroken(estate: Estate, placed: readonly { readonly vm: Vm; readonly host: Host }[]): readonly Tri[] {
  return pairRules(estate).flatMap((rule) => {
    const members = placed.filter(({ vm }) => rule.vms.includes(vm.id));
    return members.flatMap((one, i) =>
      members.slice(i + 1).map((other) => all([breaksPair(estate, rule, one.host, other.host), isMandatory(rule)])),
    );
  });
}
