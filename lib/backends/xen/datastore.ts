import type { Construct } from "constructs";
import { ArgumentCheck } from "../../constructs";
import type { ExistingDatastoreDeclaration, NfsDatastoreDeclaration, Resource } from "../port";
import { attributeOf } from "../terraform";
import { DataXenorchestraSr, XenserverSrNfs } from "./bindings";
import type { XenContext } from "./context";
import { isShared, SR_TYPES } from "./storage";

/** Settings that only a storage repository has. */
export interface XenDatastoreSettings {
  /**
   * Tags by which it is told from others of the same name, such as the "Local storage" of each host.
   * @default - its name is enough
   */
  readonly tags?: readonly string[];
  /**
   * Options of an NFS mount.
   * @default - none
   */
  readonly mountOptions?: string;
}

declare module "../port/vendor" {
  interface DatastoreVendor {
    /** Settings that only a storage repository has; an error under another platform. */
    readonly xen?: XenDatastoreSettings;
  }
}

/** @see https://registry.terraform.io/providers/xenserver/xenserver/latest/docs/resources/sr_nfs */
export function nfsSr(scope: Construct, datastore: NfsDatastoreDeclaration, context: XenContext): XenserverSrNfs {
  const [server, other] = datastore.servers;
  if (server === undefined || other !== undefined) {
    throw new ArgumentCheck(scope).error(
      `nfs.server names ${datastore.servers.length} servers`,
      "name one: a storage repository knows one way to its server",
    );
  }
  const { mountOptions } = datastore.vendor.xen ?? {};
  const sr = new XenserverSrNfs(scope, "Default", {
    provider: context.xenserver(),
    nameLabel: datastore.name,
    storageLocation: `${server}:${datastore.path}`,
    version: datastore.version === "3" ? "3" : "4",
    ...(mountOptions === undefined ? {} : { advancedOptions: mountOptions }),
  });
  context.beforeHa(sr);
  return sr;
}

/** @throws where its type is stated, and none that a pool knows */
export function existingSr(
  scope: Construct,
  { name, type, vendor }: ExistingDatastoreDeclaration,
  context: XenContext,
): DataXenorchestraSr {
  if (type !== undefined && isShared(type) === undefined) {
    throw new ArgumentCheck(scope).error(
      `type is ${JSON.stringify(type)}, no type of storage repository`,
      `give one of ${SR_TYPES.join(", ")}`,
    );
  }
  const { tags } = vendor.xen ?? {};
  const sr = new DataXenorchestraSr(scope, "Default", {
    nameLabel: name,
    poolId: context.poolId(),
    ...(tags === undefined ? {} : { tags }),
  });
  if (type !== undefined) context.types.set(sr, type);
  return sr;
}

/** UUID of a storage repository; the providers keep it under different names. */
export function srId(sr: Resource): string {
  return attributeOf(sr, "uuid");
}
