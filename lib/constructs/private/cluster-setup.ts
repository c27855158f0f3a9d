import type { AskedAvailability, Feature, LoadBalancingPolicy, Resource } from "../../backends/port";
import type { Cluster as ClusterRecord, Inventory, RestartPriority } from "../../estate";
import type { Cluster } from "../cluster";
import type { ClusterFacts, ClusterProps, ExistingClusterProps } from "../cluster-props";
import type { Datastore } from "../datastore";
import { placed } from "../datastore-layout";
import type { EstateIds } from "../declare";
import { type HighAvailabilityProps, highAvailabilityPolicy } from "../high-availability";
import { loadBalancingPolicy } from "../load-balancing";
import type { ArgumentCheck } from "./argument-check";
import { existingHighAvailabilityFacts, existingLoadBalancingFacts, highAvailabilityFacts } from "./cluster-facts";
import { sameEstate, sameStack } from "./reference";
import { stated } from "./stated";
import { checkSupport } from "./vendor";

/** What the two ways to come by a cluster have in common. */
interface Setup {
  readonly resource: Resource;
  readonly restartPriority?: RestartPriority;
  /** Whether its admission control holds hosts empty; absent where it is unknown. */
  readonly holdsHostsEmpty?: boolean;
  /** Whether VMs are restarted after a failure; absent where it is unknown. */
  readonly restartsVms?: boolean;
  readonly facts: (ids: EstateIds) => Omit<ClusterRecord, "id" | "platform" | "source">;
}

export function makeCluster(cluster: Cluster, props: ClusterProps, check: ArgumentCheck): Setup {
  const { backend } = cluster.site;
  checkSupport(cluster.site, "managed-cluster", check);
  const given = props.ha === "off" ? { enabled: false } : (props.ha ?? {});
  const ha = highAvailabilityPolicy(given, check);
  checkAsked(cluster, given, check);
  const drs = loadBalancing(cluster, props, check);
  const heartbeat = heartbeatDatastores(cluster, given, check);
  const resource = backend.cluster(cluster, {
    name: cluster.name,
    ha: heartbeat === undefined ? ha : { ...ha, heartbeatDatastores: heartbeat.map((datastore) => datastore.resource) },
    drs,
    vendor: props,
    hosts: () => cluster.hosts.map((host) => host.resource),
    failoverHosts: () => failoverHosts(cluster, check),
  });
  return {
    resource,
    restartPriority: ha.restartPriority,
    holdsHostsEmpty: ha.admissionControl.policy === "failover-hosts",
    restartsVms: ha.enabled,
    facts: (ids) => ({
      inventory: { vms: "complete", hosts: "complete" },
      ha:
        platformFacts(
          cluster,
          { managed: true, enabled: ha.enabled, hostFailures: ha.admissionControl.hostFailures },
          heartbeat,
          ids,
        ) ?? withFailoverHosts(cluster, highAvailabilityFacts(ha, heartbeat && ids.all(heartbeat)), ids),
      drs: drs.enabled ? { enabled: true, automation: drs.automation } : { enabled: false },
    }),
  };
}

export function lookUpCluster(cluster: Cluster, props: ExistingClusterProps, check: ArgumentCheck): Setup {
  const given = props.ha === "off" ? { enabled: false } : props.ha;
  if (given !== undefined) {
    highAvailabilityPolicy(given, check);
    checkAsked(cluster, given, check);
  }
  if (props.drs !== undefined) loadBalancing(cluster, props, check);
  const heartbeat = given && heartbeatDatastores(cluster, given, check);
  const inventory = checkedInventory(props, check);
  return {
    resource: cluster.site.backend.existingCluster(cluster, { name: cluster.name, vendor: props }),
    restartPriority: given?.restartPriority,
    ...(given?.enabled === undefined ? {} : { restartsVms: given.enabled }),
    facts: (ids) =>
      stated({
        inventory,
        ha:
          given &&
          (platformFacts(
            cluster,
            stated({ managed: false, enabled: given.enabled, hostFailures: given.hostFailures }),
            heartbeat,
            ids,
          ) ??
            withFailoverHosts(cluster, existingHighAvailabilityFacts(given, heartbeat && ids.all(heartbeat)), ids)),
        drs: props.drs && existingLoadBalancingFacts(props.drs),
      }),
  };
}

