import { Lazy } from "cdktf";
import type { Construct } from "constructs";
import { ArgumentCheck } from "../../constructs";
import type { ClusterDeclaration, ExistingClusterDeclaration, Resource } from "../port";
import { DataXenorchestraPool, XenserverPool } from "./bindings";
import type { XenContext } from "./context";
import { srId } from "./datastore";

import { enabledHa, orderedStart, toleratedFailures } from "./pool-availability";
import { startOrders } from "./start-order";
import { isShared } from "./storage";

/** Settings that only a Xen pool has. */
export interface XenClusterSettings {
  /**
   * Hosts that are declared and not in the pool yet join it, through the provider `xenserver/xenserver`; a destroy then takes all of them out of it.
   * @default false
   */
  readonly joinHosts?: boolean;
}

declare module "../port/vendor" {
  interface ClusterVendor {
    /** Settings that only a Xen pool has; an error under another platform. */
    readonly xen?: XenClusterSettings;
  }
}

/** The pool, which exists, and its high availability, which is set up. */
export function pool(scope: Construct, cluster: ClusterDeclaration, context: XenContext): Resource {
  const { ha, vendor } = cluster;
  const check = new ArgumentCheck(scope);
  if (check.flag("xen.joinHosts", vendor.xen?.joinHosts)) joinHosts(scope, cluster.name, context);
  const resource = existingPool(scope, cluster, context);
  if (!ha.enabled) return resource;
  const heartbeat = ha.heartbeatDatastores ?? [];
  if (heartbeat.length === 0) {
    throw check.error("ha.heartbeatDatastores is missing", "name the shared SR that carries the pool's heartbeat");
  }
  for (const datastore of heartbeat) checkHeartbeat(datastore, context, check);
  const ssh = context.ssh();
  const enabled = enabledHa(scope, ssh, resource, heartbeat.map(srId));
  context.afterAll(enabled);
  const { hostFailures } = ha.admissionControl;
  const tolerated = Lazy.numberValue({ produce: () => checkedTolerance(hostFailures, context, check) });
  toleratedFailures(scope, ssh, resource, enabled, tolerated);
  orderedStart(scope, ssh, () => startOrders(context.ordered, ha.restartPriority));
  return resource;
}

export function existingPool(scope: Construct, { name }: ExistingClusterDeclaration, context: XenContext): Resource {
  const joined = context.joined;
  const resource = new DataXenorchestraPool(scope, "Default", {
    nameLabel: name,
    ...(joined === undefined ? {} : { dependsOn: [joined] }),
  });
  context.setPool(scope, resource);
  return resource;
}

/** @throws where the heartbeat would be on one host's own disks */
function checkHeartbeat(datastore: Resource, { types }: XenContext, check: ArgumentCheck): void {
  const type = types.get(datastore);
  if (type === undefined || isShared(type) !== false) return;
  throw check.error(
    `ha.heartbeatDatastores names ${datastore.node.path.split("/").slice(0, -1).join("/")}, of the type "${type}", local to one host`,
    "every host writes its heartbeat there: name a shared SR",
  );
}

/** @throws where no host would be left */
function checkedTolerance(hostFailures: number, { hosts }: XenContext, check: ArgumentCheck): number {
  if (hostFailures < hosts.length) return hostFailures;
  throw check.error(
    `ha.hostFailures is ${hostFailures}, and the pool has ${hosts.length} ${hosts.length === 1 ? "host" : "hosts"}`,
    hosts.length > 1 ? `give at most ${hosts.length - 1}` : 'say ha: "off"',
  );
}

function joinHosts(scope: Construct, nameLabel: string, context: XenContext): void {
  const provider = context.xenserver();
  const { username, password } = provider.config;
  const joinSupporters = Lazy.anyValue({
    produce: () =>
      context.hosts
        .filter(({ xen }) => xen.coordinator !== true)
        .map(({ address }) => ({
          host: address,
          username,
          password,
          skip_verify: context.settings.allowUnverifiedSsl,
        })),
  });
  context.joined = new XenserverPool(scope, "join", { provider, nameLabel, joinSupporters });
}
