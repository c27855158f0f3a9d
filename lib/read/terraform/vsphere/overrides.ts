import type { RestartPriority } from "../../../estate";
import type { Resource } from "../document";
import type { Inventory } from "./inventory";
import { RESTART, word } from "./words";

/** What a cluster is told about single VMs. */
export class Overrides {
  readonly #restart = new Map<Resource, RestartPriority | "unknown">();
  readonly #pinned = new Set<Resource>();
  /** Types of overrides of which one is about a VM that is not known: it may be about any. */
  readonly #open = new Set<string>();

  constructor(private readonly inventory: Inventory) {
    for (const [override, vm] of this.#vms("vsphere_ha_vm_override")) {
      const priority = override.text("ha_vm_restart_priority");
      if (priority !== "clusterRestartPriority") this.#restart.set(vm, word(RESTART, priority) ?? "unknown");
    }
    for (const [override, vm] of this.#vms("vsphere_drs_vm_override")) {
      const isMoved =
        override.boolean("drs_enabled") === true && override.text("drs_automation_level") === "fullyAutomated";
      if (!isMoved) this.#pinned.add(vm);
    }
  }

  /** The VM's own priority, else that of its cluster; `undefined`: not known. */
  restart(vm: Resource, cluster: Resource | undefined): RestartPriority | undefined {
    const own = this.#restart.get(vm);
    if (own !== undefined) return own === "unknown" ? undefined : own;
    if (this.#open.has("vsphere_ha_vm_override")) return undefined;
    return cluster?.mode === "managed" ? word(RESTART, cluster.text("ha_vm_restart_priority")) : undefined;
  }

  /** Whether DRS leaves it where it is; `undefined`: not known. */
  isPinned(vm: Resource): boolean | undefined {
    if (this.#pinned.has(vm)) return true;
    return this.#open.has("vsphere_drs_vm_override") ? undefined : false;
  }

  *#vms(type: string): Iterable<readonly [Resource, Resource]> {
    for (const override of this.inventory.all(type)) {
      const vm = this.inventory.links.one(override, ["virtual_machine_id"], "its VM");
      if (vm) {
        yield [override, vm];
        continue;
      }
      this.#open.add(type);
      this.inventory.doubt(this.inventory.cluster(override, ["compute_cluster_id"]));
    }
  }
}
