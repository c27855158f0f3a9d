import type { Method } from "./methods";
import { MethodError, number, optionalText, type Params, text } from "./parameters";
import type { Pool } from "./pool";

/** Disks, and how VMs hold them. */
export const STORAGE_METHODS: { readonly [name: string]: Method } = {
  "disk.create": (pool, params) => {
    const vdi = newDisk(pool, { ...params, name_label: text(params, "name"), SR: text(params, "sr") });
    const vm = optionalText(params, "vm");
    if (vm !== undefined) attach(pool, vm, vdi);
    return vdi;
  },
  "vdi.set": (pool, params) => {
    const { id, ...fields } = params;
    const vdi = pool.get(text(params, "id"));
    if (typeof vdi.size === "number" && typeof fields.size === "number" && fields.size < vdi.size) {
      throw new MethodError(`cannot set new size (${fields.size}) below the current size (${vdi.size})`);
    }
    pool.set(vdi.id, fields);
  },
  "vdi.delete": (pool, params) => deleteDisk(pool, text(params, "id")),
  "vbd.connect": (pool, params) => pool.set(text(params, "id"), { attached: true }),
  "vbd.disconnect": (pool, params) => pool.set(text(params, "id"), { attached: false }),
  "vbd.delete": (pool, params) => detach(pool, text(params, "id")),
};

/** Makes a disk, and returns its id. */
export function newDisk(pool: Pool, params: Params): string {
  const sr = pool.get(optionalText(params, "SR") ?? text(params, "$SR"));
  if (sr.type !== "SR") throw new MethodError(`no such SR ${sr.id}`);
  const name = text(params, "name_label");
  const { name_description = "" } = params;
  return pool.add("VDI", {
    name_label: name,
    name_description,
    size: number(params, "size"),
    usage: 0,
    $SR: sr.id,
    $VBDs: [],
    tags: [],
    VDI_type: "user",
    ...pool.own,
  });
}

export function attach(pool: Pool, vm: string, vdi: string): void {
  const position = String(pool.ofType("VBD").filter((vbd) => vbd.VM === vm).length);
  const vbd = pool.add("VBD", {
    VM: vm,
    VDI: vdi,
    position,
    device: `xvd${"abcdefgh".charAt(Number(position))}`,
    attached: true,
    bootable: position === "0",
    is_cd_drive: false,
    read_only: false,
    ...pool.own,
  });
  pool.push(vm, "$VBDs", vbd);
  pool.push(vdi, "$VBDs", vbd);
}

export function deleteDisk(pool: Pool, vdi: string): void {
  for (const vbd of pool.ofType("VBD")) if (vbd.VDI === vdi) detach(pool, vbd.id);
  pool.remove(vdi);
}

function detach(pool: Pool, vbd: string): void {
  const { VM, VDI } = pool.get(vbd);
  for (const owner of [VM, VDI]) if (typeof owner === "string") pool.drop(owner, "$VBDs", vbd);
  pool.remove(vbd);
}
