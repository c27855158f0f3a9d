import type { Host, Id, Uplink } from "../../estate";
import type { Membership } from "./change";

interface Hosts {
  /** As they are. */
  readonly before: readonly Host[];
  /** With the change laid over them. */
  readonly after: readonly Host[];
}

interface Attached {
  /** Whether there are datastores, or networks, that the change does not speak of; a new host may have these or not. */
  readonly hasOthers: { readonly datastores: boolean; readonly networks: boolean };
  readonly datastores: readonly Membership[];
  readonly networks: readonly Membership[];
}

/**
 * What hosts mount and carry after a change: what they have already, with what the change says of its own datastores and networks. A host of
 * which something new is not known has a list that is not known.
 */
export function withMemberships(hosts: Hosts, attached: Attached, renamed: (id: Id) => Id): readonly Host[] {
  const before = new Map(hosts.before.map((host) => [host.id, host]));
  return hosts.after.map((host) => {
    const there = before.get(host.id);
    const { datastores, networks, uplinks: own, ...rest } = host;
    if (there === undefined) {
      return {
        ...rest,
        ...(attached.hasOthers.datastores || datastores === undefined ? {} : { datastores }),
        ...(attached.hasOthers.networks || networks === undefined ? {} : { networks }),
        ...(attached.hasOthers.networks || own === undefined ? {} : { uplinks: own }),
      };
    }
    const carried = keptWith(host.id, there.networks, attached.networks, renamed);
    const mounted = keptWith(host.id, there.datastores, attached.datastores, renamed);
    const uplinks = carried === undefined ? there.uplinks : uplinksWith(host.id, there, attached.networks, renamed);
    return {
      ...rest,
      ...(mounted === undefined ? {} : { datastores: mounted }),
      ...(carried === undefined ? {} : { networks: carried }),
      ...(uplinks === undefined ? {} : { uplinks }),
    };
  });
}

function keptWith(
  host: Id,
  there: readonly Id[] | undefined,
  changed: readonly Membership[],
  renamed: (id: Id) => Id,
): readonly Id[] | undefined {
  if (there === undefined) return undefined;
  const ids = new Set(there);
  for (const { id, hosts, isComplete, isNew } of changed) {
    const has = [...hosts.keys()].some((one) => renamed(one) === host);
    if (has) ids.add(id);
    else if (isComplete) ids.delete(id);
    else if (isNew === true) return undefined;
  }
  return [...ids];
}

/** NICs take on the new networks; where it is not known which, it is not known of any what it carries. */
function uplinksWith(
  host: Id,
  there: Host,
  networks: readonly Membership[],
  renamed: (id: Id) => Id,
): readonly Uplink[] | undefined {
  if (there.uplinks === undefined) return undefined;
  let uplinks: readonly Uplink[] = there.uplinks;
  for (const { id, hosts } of networks) {
    const entry = [...hosts].find(([one]) => renamed(one) === host);
    if (entry === undefined || uplinks.some((uplink) => uplink.networks?.includes(id))) continue;
    const [, nics] = entry;
    if (nics === undefined || uplinks.every((uplink) => !nics.includes(uplink.id))) {
      uplinks = uplinks.map(({ networks: _, ...uplink }) => uplink);
    } else {
      uplinks = uplinks.map((uplink) =>
        nics.includes(uplink.id) && uplink.networks !== undefined
          ? { ...uplink, networks: [...uplink.networks, id] }
          : uplink,
      );
    }
  }
  return uplinks;
}
