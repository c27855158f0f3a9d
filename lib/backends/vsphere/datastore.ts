import { DataVsphereDatastore } from "@cdktf/provider-vsphere/lib/data-vsphere-datastore";
import { NasDatastore } from "@cdktf/provider-vsphere/lib/nas-datastore";
import type { Construct } from "constructs";
import type { ExistingDatastoreDeclaration, NfsDatastoreDeclaration } from "../port";
import { idsAtSynth } from "../terraform";
import type { VsphereContext } from "./context";

/** Settings that only a vSphere datastore has. */
export interface VsphereDatastoreSettings {
  /**
   * Folder for it, below the datacenter's datastore folder.
   * @default - none
   */
  readonly folder?: string;
  /**
   * Kerberos, with NFS 4.1.
   * @default - `AUTH_SYS`
   */
  readonly securityType?: "AUTH_SYS" | "SEC_KRB5" | "SEC_KRB5I";
}

declare module "../port/vendor" {
  interface DatastoreVendor {
    /** Settings that only a vSphere datastore has; an error under another platform. */
    readonly vsphere?: VsphereDatastoreSettings;
  }
}

/** @see https://registry.terraform.io/providers/vmware/vsphere/latest/docs/resources/nas_datastore */
export function nasDatastore(
  scope: Construct,
  datastore: NfsDatastoreDeclaration,
  { labels }: VsphereContext,
): NasDatastore {
  const { folder, securityType } = datastore.vendor.vsphere ?? {};
  return new NasDatastore(scope, "Default", {
    name: datastore.name,
    type: datastore.version === "3" ? "NFS" : "NFS41",
    remoteHosts: [...datastore.servers],
    remotePath: datastore.path,
    hostSystemIds: idsAtSynth(datastore.hosts),
    ...labels.domains(datastore.domains),
    ...(folder === undefined ? {} : { folder }),
    ...(securityType === undefined ? {} : { securityType }),
  });
}

export function existingDatastore(
  scope: Construct,
  { name }: ExistingDatastoreDeclaration,
  { settings }: VsphereContext,
): DataVsphereDatastore {
  return new DataVsphereDatastore(scope, "Default", { name, datacenterId: settings.datacenterId });
}
