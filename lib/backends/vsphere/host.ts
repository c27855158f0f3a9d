import { DataVsphereHost } from "@cdktf/provider-vsphere/lib/data-vsphere-host";
import { Host } from "@cdktf/provider-vsphere/lib/host";
import type { Construct } from "constructs";
import type { ExistingHostDeclaration, HostDeclaration } from "../port";
import { credentials, idOf, refusePlainText } from "../terraform";
import type { VsphereContext } from "./context";

/** Settings that only an ESXi host has. */
export interface VsphereHostSettings {
  /**
   * User name at the host; a Terraform value, never plain text.
   * @default - the sensitive variable `esxi_user`
   */
  readonly user?: string;
  /**
   * Password at the host; a Terraform value, never plain text.
   * @default - the sensitive variable `esxi_password`
   */
  readonly password?: string;
  /**
   * SHA-1 thumbprint of its certificate, where its authority is not trusted.
   * @default - the certificate is trusted
   */
  readonly thumbprint?: string;
  /**
   * License key; a Terraform value, never plain text.
   * @default - none is assigned
   */
  readonly license?: string;
  /** @default - `disabled` */
  readonly lockdown?: "disabled" | "normal" | "strict";
  /**
   * Take it from another vCenter Server that manages it.
   * @default false
   */
  readonly force?: boolean;
  /**
   * Time servers.
   * @default - the site's
   */
  readonly ntpServers?: readonly string[];
}

declare module "../port/vendor" {
  interface HostVendor {
    /** Settings that only an ESXi host has; an error under another platform. */
    readonly vsphere?: VsphereHostSettings;
  }
}

/** @see https://registry.terraform.io/providers/vmware/vsphere/latest/docs/resources/host */
export function esxiHost(scope: Construct, host: HostDeclaration, context: VsphereContext): Host {
  const { vsphere = {} } = host.vendor;
  const { user, password } = hostCredentials(scope, vsphere, context);
  const { thumbprint, license, lockdown, force } = vsphere;
  refusePlainText(
    scope,
    "the license key of the ESXi host",
    license,
    "give the value of a sensitive TerraformVariable",
  );
  return new Host(scope, "Default", {
    hostname: host.hostname,
    username: user,
    password,
    ...(host.joinsThroughCluster
      ? { datacenter: context.settings.datacenterId, clusterManaged: true }
      : { cluster: idOf(host.cluster.resource) }),
    ...context.labels.domains(host.domains),
    ...(host.maintenance ? { maintenance: true } : {}),
    ...(host.connected ? {} : { connected: false }),
    ...(thumbprint === undefined ? {} : { thumbprint }),
    ...(license === undefined ? {} : { license }),
    ...(lockdown === undefined ? {} : { lockdown }),
    ...(force === undefined ? {} : { force }),
    services: timeServices(vsphere.ntpServers ?? context.settings.ntpServers),
  });
}

export function existingEsxiHost(
  scope: Construct,
  { name }: ExistingHostDeclaration,
  { settings }: VsphereContext,
): DataVsphereHost {
  return new DataVsphereHost(scope, "Default", { name, datacenterId: settings.datacenterId });
}

/** Always written: the provider reads the block back, and a plan without it is never empty. */
function timeServices(ntpServers: readonly string[]) {
  const enabled = ntpServers.length > 0;
  return [{ ntpd: { enabled, policy: enabled ? "on" : "off", ntpServers: [...ntpServers] } }];
}

function hostCredentials(scope: Construct, { user, password }: VsphereHostSettings, context: VsphereContext) {
  if (user !== undefined && password !== undefined)
    return credentials(scope, "esxi", "the ESXi host", { user, password });
  const shared = context.hostCredentials();
  return credentials(scope, "esxi", "the ESXi host", {
    user: user ?? shared.user,
    password: password ?? shared.password,
  });
}
