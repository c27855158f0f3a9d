import type { IConstruct } from "constructs";
import { ArgumentCheck } from "./argument-check";

/** Names that a platform wants unique, and who has them. */
export class Names {
  readonly #owners = new Map<string, IConstruct>();

  /** @throws where another construct has the name */
  claim(kind: string, name: string, construct: IConstruct): void {
    const key = `${kind}/${name}`;
    const owner = this.#owners.get(key);
    if (owner !== undefined) {
      throw new ArgumentCheck(construct).error(
        `its ${kind} name "${name}" is that of ${owner.node.path} already`,
        "give one of the two another name",
      );
    }
    this.#owners.set(key, construct);
  }
}
