import type { Estate, Host, Service, Vm } from "../../lib/estate";
import { dataGone } from "./keeps";
import { Losses } from "./losses";
import { hostNamed, isFixed, isOn } from "./modes";
import { canRun, reaches, situations } from "./reach";
import { breaksPair, obeysVmHost, pairRules, vmHostRules } from "./rules";
import type { Survival } from "./survival";
import { all, helps, known, not, type Tri } from "./tri";

/**
 * "With `continuity` only replicas that stay `running` count, under every start placement that satisfies reach and all enabled rules,
 * mandatory or not; capacity is not counted on."
 */
export function continuityHolds(survival: Survival): Tri {
  return all(survival.scope.continuous.map((service) => staysUp(survival, service)));
}

/** Where a VM stands before the failure: `undefined` if nowhere or unknown. */
type Start = ReadonlyMap<Vm, Host | undefined>;

function staysUp(survival: Survival, service: Service): Tri {
  const { losses, scope, modes } = survival;
  const needed = service.quorum ?? service.vms.length;
  const replicas = (losses.estate.vms ?? []).filter((vm) => isOn(vm) && service.vms.includes(vm.id));
  const tied = relatives(losses.estate, replicas).filter((vm) => scope.considered.includes(vm));
  const related = [...tied.filter((vm) => isFixed(modes, vm)), ...tied.filter((vm) => !isFixed(modes, vm))];

  // At worst a start placement is any that is perhaps allowed; it is enough that one of them leaves too few.
  const perhaps = [...starts("worst")];
  const surely = [...starts("best")];
  if (perhaps.length === 0) return "unknown";
  if (perhaps.every((start) => running(start, "worst") >= needed)) return "yes";
  return surely.some((start) => running(start, "best") < needed) ? "no" : "unknown";

  function running(start: Start, reading: "worst" | "best"): number {
    return replicas.filter((vm) => helps(stays(vm, start), reading)).length;
  }

  function stays(vm: Vm, start: Start): Tri {
    if (!scope.considered.includes(vm)) return "unknown";
    const host = start.get(vm);
    if (host === undefined) return isFixed(modes, vm) && mayStay(vm) ? "unknown" : "no";
    if (isFixed(modes, vm)) return known(survival.fates.get(vm) === "runs");
    const outcomes = dataGone(losses, vm) === "yes" ? [] : situations(losses, vm, host);
    if (outcomes.every((outcome) => outcome === "runs") && outcomes.length > 0) return "yes";
    return outcomes.includes("runs") ? "unknown" : "no";
  }

  /** Whether a VM that stays on a host that is not told may be on one where it goes on running. */
  function mayStay(vm: Vm): boolean {
    const start = new Losses(losses.estate, []);
    return (losses.estate.hosts ?? []).some(
      (host) => canRun(start, vm, host) !== "no" && situations(losses, vm, host).includes("runs"),
    );
  }

  /** At worst all placements that are perhaps allowed, at best only those that surely are. */
  function* starts(reading: "worst" | "best", index = 0, placed: Start = new Map()): Generator<Start> {
    const vm = related[index];
    if (vm === undefined) {
      yield placed;
      return;
    }
    if (isFixed(modes, vm)) {
      yield* starts(reading, index + 1, new Map([...placed, [vm, hostNamed(losses.estate, vm.host)]]));
      return;
    }
    const hosts = losses.estate.hosts ?? [];
    const start = new Losses(losses.estate, []);
    // What no host can run is nowhere; what rules that may be broken keep from every host makes that there is no start.
    if (hosts.every((host) => canRun(start, vm, host) === "no")) {
      yield* starts(reading, index + 1, new Map([...placed, [vm, undefined]]));
      return;
    }
    for (const host of hosts) {
      const obeyed = all([mayStart(losses.estate, vm, host), ...pairs(vm, host, placed)]);
      if (helps(obeyed, reading === "worst" ? "best" : "worst")) {
        yield* starts(reading, index + 1, new Map([...placed, [vm, host]]));
      }
    }
  }

  function pairs(vm: Vm, host: Host, placed: Start): readonly Tri[] {
    return pairRules(losses.estate)
      .filter((rule) => rule.vms.includes(vm.id))
      .flatMap((rule) =>
        [...placed].flatMap(([other, otherHost]) =>
          otherHost === undefined || !rule.vms.includes(other.id)
            ? []
            : [not(breaksPair(losses.estate, rule, host, otherHost))],
        ),
      );
  }
}

function mayStart(estate: Estate, vm: Vm, host: Host): Tri {
  return all([
    reaches(new Losses(estate, []), vm, host),
    ...vmHostRules(estate).map((rule) => obeysVmHost(rule, vm, host)),
  ]);
}

/** The VMs, and all that rules tie to them. */
function relatives(estate: Estate, vms: readonly Vm[]): readonly Vm[] {
  const found = new Set(vms.map(({ id }) => id));
  for (let size = 0; size !== found.size; ) {
    size = found.size;
    for (const rule of pairRules(estate)) {
      if (rule.vms.some((id) => found.has(id))) for (const id of rule.vms) found.add(id);
    }
  }
  return (estate.vms ?? []).filter((vm) => found.has(vm.id) && isOn(vm));
}
