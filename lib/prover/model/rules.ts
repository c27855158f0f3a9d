import {
  type AffinityRule,
  type AntiAffinityRule,
  type EstateIndex,
  type Host,
  type Id,
  isEnabled,
  overOf,
} from "../../estate";
import { domainsOfKind } from "../scenarios/membership";
import { MAYBE, type Tri, YES } from "../tri";

/** Rules between VMs, of which at least two are in the model: VMs of clusters outside the scope are not looked at. */
export interface CompiledRules {
  readonly apart: readonly Apart[];
  readonly together: readonly Together[];
  /** Of each VM, positions in `apart` and `together`. */
  readonly apartOfVm: readonly (readonly number[])[];
  readonly togetherOfVm: readonly (readonly number[])[];
}

export interface Apart {
  readonly rule: AntiAffinityRule;
  /** `YES` or `MAYBE`; a rule that is not mandatory is not compiled for placements after a failure. */
  readonly mandatory: Tri;
  readonly vms: readonly number[];
  readonly cells: Cells;
}

export interface Together {
  readonly rule: AffinityRule;
  readonly mandatory: Tri;
  readonly vms: readonly number[];
}

/** The domains of one kind that each host is in, as numbers. */
export interface Cells {
  readonly count: number;
  readonly ofHost: readonly (readonly number[])[];
  /** Hosts whose domains are not known. */
  readonly unknown: Uint8Array;
}

/**
 * @param optional whether every enabled rule binds, mandatory or not (continuity)
 */
export function compileRules(
  index: EstateIndex,
  hosts: readonly Host[],
  positionOfVm: ReadonlyMap<Id, number>,
  optional = false,
): CompiledRules {
  const apart: Apart[] = [];
  const together: Together[] = [];
  const cells = new Map<Id, Cells>();
  for (const rule of index.rules.values()) {
    if (!isEnabled(rule) || rule.derivedFrom !== undefined || (rule.mandatory === false && !optional)) continue;
    if (rule.kind !== "affinity" && rule.kind !== "anti-affinity") continue;
    const vms = [...new Set(rule.vms)].flatMap((id) => positionOfVm.get(id) ?? []);
    const mandatory = rule.mandatory === undefined && !optional ? MAYBE : YES;
    if (rule.kind === "affinity") {
      if (vms.length > 1) together.push({ rule, mandatory, vms });
      continue;
    }
    const over = overOf(rule);
    if (vms.length < 2) continue;
    const known = cells.get(over) ?? cellsOf(index, hosts, over);
    cells.set(over, known);
    apart.push({ rule, mandatory, vms, cells: known });
  }
  const count = positionOfVm.size;
  return { apart, together, apartOfVm: byVm(apart, count), togetherOfVm: byVm(together, count) };
}

function cellsOf(index: EstateIndex, hosts: readonly Host[], over: Id): Cells {
  const numbers = new Map<Id, number>();
  const unknown = new Uint8Array(hosts.length);
  const ofHost = hosts.map((host, h) => {
    const { ids, known } = domainsOfKind(index, host, over);
    if (!known) unknown[h] = 1;
    return ids.map((id) => {
      const number = numbers.get(id) ?? numbers.size;
      numbers.set(id, number);
      return number;
    });
  });
  return { count: numbers.size, ofHost, unknown };
}

function byVm(rules: readonly { readonly vms: readonly number[] }[], count: number): readonly (readonly number[])[] {
  const lists: number[][] = Array.from({ length: count }, () => []);
  rules.forEach((rule, r) => {
    for (const vm of rule.vms) lists[vm]?.push(r);
  });
  return lists;
}
