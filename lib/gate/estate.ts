import { Aspects } from "cdktf";
import type { Construct } from "constructs";
import { type EstateProps, EstateScope, type Site } from "../constructs";
import { GateAspect } from "./gate-aspect";
import { GateSynthesis } from "./gate-synthesis";
import { StackGate } from "./stack-gate";

/**
 * Everything that is declared: sites and all that is in them, failure domains that span sites, requirements. When the app synthesizes, the
 * estate is proven, and a design that does not keep its promises is refused (see `gate`).
 */
export class Estate extends EstateScope {
  readonly #synthesis: GateSynthesis;

  constructor(scope: Construct, id: string, props: EstateProps = {}) {
    super(scope, id, props);
    this.#synthesis = new GateSynthesis(this);
    // Of all nodes outside of stacks cdktf asks the app alone.
    this.node.root.node.addValidation({ validate: () => (this.sites.length > 0 ? [] : [this.#withoutSite()]) });
  }

  /** It is judged by its stacks: without one, its promises would be passed over in silence. */
  #withoutSite(): string {
    return `${this.node.path}: it has no site, so nothing of it is proven; make a site in it, e.g. a VsphereSite, or take it out.`;
  }

  protected override siteAdded(site: Site): void {
    const gate = new StackGate(site, () => site.failovers);
    // An aspect of the app is never called, and one of the first stack would leave the second ungated.
    Aspects.of(site).add(new GateAspect(site, gate, this.#synthesis));
  }
}
