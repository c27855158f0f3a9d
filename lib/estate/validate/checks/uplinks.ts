import type { Host } from "../../types";
import type { CheckContext } from "../context";
import { quote, quoteSome } from "../quote";

/** Uplinks, where listed, carry every network of the host between them; their switches are of the kind `switch`. */
export function uplinks(context: CheckContext): void {
  for (const [i, host] of (context.estate.hosts ?? []).entries()) {
    for (const [j, uplink] of (host.uplinks ?? []).entries()) {
      const domain = uplink.switch === undefined ? undefined : context.index.domains.get(uplink.switch);
      if (domain === undefined || domain.kind === "switch") continue;
      context.report(
        ["hosts", i, "uplinks", j, "switch"],
        `${quote(domain.id)} is of the kind ${quote(domain.kind)}, not a switch`,
      );
    }
    const lacking = networksWithoutUplink(host);
    if (lacking.length === 0) continue;
    context.report(
      ["hosts", i, "uplinks"],
      `no uplink carries ${quoteSome(lacking)}, which the host ${quote(host.id)} has`,
      "uplinks, where listed, carry every network of the host between them; leave uplinks out where they are not known",
    );
  }
}

/** Networks of a host that none of its uplinks carries; none where that is not known. */
function networksWithoutUplink(host: Host): readonly string[] {
  const listed = host.uplinks ?? [];
  if (listed.length === 0 || host.networks === undefined) return [];
  if (listed.some((uplink) => uplink.networks === undefined)) return [];
  const carried = new Set(listed.flatMap((uplink) => uplink.networks ?? []));
  return host.networks.filter((network) => !carried.has(network));
}
