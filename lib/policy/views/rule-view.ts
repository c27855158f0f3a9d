import { isEnabled, overOf, type Rule } from "../../estate";
import type { Known } from "../known";
import type { HostView } from "./host-view";
import { ObjectView } from "./object-view";
import type { VmView } from "./vm-view";

/** A placement rule of the platform (not a rule of this engine): affinity, anti-affinity, VM-host, dependency. */
export class RuleView extends ObjectView<Rule> {
  readonly list = "rules";
  #vms: readonly VmView[] | undefined;
  #hosts: ReadonlySet<string> | undefined;

  get kind(): Rule["kind"] {
    return this.object.kind;
  }

  /** @default true */
  get isEnabled(): boolean {
    return isEnabled(this.object);
  }

  /** Made by a backend to express another rule or a service; never judged as a rule of its own. */
  get isDerived(): boolean {
    return this.object.derivedFrom !== undefined;
  }

  /** Whether the platform keeps to it when it restarts VMs. */
  get mandatory(): Known<boolean> {
    return this.fact("mandatory");
  }

  /** @default "host" */
  get over(): string {
    return this.object.kind === "anti-affinity" ? overOf(this.object) : "host";
  }

  get vms(): readonly VmView[] {
    this.#vms ??= this.object.vms.flatMap((id) => this.views.vm(id) ?? []);
    return this.#vms;
  }

  /** VMs that those of a `dependency` rule wait for; none for rules of other kinds. */
  get after(): readonly VmView[] {
    return this.object.kind === "dependency" ? this.object.after.flatMap((id) => this.views.vm(id) ?? []) : [];
  }

  /** Whether a `vm-host` rule leaves the host to its VMs; rules of other kinds leave every host. */
  allows(host: HostView): boolean {
    if (this.object.kind !== "vm-host") return true;
    this.#hosts ??= new Set(this.object.hosts);
    return this.#hosts.has(host.id) === (this.object.polarity === "with");
  }

  /** Whether it says which hosts its VMs may use, rather than which they may not. */
  get listsAllowedHosts(): boolean {
    return this.object.kind === "vm-host" && this.object.polarity === "with";
  }

  /** Known to bind: the platform never breaks it. */
  get binds(): boolean {
    return this.mandatory.known && this.mandatory.value;
  }

  /** It may bind: nobody says that the platform may break it. */
  get mayBind(): boolean {
    return !this.mandatory.known || this.mandatory.value;
  }

  protected override get defaults() {
    return { enabled: this.isEnabled, ...(this.kind === "anti-affinity" ? { over: this.over } : {}) };
  }
}
