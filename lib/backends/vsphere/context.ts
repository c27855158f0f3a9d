import { DataVsphereVirtualMachine } from "@cdktf/provider-vsphere/lib/data-vsphere-virtual-machine";
import { Folder } from "@cdktf/provider-vsphere/lib/folder";
import type { TerraformStack } from "cdktf";
import { attributeOf, type Credentials, credentials } from "../terraform";
import { HostGroups } from "./host-groups";
import { Labels } from "./labels";

/** What a site fixes for all its resources. */
export interface SiteSettings {
  readonly datacenterId: string;
  readonly ntpServers: readonly string[];
  readonly vmFolder: string | false;
  readonly tagPrefix: string | false;
}

/** A site's settings, and what its resources share: each is made once, when the first resource needs it. */
export class VsphereContext {
  readonly labels: Labels;
  readonly hostGroups = new HostGroups();
  readonly #templates = new Map<string, DataVsphereVirtualMachine>();
  #folder?: Folder;
  #hostCredentials?: Credentials;

  constructor(
    private readonly site: TerraformStack,
    readonly settings: SiteSettings,
  ) {
    this.labels = new Labels(site, settings.tagPrefix);
  }

  /** Path of the folder for virtual machines; `undefined`: the datacenter's own. */
  vmFolder(): string | undefined {
    const { datacenterId, vmFolder } = this.settings;
    if (vmFolder === false) return undefined;
    this.#folder ??= new Folder(this.site, "vm-folder", { path: vmFolder, type: "vm", datacenterId });
    return attributeOf(this.#folder, "path");
  }

  template(name: string): DataVsphereVirtualMachine {
    const known = this.#templates.get(name);
    if (known !== undefined) return known;
    const { datacenterId } = this.settings;
    const template = new DataVsphereVirtualMachine(this.site, `template-${this.#templates.size + 1}`, {
      name,
      datacenterId,
    });
    this.#templates.set(name, template);
    return template;
  }

  hostCredentials(): Credentials {
    this.#hostCredentials ??= credentials(this.site, "esxi", "the ESXi hosts", {});
    return this.#hostCredentials;
  }
}
