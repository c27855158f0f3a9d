import type { CheckContext } from "../context";

/** A service cannot need more replicas than it has. */
export function services(context: CheckContext): void {
  for (const [i, service] of (context.estate.services ?? []).entries()) {
    if (service.quorum === undefined || service.quorum <= service.vms.length) continue;
    context.report(["services", i, "quorum"], `needs ${service.quorum} of ${service.vms.length} replicas`);
  }
}
