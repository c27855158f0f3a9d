import type { Estate, Host, Id, Requirement, Vm } from "../../lib/estate";
import { fits } from "./capacity";
import { breaksPair, isMandatory, pairRules } from "./rules";
import { helps, hinders, type Reading } from "./tri";

/** A VM that takes room: on one of `hosts`; or on none, where it may be left down. */
export interface Item {
  readonly vm: Vm;
  readonly hosts: readonly Host[];
  readonly mayStayDown: boolean;
  /** Whether it counts as a running replica where it is placed. */
  readonly counts: boolean;
}

/** A count of running replicas that a placement must reach. */
export interface Quorum {
  readonly vms: readonly Id[];
  readonly needed: number;
}

interface Placed {
  readonly item: Item;
  readonly host: Host;
}

/** Tries every placement: is there one in which all fits, no mandatory rule is broken and every quorum is reached? */
export function placementExists(
  estate: Estate,
  requirement: Requirement,
  items: readonly Item[],
  quorums: readonly Quorum[],
  reading: Reading,
): boolean {
  const rules = pairRules(estate).filter((rule) => hinders(isMandatory(rule), reading));
  return extend(items, []);

  function extend(rest: readonly Item[], placed: readonly Placed[]): boolean {
    const [item, ...others] = rest;
    if (item === undefined) return quorums.every((quorum) => reached(quorum, placed));
    for (const host of item.hosts) {
      const next = [...placed, { item, host }];
      if (roomFor(next, host) && !breaksRule(placed, item, host) && extend(others, next)) return true;
    }
    return item.mayStayDown && extend(others, placed);
  }

  function roomFor(placed: readonly Placed[], host: Host): boolean {
    const vms = placed.filter((entry) => entry.host === host).map((entry) => entry.item.vm);
    return helps(fits(estate, requirement, host, vms), reading);
  }

  function breaksRule(placed: readonly Placed[], item: Item, host: Host): boolean {
    return rules.some(
      (rule) =>
        rule.vms.includes(item.vm.id) &&
        placed.some(
          (other) =>
            rule.vms.includes(other.item.vm.id) && hinders(breaksPair(estate, rule, host, other.host), reading),
        ),
    );
  }
}

function reached({ vms, needed }: Quorum, placed: readonly Placed[]): boolean {
  return placed.filter(({ item }) => item.counts && vms.includes(item.vm.id)).length >= needed;
}
