import { placedEstate } from "../check";
import { declaredEstate, type EstateScope, Host, VirtualMachine } from "../constructs";
import { type Estate, validateEstate } from "../estate";

/**
 * Gives VMs that state no host one to start on, where their platform wants one and nothing moves them later: hosts with which every promise
 * is proven, the rules that keep VMs apart kept from the start where that can be had. Where there are none, the VMs stay as they are, and
 * the verdict says why.
 */
export function chooseStartHosts(estate: EstateScope): void {
  const members = estate.node.findAll();
  const open = members
    .filter(VirtualMachine.isVirtualMachine)
    .filter((vm) => vm.managed && vm.host === undefined && vm.cluster.site.backend.startHosts !== undefined);
  if (open.length === 0) return;
  const valid = validateEstate(declaredEstate(estate));
  if (!valid.ok) return;
  const strict = placedEstate(apartFromTheStart(valid.value));
  const found = strict.ok ? strict : placedEstate(valid.value);
  if (!found.ok) return;
  const constructs = new Map([...open, ...members.filter(Host.isHost)].map((made) => [made.node.path, made]));
  const hosts = new Map(found.value.hosts?.map(({ id, source }) => [id, constructs.get(source?.path ?? "")]));
  for (const { source, host } of found.value.vms ?? []) {
    const vm = constructs.get(source?.path ?? "");
    const chosen = host === undefined ? undefined : hosts.get(host);
    if (VirtualMachine.isVirtualMachine(vm) && Host.isHost(chosen)) vm.startOn(chosen);
  }
}

/** The platform need not keep these rules after a failure, but nothing says that VMs start in breach of them. */
function apartFromTheStart(estate: Estate): Estate {
  return {
    ...estate,
    rules: (estate.rules ?? []).map((rule) => (rule.kind === "anti-affinity" ? { ...rule, mandatory: true } : rule)),
  };
}
