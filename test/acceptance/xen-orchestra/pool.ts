import { MethodError } from "./parameters";

/** An object of the inventory, with the fields that Xen Orchestra gives it. */
export interface XoObject {
  readonly id: string;
  readonly type: string;
  readonly [field: string]: unknown;
}

export interface PoolProps {
  readonly name: string;
  /** Names of hosts; the first coordinates. */
  readonly hosts: readonly string[];
  /** Names of NICs of every host. */
  readonly nics: readonly string[];
  /** Storage repositories, by name. */
  readonly srs: { readonly [name: string]: { readonly type: string; readonly shared: boolean } };
  /** Ends every id, so that ids are not as harmless as usual. */
  readonly idsEndIn?: string;
  readonly templates: { readonly [name: string]: { readonly disk: boolean } };
}

const GIB = 2 ** 30;

/** The inventory of one pool. */
export class Pool {
  readonly objects = new Map<string, XoObject>();
  readonly #counts = new Map<string, number>();

  constructor(readonly props: PoolProps) {
    const pool = this.newId("pool");
    const hosts = props.hosts.map(() => this.newId("host"));
    const [master = ""] = hosts;
    const own = (name: string) => ({ name_label: name, name_description: "", tags: [], $pool: pool, $poolId: pool });
    const cpus = { cores: 32, sockets: 2 };
    this.put({
      ...own(props.name),
      id: pool,
      uuid: pool,
      type: "pool",
      master,
      default_SR: "",
      cpus,
      auto_poweron: false,
    });
    for (const [index, id] of hosts.entries()) {
      const memory = { size: 256 * GIB, usage: 8 * GIB };
      this.put({
        ...own(props.hosts[index] ?? ""),
        id,
        uuid: id,
        type: "host",
        memory,
        CPUs: { cpu_count: "32", socket_count: "2" },
        cpus,
      });
    }
    for (const device of props.nics) {
      const network = this.newId("network");
      const pifs = hosts.map((host) => {
        const id = this.newId("pif");
        this.put({
          id,
          uuid: id,
          type: "PIF",
          device,
          vlan: -1,
          $host: host,
          $network: network,
          $poolId: pool,
          attached: true,
        });
        return id;
      });
      this.put({
        ...own(`Pool-wide network associated with ${device}`),
        id: network,
        uuid: network,
        type: "network",
        bridge: device.replace("eth", "xenbr"),
        PIFs: pifs,
        VIFs: [],
        MTU: 1500,
        other_config: {},
      });
    }
    for (const [name, { type, shared }] of Object.entries(props.srs)) {
      const id = this.newId("sr");
      const container = shared ? pool : master;
      this.put({
        ...own(name),
        id,
        uuid: id,
        type: "SR",
        SR_type: type,
        shared,
        $container: container,
        size: 1024 * GIB,
        usage: 0,
        physical_usage: 0,
      });
    }
    for (const [name, { disk }] of Object.entries(props.templates)) {
      const id = this.newId("template");
      this.put({
        ...own(name),
        id,
        uuid: id,
        type: "VM-template",
        template_info: { disks: [] },
        boot: { firmware: "uefi" },
      });
      if (!disk) continue;
      const vdi = this.add("VDI", { ...own(`${name} disk`), size: GIB, $SR: this.ofType("SR")[0]?.id });
      const vbd = this.add("VBD", {
        VM: id,
        VDI: vdi,
        position: "0",
        device: "xvda",
        is_cd_drive: false,
        attached: false,
      });
      this.set(id, { $VBDs: [vbd] });
    }
  }

  /** Ids are UUIDs in form, and the same in every run. */
  newId(kind: string): string {
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    const hex = Buffer.from(kind).toString("hex").padEnd(8, "0").slice(0, 8);
    return `${hex}-0000-4000-8000-${String(count).padStart(12, "0")}${this.props.idsEndIn ?? ""}`;
  }

  /** What every object of the pool carries. */
  get own(): { readonly $pool: string; readonly $poolId: string } {
    const id = this.ofType("pool")[0]?.id ?? "";
    return { $pool: id, $poolId: id };
  }

  /** Adds an object of a type, and returns its id. */
  add(type: string, fields: { readonly [field: string]: unknown }): string {
    const id = this.newId(type.toLowerCase());
    this.put({ ...fields, id, uuid: id, type });
    return id;
  }

  /** @throws where there is none */
  get(id: string): XoObject {
    const object = this.objects.get(id);
    if (object === undefined) throw new MethodError(`no such object ${id}`);
    return object;
  }

  set(id: string, fields: { readonly [field: string]: unknown }): void {
    this.put({ ...this.get(id), ...fields });
  }

  /** Adds to a list that an object holds. */
  push(id: string, field: string, value: string): void {
    const list = this.get(id)[field];
    this.set(id, { [field]: [...(Array.isArray(list) ? list : []), value] });
  }

  /** Takes out of a list that an object holds. */
  drop(id: string, field: string, value: string): void {
    const list = this.objects.get(id)?.[field];
    if (Array.isArray(list)) this.set(id, { [field]: list.filter((each) => each !== value) });
  }

  remove(id: string): void {
    this.get(id);
    this.objects.delete(id);
  }

  put(object: XoObject): void {
    this.objects.set(object.id, object);
  }

  ofType(type: string): readonly XoObject[] {
    return [...this.objects.values()].filter((object) => object.type === type);
  }

  named(type: string, name: string): XoObject | undefined {
    return this.ofType(type).find((object) => object.name_label === name);
  }

  /** Disks of a VM, in their order. */
  disksOf(vm: string): readonly XoObject[] {
    const vbds = this.ofType("VBD").filter((vbd) => vbd.VM === this.named("VM", vm)?.id);
    return vbds.map(({ VDI }) => this.get(String(VDI)));
  }

  /** Networks of a VM, in the order of its interfaces. */
  networksOf(vm: string): readonly XoObject[] {
    const vifs = this.ofType("VIF").filter((vif) => vif.$VM === this.named("VM", vm)?.id);
    return vifs.map(({ $network }) => this.get(String($network)));
  }

  /** What a network has on each host. */
  pifsOf(network: string): readonly XoObject[] {
    return this.ofType("PIF").filter((pif) => pif.$network === this.named("network", network)?.id);
  }
}
