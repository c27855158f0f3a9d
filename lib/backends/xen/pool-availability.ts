import { Lazy } from "cdktf";
import type { Construct } from "constructs";
import type { Resource } from "../port";
import { idOf } from "../terraform";
import { quoted, RemoteState, type SshAccess, shellText } from "./remote";

const POOL = quoted("pool");

/** Whether HA is on: `true` or `false`. */
const HA_ENABLED = `"$(xe pool-param-get uuid=${POOL} param-name=ha-enabled)"`;

/**
 * Turns HA on with its heartbeat SRs, and off again. Where it is on already it is turned off first, for nobody can tell whether it is on by the
 * same SRs.
 * @see https://docs.xenserver.com/en-us/xenserver/8/high-availability.html
 */
export function enabledHa(
  scope: Construct,
  ssh: SshAccess,
  pool: Resource,
  heartbeatSrs: readonly string[],
): RemoteState {
  const off = `if [ ${HA_ENABLED} = true ]; then xe pool-ha-disable; fi`;
  return new RemoteState(scope, "ha", {
    ssh,
    input: { pool: idOf(pool), heartbeat_srs: heartbeatSrs },
    triggers: { pool: idOf(pool), heartbeat_srs: heartbeatSrs },
    create: [
      off,
      `xe pool-ha-enable heartbeat-sr-uuids='\${${shellText('join(",", self.input.heartbeat_srs)')}}'`,
      `xe pool-param-set uuid=${POOL} ha-allow-overcommit=false`,
    ],
    destroy: [off],
  });
}

/** How many host failures the pool plans for. XAPI refuses a number that its plan cannot keep, and so does the apply. */
export function toleratedFailures(
  scope: Construct,
  ssh: SshAccess,
  pool: Resource,
  ha: RemoteState,
  hostFailures: number,
): RemoteState {
  return new RemoteState(scope, "ha-tolerance", {
    ssh,
    input: { pool: idOf(pool), host_failures: hostFailures },
    triggers: { ha: ha.getStringAttribute("id"), host_failures: hostFailures },
    create: [`xe pool-param-set uuid=${POOL} ha-host-failures-to-tolerate="\${self.input.host_failures}"`],
    destroy: [`if [ ${HA_ENABLED} = true ]; then xe pool-param-set uuid=${POOL} ha-host-failures-to-tolerate=0; fi`],
  });
}

/** In which order VMs restart: one entry a VM, known at synth. Every VM has one, for no order is the first. */
export function orderedStart(
  scope: Construct,
  ssh: SshAccess,
  orders: () => readonly { readonly vm: Resource; readonly order: number }[],
): RemoteState {
  const list = Lazy.anyValue({ produce: () => orders().map(({ vm, order }) => ({ vm: idOf(vm), order })) });
  const each = (order: string, end: string) =>
    `[for each in self.input.orders : "xe vm-param-set uuid='\${${shellText("each.vm")}}' order=${order}${end}"]`;
  const resource = new RemoteState(scope, "start-order", {
    ssh,
    input: { orders: list },
    triggers: list,
    create: each(`\${each.order}`, ""),
    // A VM that is gone by then needs no order.
    destroy: each("0", " || true"),
  });
  resource.addOverride("count", Lazy.anyValue({ produce: () => (orders().length > 0 ? 1 : 0) }));
  return resource;
}
