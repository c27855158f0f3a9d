import { DataVsphereDatacenter } from "@cdktf/provider-vsphere/lib/data-vsphere-datacenter";
import { Datacenter } from "@cdktf/provider-vsphere/lib/datacenter";
import { VsphereProvider } from "@cdktf/provider-vsphere/lib/provider";
import type { Construct } from "constructs";
import { ArgumentCheck, Site } from "../../constructs";
import type { Backend, Resource } from "../port";
import { credentials } from "../terraform";
import { VsphereBackend } from "./backend";

export interface VsphereSiteProps {
  /** Host name or address of the vCenter Server. */
  readonly server: string;
  /** Name of the datacenter to make, or `{ existing: name }` for one that is there. */
  readonly datacenter: string | { readonly existing: string };
  /**
   * User name at the vCenter Server; a Terraform value, never plain text.
   * @default - the sensitive variable `vcenter_user`
   */
  readonly user?: string;
  /**
   * Password at the vCenter Server; a Terraform value, never plain text.
   * @default - the sensitive variable `vcenter_password`
   */
  readonly password?: string;
  /**
   * Trust any certificate. Only for laboratories.
   * @default false
   */
  readonly allowUnverifiedSsl?: boolean;
  /**
   * Time servers of its hosts. HA, logs and certificates need hosts that agree on the time.
   * @default - NTP is off
   */
  readonly ntpServers?: readonly string[];
  /**
   * Folder for the virtual machines that the design makes, below the datacenter; `false`: none.
   * @default - the estate's id
   */
  readonly vmFolder?: string | false;
  /**
   * Begins the names of the tag categories for tiers and failure domains, which are unique in a vCenter Server; `false`: no tags.
   * @default - `<estate>-<site>-`
   */
  readonly tagPrefix?: string | false;
}

/**
 * One vCenter Server and one of its datacenters: a Terraform stack of its own, with the provider and its credentials as sensitive
 * variables.
 *
 * @see https://registry.terraform.io/providers/vmware/vsphere/latest/docs
 */
export class VsphereSite extends Site {
  readonly backend: Backend;
  readonly provider: VsphereProvider;
  /** The datacenter: the provider's resource, or its data source where it exists already. */
  readonly datacenter: Resource;
  /** Managed object id of the datacenter, for resources of your own. */
  readonly datacenterId: string;

  constructor(scope: Construct, id: string, props: VsphereSiteProps) {
    super(scope, id);
    const check = new ArgumentCheck(this);
    check.block("props", props);
    this.provider = new VsphereProvider(this, "vsphere", {
      vsphereServer: check.passedText("server", props.server),
      ...credentials(this, "vcenter", "the vCenter Server", props),
      ...(check.flag("allowUnverifiedSsl", props.allowUnverifiedSsl) ? { allowUnverifiedSsl: true } : {}),
    });
    if (typeof props.datacenter === "string") {
      const datacenter = new Datacenter(this, "datacenter", { name: check.text("datacenter", props.datacenter) });
      this.datacenter = datacenter;
      this.datacenterId = datacenter.moid; // its id is its name
    } else {
      const name = check.text("datacenter.existing", props.datacenter?.existing);
      const datacenter = new DataVsphereDatacenter(this, "datacenter", { name });
      this.datacenter = datacenter;
      this.datacenterId = datacenter.id;
    }
    this.backend = new VsphereBackend(this, {
      datacenterId: this.datacenterId,
      ntpServers: check.members("ntpServers", props.ntpServers ?? []),
      vmFolder: textOrNone("vmFolder", props.vmFolder ?? this.estate.node.id, check),
      tagPrefix: textOrNone("tagPrefix", props.tagPrefix ?? `${this.estate.node.id}-${id}-`, check),
    });
  }
}

function textOrNone(name: string, value: string | false, check: ArgumentCheck): string | false {
  return value === false ? false : check.text(name, value);
}
