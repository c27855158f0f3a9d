import {
  type EstateIndex,
  type Host,
  isEnabled,
  isHeldByHost,
  type Platform,
  platformProfile,
  type Rule,
  stateOf,
  threadsOf,
  type Vm,
  type VmHostRule,
} from "../../estate";
import { type Blame, blameFact } from "../blame";
import { and, MAYBE, NO, type Tri, YES } from "../tri";
import type { Dimension } from "./dimensions";

/** Whether a host can run a VM, storage, network and room aside: each part by itself, so that a reason can be told. */
export class OwnReach {
  constructor(
    readonly index: EstateIndex,
    readonly dimensions: readonly Dimension[],
  ) {}

  all(host: Host, vm: Vm, blame?: Blame): Tri {
    let result = this.connected(host);
    if (result !== NO) result = and(result, this.threads(host, vm, blame));
    if (result !== NO) result = and(result, this.devices(host, vm, blame));
    if (result !== NO) result = and(result, this.vmHostRules(host, vm, blame));
    return result;
  }

  /** A device of a host is nowhere else. */
  devices(host: Host, vm: Vm, blame?: Blame): Tri {
    if (!isHeldByHost(vm)) return YES;
    if (vm.host !== undefined) return vm.host === host.id ? YES : NO;
    blameFact(blame, `vms/${vm.id}`, "host");
    return MAYBE;
  }

  connected(host: Host): Tri {
    return stateOf(host) === "connected" ? YES : NO;
  }

  threads(host: Host, vm: Vm, blame?: Blame): Tri {
    const threads = threadsOf(host);
    if (threads !== undefined && vm.vcpus !== undefined) return threads >= vm.vcpus ? YES : NO;
    if (vm.vcpus === undefined) blameFact(blame, `vms/${vm.id}`, "vcpus");
    if (threads === undefined) blameFact(blame, `hosts/${host.id}`, "cores");
    return MAYBE;
  }

  /** `MAYBE`: only rules forbid it of which it is not known whether they are mandatory. */
  vmHostRules(host: Host, vm: Vm, blame?: Blame): Tri {
    let result: Tri = YES;
    for (const rule of this.rulesOf(vm)) {
      if (rule.hosts.includes(host.id) === (rule.polarity === "with")) continue;
      if (rule.mandatory === true) return NO;
      result = MAYBE;
      blameFact(blame, `rules/${rule.id}`, "mandatory");
    }
    return result;
  }

  /** None on a platform that keeps to none: a VM that no requirement covers then takes room on hosts that a rule denies it. */
  rulesOf(vm: Vm): readonly VmHostRule[] {
    const platform = this.index.platformOf(vm);
    if (platform !== undefined && !platformProfile(platform).keepsVmHostRules) return [];
    return this.index.rulesOfVm(vm.id).filter(isJudged);
  }

  /** Whether it fits on the empty host. */
  room(host: Host, vm: Vm, platform: Platform, blame?: Blame): Tri {
    let result: Tri = YES;
    const open: Blame = blame && [];
    for (const dimension of this.dimensions) {
      const { least, known } = dimension.demand(vm, platform, open);
      if (least === 0 && known) continue;
      const capacity = dimension.capacity(host, platform, open);
      if (capacity === undefined || (!known && least <= capacity)) result = MAYBE;
      else if (least > capacity) return NO;
    }
    if (result === MAYBE) blame?.push(...(open ?? []));
    return result;
  }
}

function isJudged(rule: Rule): rule is VmHostRule {
  return rule.kind === "vm-host" && isEnabled(rule) && rule.derivedFrom === undefined && rule.mandatory !== false;
}
