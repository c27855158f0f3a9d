import type { Uplink } from "../../lib/estate";
import type { HostView } from "../../lib/policy";

/** A network of a host, and the uplinks that carry it. */
export interface Carried {
  readonly network: string;
  readonly uplinks: readonly Uplink[];
  /** Uplinks of which nobody says what they carry. */
  readonly unclear: readonly Uplink[];
}

/** Networks of a host as far as its uplinks are listed; `undefined` where they are not. */
export function carriedBy(host: HostView): readonly Carried[] | undefined {
  const listed = host.fact("uplinks");
  if (!listed.known || listed.value.length === 0) return undefined;
  const uplinks = listed.value;
  const declared = host.fact("networks");
  const networks = declared.known ? declared.value : [...new Set(uplinks.flatMap((uplink) => uplink.networks ?? []))];
  return networks.map((network) => ({
    network,
    uplinks: uplinks.filter((uplink) => uplink.networks?.includes(network)),
    unclear: uplinks.filter((uplink) => uplink.networks === undefined),
  }));
}
