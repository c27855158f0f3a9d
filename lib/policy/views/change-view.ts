import type { ActionKind, Estate, Id, PlannedAction } from "../../estate";
import type { RequirementVerdict } from "../../prover";
import type { ChangeInput } from "../change";
import type { ClusterView } from "./cluster-view";
import type { DatastoreView } from "./datastore-view";
import type { EstateView } from "./estate-view";
import type { HostView } from "./host-view";
import type { RequirementView } from "./requirement-view";
import type { RuleView } from "./rule-view";
import type { VmView } from "./vm-view";

/** One object that a change makes, changes, replaces or removes, as it was and as it will be. */
export interface Changed<V> {
  readonly kind: ActionKind;
  /** Of a replacement: the new one is made before the old one goes. */
  readonly createsFirst: boolean;
  /** Absent: it is not there before. */
  readonly before?: V;
  /** Absent: it is not there after. */
  readonly after?: V;
  /** As it will be, else as it was. */
  readonly object: V;
}

/** A promise before and after a change. */
export interface ChangedPromise {
  readonly before?: RequirementView;
  readonly after?: RequirementView;
}

interface Named {
  readonly id: Id;
}

/** What a change does, by the objects that a rule sees. */
export class ChangeView {
  readonly #actions = new Map<string, PlannedAction[]>();
  readonly #byOldId = new Map<string, PlannedAction>();
  #clusters: readonly Changed<ClusterView>[] | undefined;
  #hosts: readonly Changed<HostView>[] | undefined;
  #datastores: readonly Changed<DatastoreView>[] | undefined;
  #vms: readonly Changed<VmView>[] | undefined;
  #rules: readonly Changed<RuleView>[] | undefined;
  readonly #proven = new Map<string, RequirementVerdict | undefined>();

  constructor(
    /** The estate as it is. */
    readonly before: EstateView,
    /** The estate as it will be. */
    readonly after: EstateView,
    private readonly estateBefore: Estate,
    private readonly input: ChangeInput,
  ) {
    for (const action of input.actions) {
      const list = this.#actions.get(action.list);
      if (list === undefined) this.#actions.set(action.list, [action]);
      else list.push(action);
      if (action.kind !== "create") this.#byOldId.set(`${action.list}/${wasId(action)}`, action);
    }
  }

  get clusters(): readonly Changed<ClusterView>[] {
    this.#clusters ??= this.#changed("clusters", this.before.clusters, this.after.clusters);
    return this.#clusters;
  }

  get hosts(): readonly Changed<HostView>[] {
    this.#hosts ??= this.#changed("hosts", this.before.hosts, this.after.hosts);
    return this.#hosts;
  }

  get datastores(): readonly Changed<DatastoreView>[] {
    this.#datastores ??= this.#changed("datastores", this.before.datastores, this.after.datastores);
    return this.#datastores;
  }

  get vms(): readonly Changed<VmView>[] {
    this.#vms ??= this.#changed("vms", this.before.vms, this.after.vms);
    return this.#vms;
  }

  /** Placement rules, disabled and derived ones too. */
  get rules(): readonly Changed<RuleView>[] {
    this.#rules ??= this.#changed("rules", this.before.allRules, this.after.allRules);
    return this.#rules;
  }

  /** Every requirement of either estate, by its id. */
  get promises(): readonly ChangedPromise[] {
    const after = new Map(this.after.requirements.map((one) => [one.id, one]));
    const ids = new Set([...after.keys(), ...this.before.requirements.map(({ id }) => id)]);
    const before = new Map(this.before.requirements.map((one) => [one.id, one]));
    return [...ids].map((id) => {
      const [was, is] = [before.get(id), after.get(id)];
      return { ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }) };
    });
  }

  /** What an object of the estate before becomes; `undefined`: it stays as it is. */
  of(object: { readonly list: string; readonly id: Id }): PlannedAction | undefined {
    return this.#byOldId.get(`${object.list}/${object.id}`);
  }

  /**
   * What the prover says of a requirement as long as these hosts can run nothing, all at once, and the rest is as before the change; what ran
   * on them runs where the platform puts it. Remembered.
   */
  provenWithout(hosts: readonly HostView[], requirement: RequirementView): RequirementVerdict | undefined {
    const away = new Set(hosts.map(({ id }) => id));
    const key = JSON.stringify([requirement.id, ...[...away].sort()]);
    if (!this.#proven.has(key)) {
      const [verdict] = this.input.prove(without(this.estateBefore, away, requirement.id));
      this.#proven.set(key, verdict);
    }
    return this.#proven.get(key);
  }

  #changed<V extends Named>(list: string, before: readonly V[], after: readonly V[]): readonly Changed<V>[] {
    const [was, is] = [byId(before), byId(after)];
    return (this.#actions.get(list) ?? []).flatMap((action) => {
      const old = action.kind === "create" ? undefined : was.get(wasId(action));
      const now = action.kind === "delete" ? undefined : is.get(action.id);
      const object = now ?? old;
      if (object === undefined) return [];
      return [
        {
          kind: action.kind,
          createsFirst: action.createsFirst === true,
          ...(old === undefined ? {} : { before: old }),
          ...(now === undefined ? {} : { after: now }),
          object,
        },
      ];
    });
  }
}

function wasId({ id, previousId }: PlannedAction): Id {
  return previousId ?? id;
}

function byId<V extends Named>(views: readonly V[]): ReadonlyMap<Id, V> {
  return new Map(views.map((view) => [view.id, view]));
}

function without(estate: Estate, away: ReadonlySet<Id>, requirement: Id): Estate {
  return {
    ...estate,
    hosts: (estate.hosts ?? []).map((host) => (away.has(host.id) ? { ...host, state: "maintenance" } : host)),
    vms: (estate.vms ?? []).map((vm) => {
      if (vm.host === undefined || !away.has(vm.host)) return vm;
      const { host: _, ...elsewhere } = vm;
      return elsewhere;
    }),
    requirements: (estate.requirements ?? []).filter(({ id }) => id === requirement),
  };
}