/** Where nothing moves VMs, it is off unless it is asked for, which is an error then. */
function loadBalancing(cluster: Cluster, { drs }: ClusterProps, check: ArgumentCheck): LoadBalancingPolicy {
  if (drs !== undefined && drs !== "off") checkSupport(cluster.site, "load-balancing", check);
  const { supported } = cluster.site.backend.capabilities["load-balancing"];
  return loadBalancingPolicy(drs ?? (supported ? "fully-automated" : "off"), check);
}

const ASKED: readonly (readonly [keyof HighAvailabilityProps, Feature])[] = [
  ["admissionControl", "admission-control-policy"],
  ["componentProtection", "component-protection"],
  ["hostMonitoring", "isolation-response"],
  ["isolationResponse", "isolation-response"],
  ["isolationAddresses", "isolation-response"],
  ["vmMonitoring", "vm-monitoring"],
  ["restartTimeoutSeconds", "restart-timeout"],
];

/** What is left to its default is the platform's own way; what is asked for must be possible. */
function checkAsked(cluster: Cluster, given: HighAvailabilityProps, check: ArgumentCheck): void {
  for (const [argument, feature] of ASKED)
    if (given[argument] !== undefined) checkSupport(cluster.site, feature, check);
}

/** `ha` of the estate document in the words of a platform that has its own; `undefined`: it has not. */
function platformFacts(
  cluster: Cluster,
  asked: AskedAvailability,
  heartbeat: readonly Datastore[] | undefined,
  ids: EstateIds,
): ClusterRecord["ha"] {
  const facts = cluster.site.backend.facts?.highAvailability?.(asked);
  return facts && stated({ ...facts, heartbeatDatastores: heartbeat && ids.all(heartbeat) });
}

/** What is said of any cluster beside its policies. */
export function clusterFacts(
  cluster: Cluster,
  { concurrentStarts: starts, witness }: ClusterFacts,
  check: ArgumentCheck,
): (ids: EstateIds) => Pick<ClusterRecord, "concurrentStarts" | "witness"> {
  const concurrentStarts = check.wholeFact("concurrentStarts", starts, { min: 1 });
  if (witness !== undefined) sameEstate(cluster, "witness.in", check.block("witness", witness).in);
  return (ids) => stated({ concurrentStarts, witness: witness && placed(witness, ids) });
}

function checkedInventory({ inventory = {} }: ExistingClusterProps, check: ArgumentCheck): Inventory {
  const { vms = "partial", hosts = "partial" } = check.block("inventory", inventory);
  check.oneOf("inventory.vms", vms, ["complete", "partial"]);
  check.oneOf("inventory.hosts", hosts, ["complete", "partial"]);
  return { vms, hosts };
}

function heartbeatDatastores(
  cluster: Cluster,
  { heartbeatDatastores: given }: HighAvailabilityProps,
  check: ArgumentCheck,
): readonly Datastore[] | undefined {
  if (given === undefined) return undefined;
  const datastores = sameStack(cluster, "ha.heartbeatDatastores", given);
  if (new Set(datastores).size === datastores.length) return datastores;
  throw check.error("ha.heartbeatDatastores names a datastore twice", "name each once");
}

function failoverHosts(cluster: Cluster, check: ArgumentCheck): readonly Resource[] {
  const hosts = cluster.hosts.filter((host) => host.failoverHost);
  if (hosts.length > 0) return hosts.map((host) => host.resource);
  throw check.error(
    "its admission control holds hosts empty, and no host is one of them",
    "say failoverHost: true on a host",
  );
}

/** Which hosts are held empty is said by the hosts, which are declared after their cluster. */
function withFailoverHosts(
  cluster: Cluster,
  ha: NonNullable<ClusterRecord["ha"]>,
  ids: EstateIds,
): NonNullable<ClusterRecord["ha"]> {
  if (ha.admissionControl?.policy !== "failover-hosts") return ha;
  const failoverHosts = ids.all(cluster.hosts.filter((host) => host.failoverHost));
  return { ...ha, admissionControl: { ...ha.admissionControl, failoverHosts } };
}
