import type { IConstruct } from "constructs";
import type { Estate, ObjectList, Source } from "../../estate";
import { isMarked } from "../private/identity";
import type { EstateIds } from "./ids";

/** Lists of the estate document that constructs contribute to. */
export type EstateList = Exclude<ObjectList, "datastoreClusters">;

/** What one construct adds to the estate. */
export type Contribution = Pick<Estate, EstateList>;

/** How a construct is part of the estate. */
export interface Membership {
  /** The list in which its own id is unique. */
  readonly list: EstateList;
  /** Where the user made it. */
  readonly source: Source;
  /** Called when everything is declared; a pure function of the tree. */
  readonly contribute: (ids: EstateIds, source: Source) => Contribution;
}

const MEMBER = Symbol.for("failproof.EstateMember");

interface EstateMember extends IConstruct {
  readonly [MEMBER]: Membership;
}

/** Makes a construct part of the estate document. A construct of your own may do the same, once. */
export function contributes(construct: IConstruct, membership: Membership): void {
  Object.defineProperty(construct, MEMBER, { value: membership });
}

export function membershipOf(construct: IConstruct): Membership | undefined {
  return isEstateMember(construct) ? construct[MEMBER] : undefined;
}

function isEstateMember(construct: IConstruct): construct is EstateMember {
  return isMarked(construct, MEMBER);
}
