import type { Construct } from "constructs";
import { FailureDomain, type InDomains } from "./failure-domain";

/** A rack: what shares its power strip, its top-of-rack switches, its fire. */
export class Rack extends FailureDomain {
  constructor(scope: Construct, id: string, props: InDomains = {}) {
    super(scope, id, { ...props, kind: "rack" });
  }
}

/** A blade chassis. */
export class Chassis extends FailureDomain {
  constructor(scope: Construct, id: string, props: InDomains = {}) {
    super(scope, id, { ...props, kind: "chassis" });
  }
}

/** A power feed; what has two of them names both in `redundant`. */
export class PowerFeed extends FailureDomain {
  constructor(scope: Construct, id: string, props: InDomains = {}) {
    super(scope, id, { ...props, kind: "power-feed" });
  }
}

/** A physical network switch, into which uplinks of hosts are plugged. */
export class Switch extends FailureDomain {
  constructor(scope: Construct, id: string, props: InDomains = {}) {
    super(scope, id, { ...props, kind: "switch" });
  }
}

/** A storage array, or a NAS: all its datastores are gone with it. */
export class StorageArray extends FailureDomain {
  constructor(scope: Construct, id: string, props: InDomains = {}) {
    super(scope, id, { ...props, kind: "storage-array" });
  }
}

/** A storage fabric: one of the ways from hosts to their datastores. */
export class Fabric extends FailureDomain {
  constructor(scope: Construct, id: string, props: InDomains = {}) {
    super(scope, id, { ...props, kind: "fabric" });
  }
}
