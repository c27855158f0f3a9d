import type { NetworkMapping } from "../../estate";
import type { EstateIds } from "../declare";
import type { FailoverPlan } from "../failover-plan";
import type { NetworkMappingProps } from "../failover-plan-props";
import { Site } from "../site";
import { ArgumentCheck } from "./argument-check";
import { sameEstate, sameStack } from "./reference";
import { stated } from "./stated";

/** @throws where a network is mapped twice, or to one of another stack */
export function checkedMappings(
  plan: FailoverPlan,
  mappings: readonly NetworkMappingProps[],
): readonly NetworkMappingProps[] {
  const check = new ArgumentCheck(plan);
  const site = Site.of(plan.from);
  const seen = new Set<unknown>();
  for (const mapping of check.members("networks", mappings)) {
    const { from, to, addresses } = check.block("networks[]", mapping);
    sameEstate(plan, "networks[].from", [from]);
    sameStack(plan, "networks[].to", [to]);
    if (addresses !== undefined) check.oneOf("networks[].addresses", addresses, ["keep", "change"]);
    if (from.site !== site) {
      throw check.error(
        `networks[].from is ${from.node.path}, which is not at ${plan.from.node.path}`,
        "map networks of the site that it leaves",
      );
    }
    if (seen.has(from)) throw check.error(`networks maps ${from.node.path} twice`, "map each network once");
    seen.add(from);
  }
  return mappings;
}

export function mappingFacts(mappings: readonly NetworkMappingProps[], ids: EstateIds): readonly NetworkMapping[] {
  return mappings.map(({ from, to, addresses }) => stated({ from: ids.of(from), to: ids.of(to), addresses }));
}
