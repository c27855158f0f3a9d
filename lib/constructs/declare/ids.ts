import type { IConstruct } from "constructs";
import type { Id } from "../../estate";
import { type EstateList, membershipOf } from "./member";

/**
 * Ids of the estate document: a construct's own id, which is what its author calls it; where two constructs of one list have the same,
 * each is called by its path below the estate (`ams/prod/esx-01`). Construct ids hold no slash, so the two never meet.
 */
export class EstateIds {
  readonly #shared = new Set<string>();
  readonly #prefix: string;

  constructor(estate: IConstruct, members: readonly IConstruct[]) {
    this.#prefix = `${estate.node.path}/`;
    const seen = new Set<string>();
    for (const member of members) {
      const list = membershipOf(member)?.list;
      if (list === undefined) continue;
      const key = `${list}/${member.node.id}`;
      if (seen.has(key)) this.#shared.add(key);
      seen.add(key);
    }
  }

  /** Id of a construct in its list. */
  of(construct: IConstruct): Id {
    const list: EstateList | undefined = membershipOf(construct)?.list;
    if (!this.#shared.has(`${list}/${construct.node.id}`)) return construct.node.id;
    return construct.node.path.slice(this.#prefix.length);
  }

  all(constructs: readonly IConstruct[]): readonly Id[] {
    return constructs.map((construct) => this.of(construct));
  }
}
