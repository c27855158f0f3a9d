import type { Estate, Host, Requirement, RestartPriority, Vm } from "../../lib/estate";
import { continuityHolds } from "./continuity";
import { dataGone } from "./keeps";
import type { Losses } from "./losses";
import { hostNamed, isFixed, isPinned, type Modes } from "./modes";
import { type Item, placementExists, type Quorum } from "./placements";
import { canRun, mayBeLost, restartsAutomatically, type Situation } from "./reach";
import type { Scope } from "./scope";
import { all, any, helps, hinders, known, not, type Reading, type Tri } from "./tri";

/** One way the unknown fates of the VMs that stay at known hosts may turn out. */
export type Fates = ReadonlyMap<Vm, Situation>;

/** "A scenario is survived" of the contract, under one reading of what is unknown; the loss of each host is settled in `losses`. */
export class Survival {
  readonly #estate: Estate;
  readonly #hosts: readonly Host[];

  constructor(
    readonly losses: Losses,
    readonly requirement: Requirement,
    readonly scope: Scope,
    readonly modes: Modes,
    readonly fates: Fates,
    readonly reading: Reading,
  ) {
    this.#estate = losses.estate;
    this.#hosts = losses.estate.hosts ?? [];
  }

  survives(): boolean {
    const items: Item[] = [];
    const runWithoutRoom: Vm[] = [];
    for (const vm of this.scope.considered) {
      const lot = this.#lot(vm);
      if (lot === "fails") return false;
      if (lot === "runs without room") runWithoutRoom.push(vm);
      else if (lot !== "down") items.push(lot);
    }
    const quorums = this.scope.services.map((service): Quorum => {
      const elsewhere = this.reading === "best" ? service.vms.filter((id) => this.#outside(id)).length : 0;
      const replicated = runWithoutRoom.filter(({ id }) => service.vms.includes(id)).length;
      return { vms: service.vms, needed: (service.quorum ?? service.vms.length) - elsewhere - replicated };
    });
    if (!placementExists(this.#estate, this.requirement, items, quorums, this.reading)) return false;
    return !this.requirement.continuity || helps(continuityHolds(this), this.reading);
  }

  /** What a VM of the considered clusters needs in this scenario. */
  #lot(vm: Vm): Item | "down" | "fails" | "runs without room" {
    // Where a VM that stays is not told: a missing fact. At best it is where it harms least.
    if (this.reading === "worst" && isFixed(this.modes, vm) && vm.host === undefined) return "fails";
    const inScope = this.scope.mustRun.includes(vm);
    const replica = this.scope.services.some((service) => service.vms.includes(vm.id));
    if (inScope) return this.#wanted(vm, replica ? "down" : "fails");
    return this.#other(vm);
  }

  /** A VM in scope that is to run again; `otherwise` says what its loss means: a replica may stay down. */
  #wanted(vm: Vm, otherwise: "down" | "fails"): Item | "down" | "fails" | "runs without room" {
    const mayStayDown = otherwise === "down";
    const host = isFixed(this.modes, vm) ? hostNamed(this.#estate, vm.host) : undefined;
    if (this.#mayRecover(vm)) return "runs without room";
    if (host === undefined) {
      if (hinders(this.#dataIsGone(vm), this.reading)) return otherwise;
      const lost = isFixed(this.modes, vm) ? "no" : mayBeLost(this.losses, this.requirement, vm, this.#hosts);
      if (hinders(lost, this.reading)) return otherwise;
      return { vm, hosts: this.#reachable(vm), mayStayDown, counts: true };
    }
    const fate = this.#fate(vm);
    if (fate === "runs") return { vm, hosts: [host], mayStayDown: false, counts: true };
    if (fate === "data-gone") return otherwise;
    if (fate === "stuck") {
      const noRoom = this.#needsNoRoom(vm);
      if (otherwise === "fails" || noRoom === "yes") return otherwise;
      return { vm, hosts: [host], mayStayDown: helps(noRoom, this.reading), counts: false };
    }
    if (!helps(restartsAutomatically(this.#cluster(vm)), this.reading)) return otherwise;
    return { vm, hosts: this.#reachable(vm), mayStayDown, counts: true };
  }

  /** A VM that keeps its room, in scope only if `disabled`. */
  #other(vm: Vm): Item | "down" | "runs without room" {
    if (this.#mayRecover(vm)) return "runs without room";
    const noRoom = this.#needsNoRoom(vm);
    if (noRoom === "yes") return "down";
    const mayStayDown = helps(noRoom, this.reading);
    const hosts = this.#reachable(vm);
    const host = isFixed(this.modes, vm) ? hostNamed(this.#estate, vm.host) : undefined;
    if (host === undefined) {
      const lost = any([this.#dataIsGone(vm), mayBeLost(this.losses, this.requirement, vm, this.#hosts)]);
      const counts = isFixed(this.modes, vm) || helps(not(lost), this.reading);
      return { vm, hosts, mayStayDown, counts };
    }
    const fate = this.#fate(vm);
    if (fate === "runs" || fate === "stuck") return { vm, hosts: [host], mayStayDown, counts: fate === "runs" };
    if (isPinned(this.modes, vm) && this.#mayBeLeftDown(vm)) return "down";
    const restarts = vm.restart === "disabled" ? "no" : restartsAutomatically(this.#cluster(vm));
    return { vm, hosts, mayStayDown, counts: helps(restarts, this.reading) };
  }

  /** "One whose data is gone, or that no surviving host can run, needs no room." */
  #needsNoRoom(vm: Vm): Tri {
    return any([this.#dataIsGone(vm), all(this.#hosts.map((host) => not(this.#canRun(vm, host))))]);
  }

  #dataIsGone(vm: Vm): Tri {
    const fate = this.fates.get(vm);
    return fate === undefined ? dataGone(this.losses, vm) : known(fate === "data-gone");
  }

  /** "those on lost hosts stay down if `disabled` or ranked strictly below every VM in scope that must run" */
  #mayBeLeftDown(vm: Vm): boolean {
    return vm.restart === "disabled" || this.scope.mustRun.every((other) => rank(vm) < rank(other));
  }

  #reachable(vm: Vm): readonly Host[] {
    return this.#hosts.filter((host) => helps(this.#canRun(vm, host), this.reading));
  }

  /** What has lost something on its host cannot start there. */
  #canRun(vm: Vm, host: Host): Tri {
    const fate = host.id === vm.host ? this.fates.get(vm) : undefined;
    return fate === "stuck" || fate === "host-lost" ? "no" : canRun(this.losses, vm, host);
  }

  #fate(vm: Vm): Situation {
    const fate = this.fates.get(vm);
    if (fate === undefined) throw new Error(`no fate for ${vm.id}`);
    return fate;
  }

  /** Until recovery is modelled: where its data may be gone, it may run again elsewhere, or not. */
  #mayRecover(vm: Vm): boolean {
    const replicated = (this.#estate.replications ?? []).some(({ vms }) => vms.includes(vm.id));
    return this.reading === "best" && replicated && vm.restart !== "disabled" && this.#dataIsGone(vm) !== "no";
  }

  /** Whether a replica is in a cluster that the requirement does not look at, or in an unknown one. */
  #outside(id: string): boolean {
    const vm = this.#estate.vms?.find((entry) => entry.id === id);
    if (vm === undefined || (vm.power ?? "on") !== "on") return false;
    return !this.scope.considered.includes(vm);
  }

  #cluster(vm: Vm) {
    return this.#estate.clusters?.find(({ id }) => id === vm.cluster);
  }
}

const RANKS: readonly RestartPriority[] = ["disabled", "lowest", "low", "medium", "high", "highest"];

function rank(vm: Vm): number {
  return RANKS.indexOf(vm.restart ?? "medium");
}
