import type { Datastore } from "../../estate";
import { type Blame, blameFact } from "../blame";
import { MAYBE, NO, type Tri, YES } from "../tri";
import type { Gone, Standing } from "./gone";

/**
 * A datastore with copies is there while one copy is; where half or more of them are lost, only with a surviving witness, else unknown.
 */
export function copiesGone(gone: Gone, datastore: Datastore, blame: Blame): Tri {
  const copies = datastore.copies ?? [];
  const name = `datastores/${datastore.id}`;
  const open: Blame = blame && [];
  let lost = 0;
  let mayBeLost = 0;
  for (const [i, copy] of copies.entries()) {
    const state = copyGone(gone, copy, `${name}/copies/${i}`, open);
    if (state === YES) lost += 1;
    else if (state === MAYBE) mayBeLost += 1;
  }
  if (lost === copies.length) return YES;
  const worst = lost + mayBeLost;
  if (2 * worst < copies.length) return NO;
  const witness = witnessGone(gone, datastore, open);
  if (witness === NO && worst < copies.length) return NO;
  blame?.push(...(open ?? []));
  return MAYBE;
}

function witnessGone(gone: Gone, datastore: Datastore, blame: Blame): Tri {
  if (datastore.witness !== undefined) {
    return copyGone(gone, datastore.witness, `datastores/${datastore.id}/witness`, blame);
  }
  blameFact(blame, `datastores/${datastore.id}`, "witness");
  return MAYBE;
}

function copyGone(gone: Gone, copy: Standing, name: string, blame: Blame): Tri {
  return gone.standing(copy, name, gone.unlistedDomains(), blame);
}
