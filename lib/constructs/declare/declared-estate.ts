import type { IConstruct } from "constructs";
import { ESTATE_FORMAT, type Estate, OBJECT_LISTS } from "../../estate";
import type { EstateScope } from "../estate";
import { degradationsOf } from "../private/degraded";
import { waiversOf } from "../private/waived";
import { EstateIds } from "./ids";
import { type Contribution, type EstateList, membershipOf } from "./member";

/** No construct stands for a datastore cluster. */
const LISTS = OBJECT_LISTS.filter((list): list is EstateList => list !== "datastoreClusters");

/**
 * The estate document of a construct tree: what each construct was told, in the order of the tree. A pure function: it reads arguments,
 * never resolved Terraform values, so it may be called at any time and gives what is declared by then.
 */
export function declaredEstate(estate: EstateScope): Estate {
  const members = estate.node.findAll().filter((construct) => membershipOf(construct) !== undefined);
  const ids = new EstateIds(estate, members);
  const contributions = members.map((member) => contributionOf(member, ids));
  const waivers = waiversOf(estate, ids);
  const degraded = degradationsOf(estate, ids);
  const lists = LISTS.map((list) => [
    list,
    contributions.flatMap((contribution): readonly object[] => contribution[list] ?? []),
  ]);
  return {
    format: ESTATE_FORMAT,
    name: estate.node.id,
    source: estate.source,
    ...(estate.profile === undefined ? {} : { profile: estate.profile }),
    ...(estate.gate === undefined ? {} : { gate: estate.gate }),
    ...Object.fromEntries(lists),
    ...(waivers.length === 0 ? {} : { waivers }),
    ...(degraded.length === 0 ? {} : { degraded }),
  };
}

function contributionOf(member: IConstruct, ids: EstateIds): Contribution {
  const membership = membershipOf(member);
  return membership === undefined ? {} : membership.contribute(ids, membership.source);
}
