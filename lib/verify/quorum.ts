import type { QuorumProof } from "../estate";
import type { Lots } from "./lots";

/** Replicas of a service in scope that are off or cannot run, so many that it is short. */
export function quorum(lots: Lots, { service: at, vms }: QuorumProof): string | undefined {
  const { model } = lots;
  const service = model.services.find((one) => one === model.estate.services?.[at]);
  if (service === undefined) return "no service in scope";
  if (new Set(vms).size < vms.length) return "a VM twice";
  for (const vm of vms) {
    const id = model.vms[vm]?.id ?? "";
    if (!service.vms.includes(id)) return "a VM that is no replica";
    if (lots.mayCount(vm)) return `${id} may run`;
  }
  const left = service.vms.length - vms.length;
  return left < (service.quorum ?? service.vms.length) ? undefined : "replicas enough";
}
