import { type EstateIndex, type Host, type Id, type Requirement, restartOf, type Vm } from "../estate";
import { type MissingFact, mustRun, scopeOf } from "../prover";
import type { Losses } from "./losses";
import { NO, YES } from "./tri";

const RANK = { disabled: 0, lowest: 1, low: 2, medium: 3, high: 4, highest: 5 } as const;

/** VMs that stay down with their host where nothing is moved to make room: those that rank below all that must run. */
export class StaysDown {
  readonly #byHost = new Map<Id, Vm[]>();
  readonly #homeless: readonly Vm[];
  readonly #hosts: readonly Host[];

  /** @param clusters whose VMs stay where they are */
  constructor(
    readonly index: EstateIndex,
    requirement: Requirement,
    clusters: ReadonlySet<Id>,
  ) {
    const scope = scopeOf(index, requirement);
    const wanted = [...index.vms.values()].filter((vm) => mustRun(scope, vm));
    const lowest = Math.min(...wanted.map((vm) => RANK[restartOf(vm)]));
    const homeless: Vm[] = [];
    for (const cluster of clusters) {
      for (const vm of index.vmsOfCluster(cluster)) {
        const rank = RANK[restartOf(vm)];
        if ((vm.power ?? "on") !== "on" || mustRun(scope, vm) || (rank > 0 && rank >= lowest)) continue;
        if (vm.host === undefined) homeless.push(vm);
        else this.#byHost.set(vm.host, [...(this.#byHost.get(vm.host) ?? []), vm]);
      }
    }
    this.#homeless = homeless;
    this.#hosts = [...clusters].flatMap((cluster) => index.hostsOfCluster(cluster));
  }

  in(losses: Losses): { readonly vms: readonly Id[]; readonly missing: readonly MissingFact[] } {
    const vms: Id[] = [];
    const missing: MissingFact[] = [];
    for (const [id, there] of this.#byHost) {
      const host = this.index.hosts.get(id);
      if (host === undefined) continue;
      const gone = losses.gone.host(host);
      if (gone === YES) vms.push(...there.map((vm) => vm.id));
      else if (gone !== NO) losses.gone.host(host, missing);
    }
    const anyLost = this.#hosts.some((host) => losses.gone.host(host) !== NO);
    if (anyLost) for (const { id } of this.#homeless) missing.push({ object: `vms/${id}`, fact: "host" });
    return { vms, missing };
  }
}
