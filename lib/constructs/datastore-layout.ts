import type { Construct } from "constructs";
import type { Copy, Datastore, Witness } from "../estate";
import type { Cluster } from "./cluster";
import type { EstateIds } from "./declare";
import { type Domain, FailureDomain } from "./failure-domain";
import { ArgumentCheck } from "./private/argument-check";
import { sameEstate, sameStack } from "./private/reference";
import { stated } from "./private/stated";
import type { Site } from "./site";

/** How a datastore that exists survives the loss of a part. */
export interface DatastoreLayout {
  /**
   * Synchronous copies, each gone with any of its domains; the datastore is there while one copy is.
   * @default - one, in the datastore's own domains
   */
  readonly copies?: readonly CopyProps[];
  /**
   * What decides where half of the copies or more are lost.
   * @default - nothing does
   */
  readonly witness?: CopyProps;
  /**
   * Spread over hosts of a cluster (vSAN).
   * @default - not
   */
  readonly distributed?: DistributedProps;
}

export interface CopyProps {
  readonly in: readonly (Domain | Site)[];
}

export interface DistributedProps {
  readonly cluster: Cluster;
  /** `host`, or a kind of failure domain. */
  readonly over: string;
  /** Fault domains that may lose a host. */
  readonly failuresToTolerate: number;
}

/** @throws where the layout of a datastore names what it cannot stand on */
export function checkLayout(datastore: Construct, { copies, witness, distributed }: DatastoreLayout): void {
  const check = new ArgumentCheck(datastore);
  for (const [name, copy] of [
    ...check.members("copies", copies ?? []).map((each) => ["copies[]", each] as const),
    ...(witness === undefined ? [] : [["witness", witness] as const]),
  ]) {
    sameEstate(datastore, `${name}.in`, check.block(name, copy).in);
  }
  if (distributed === undefined) return;
  check.block("distributed", distributed);
  sameStack(datastore, "distributed.cluster", [distributed.cluster]);
  check.text("distributed.over", distributed.over);
  check.count("distributed.failuresToTolerate", distributed.failuresToTolerate, { min: 0 });
}

/** `copies`, `witness` and `distributed` of the estate document. */
export function datastoreLayoutFacts(
  { copies, witness, distributed }: DatastoreLayout,
  ids: EstateIds,
): Pick<Datastore, "copies" | "witness" | "distributed"> {
  return stated({
    copies: copies?.map((copy) => placed(copy, ids)),
    witness: witness && placed(witness, ids),
    distributed: distributed && { ...distributed, cluster: ids.of(distributed.cluster) },
  });
}

/** Where a copy or a witness is, in the estate document. */
export function placed({ in: places }: CopyProps, ids: EstateIds): Copy | Witness {
  const site = places.find((place) => !FailureDomain.isFailureDomain(place));
  return stated({ site: site && ids.of(site), domains: ids.all(places.filter(FailureDomain.isFailureDomain)) });
}
