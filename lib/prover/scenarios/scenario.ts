import type { Id } from "../../estate";
import type { FailedDomain } from "../verdict";

/** A set of failure domains that fail at the same time, split by what they are. */
export class Scenario {
  readonly sites = new Set<Id>();
  readonly hosts = new Set<Id>();
  readonly datastores = new Set<Id>();
  /** Entries of `domains`. */
  readonly domains = new Set<Id>();

  constructor(readonly failed: readonly FailedDomain[]) {
    for (const { kind, id } of failed) {
      if (kind === "site") this.sites.add(id);
      else if (kind === "host") this.hosts.add(id);
      else if (kind === "datastore") this.datastores.add(id);
      else this.domains.add(id);
    }
  }

  get isEmpty(): boolean {
    return this.failed.length === 0;
  }

  get takesMoreThanHosts(): boolean {
    return this.hosts.size < this.failed.length;
  }
}
