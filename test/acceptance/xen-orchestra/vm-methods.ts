import type { Method } from "./methods";
import { blocks, isParams, MethodError, number, optionalText, type Params, text } from "./parameters";
import type { Pool, XoObject } from "./pool";
import { attach, deleteDisk, newDisk } from "./storage-methods";

/** Virtual machines and their interfaces. */
export const VM_METHODS: { readonly [name: string]: Method } = {
  "vm.create": (pool, params) => {
    const template = pool.get(text(params, "template"));
    if (template.type !== "VM-template") throw new MethodError(`no such template ${template.id}`);
    const vm = pool.add("VM", {
      name_label: text(params, "name_label"),
      name_description: "",
      power_state: "Halted",
      VIFs: [],
      $VBDs: [],
      virtualizationMode: "hvm",
      pvDriversDetected: true, // else the provider does not shut it down
      addresses: {},
      other: {},
      blockedOperations: {},
      high_availability: "",
      auto_poweron: false,
      startDelay: 0,
      videoram: 8,
      vga: "std",
      secureBoot: false,
      boot: template.boot,
      $container: pool.own.$pool,
      ...pool.own,
      ...fields(params),
      tags: params.tags ?? [],
    });
    // Those with a `userdevice` are the template's own, which the clone brings along under the names and sizes that are given here.
    for (const disk of blocks(params, "VDIs")) if (disk.destroy !== true) attach(pool, vm, newDisk(pool, disk));
    for (const vif of blocks(params, "VIFs")) addInterface(pool, vm, vif);
    if (params.bootAfterCreate === true) start(pool, vm);
    return vm;
  },

  "vm.set": (pool, params) => {
    const vm = pool.get(text(params, "id"));
    const cpus = isParams(vm.CPUs) ? number(vm.CPUs, "max") : 0;
    if (vm.power_state === "Running" && typeof params.CPUs === "number" && params.CPUs > cpus) {
      throw new MethodError("VCPUs_max cannot be changed while the VM runs");
    }
    pool.set(vm.id, fields(params, vm));
  },

  "vm.start": (pool, params) => start(pool, text(params, "id")),
  "vm.stop": (pool, params) => pool.set(text(params, "id"), { power_state: "Halted" }),

  "vm.delete": (pool, params) => {
    const vm = pool.get(text(params, "id"));
    for (const vbd of pool.ofType("VBD"))
      if (vbd.VM === vm.id && typeof vbd.VDI === "string") deleteDisk(pool, vbd.VDI);
    for (const vif of pool.ofType("VIF")) if (vif.$VM === vm.id) pool.remove(vif.id);
    pool.remove(vm.id);
  },

  "vm.createInterface": (pool, params) => addInterface(pool, text(params, "vm"), params),
  "vif.connect": (pool, params) => pool.set(text(params, "id"), { attached: true }),
  "vif.disconnect": (pool, params) => pool.set(text(params, "id"), { attached: false }),
  "vif.delete": (pool, params) => {
    const vif = pool.get(text(params, "id"));
    if (typeof vif.$VM === "string") pool.drop(vif.$VM, "VIFs", vif.id);
    pool.remove(vif.id);
  },
};

/** Parameters that only say how a VM is made. */
const HOW = new Set([
  "id",
  "template",
  "existingDisks",
  "VDIs",
  "VIFs",
  "bootAfterCreate",
  "coreOs",
  "clone",
  "installation",
  "cloudConfig",
  "networkConfig",
  "destroyCloudConfigVdiAfterBoot",
  "tags",
]);

/** Parameters as the fields under which they are seen afterwards. */
function fields(params: Params, vm?: XoObject): { readonly [field: string]: unknown } {
  const { CPUs, memoryMax, memoryMin, hvmBootFirmware, cpuCap, cpuWeight, coresPerSocket, ...rest } = params;
  const memory = vm === undefined || !isParams(vm.memory) ? undefined : vm.memory;
  const most = typeof memoryMax === "number" ? memoryMax : (memory && number(memory, "size")) || 0;
  const least = typeof memoryMin === "number" ? memoryMin : most;
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([name, value]) => !HOW.has(name) && value !== undefined)),
    ...(CPUs === undefined ? {} : { CPUs: { number: CPUs, max: CPUs } }),
    ...(memoryMax === undefined && memoryMin === undefined
      ? {}
      : { memory: { dynamic: [least, most], static: [0, most], size: most } }),
    ...(typeof hvmBootFirmware === "string" ? { boot: { firmware: hvmBootFirmware } } : {}),
    ...(typeof cpuCap === "number" ? { cpuCap } : {}),
    ...(typeof cpuWeight === "number" ? { cpuWeight } : {}),
    ...(typeof coresPerSocket === "number" ? { coresPerSocket } : {}),
  };
}

/** It starts on the host that it prefers. */
function start(pool: Pool, id: string): void {
  const { affinityHost } = pool.get(id);
  const host = typeof affinityHost === "string" && affinityHost !== "" ? affinityHost : pool.ofType("host")[0]?.id;
  pool.set(id, { power_state: "Running", $container: host });
}

function addInterface(pool: Pool, vm: string, params: Params): string {
  const network = pool.get(text(params, "network"));
  if (network.type !== "network") throw new MethodError(`no such network ${network.id}`);
  const count = pool.ofType("VIF").length;
  const device = String(pool.ofType("VIF").filter((vif) => vif.$VM === vm).length);
  const mac = optionalText(params, "mac");
  const MAC = mac === undefined || mac === "" ? `00:16:3e:00:00:${count.toString(16).padStart(2, "0")}` : mac;
  const vif = pool.add("VIF", { $VM: vm, $network: network.id, MAC, device, attached: true, ...pool.own });
  pool.push(vm, "VIFs", vif);
  return vif;
}
