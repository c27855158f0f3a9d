// Another one: the team's standard rack, by composition.
import { Construct } from "constructs";
import { type Cluster, Host, Rack, type Switch } from "failproof";

export interface RackOfHostsProps {
  readonly hosts: number;
  /** Domain of the hosts' names. */
  readonly domain: string;
  /** The two switches that every host is plugged into. */
  readonly leaves: readonly [Switch, Switch];
}

/** A rack of the one host that the team buys. */
export class RackOfHosts extends Construct {
  readonly rack: Rack;

  constructor(scope: Cluster, id: string, { hosts, domain, leaves }: RackOfHostsProps) {
    super(scope, id);
    this.rack = new Rack(this, `rack-${id}`);
    for (let n = 1; n <= hosts; n++) {
      new Host(this, `esx-${id}-${n}`, {
        hostname: `esx-${id}-${n}.${domain}`,
        in: [this.rack],
        cores: 48,
        mhzPerCore: 2_600,
        memoryGib: 768,
        uplinks: { vmnic1: leaves[0], vmnic2: leaves[1] },
      });
    }
  }
}
