import { distinctFacts } from "../blame";
import type { Cohort, Model } from "../model/model";
import { OwnReach } from "../model/reach";
import { MAYBE } from "../tri";
import type { MissingFact } from "../verdict";

/** What is known of a model's cohorts, and each list of facts once, however many cohorts share it. */
interface Known {
  readonly own: OwnReach;
  readonly ofCohort: Map<Cohort, readonly MissingFact[]>;
  readonly lists: Map<string, readonly MissingFact[]>;
}

const KNOWN = new WeakMap<Model, Known>();

/**
 * Facts without which it is open whether hosts have room and threads for a cohort, whatever fails. Asked for in every scenario that is not
 * decided, of thousands of VMs that mostly lack the same facts of the same hosts: cohorts with the same facts get the same list.
 */
export function ownFacts(model: Model, cohort: Cohort): readonly MissingFact[] {
  const known = KNOWN.get(model) ?? {
    own: new OwnReach(model.index, model.dimensions),
    ofCohort: new Map(),
    lists: new Map(),
  };
  KNOWN.set(model, known);
  const found = known.ofCohort.get(cohort) ?? shared(known, factsOf(model, cohort, known.own));
  known.ofCohort.set(cohort, found);
  return found;
}

function shared({ lists }: Known, facts: readonly MissingFact[]): readonly MissingFact[] {
  const key = facts.map(({ object, fact }) => `${object}\u0000${fact}`).join("\u0001");
  const known = lists.get(key) ?? facts;
  lists.set(key, known);
  return known;
}

function factsOf(model: Model, cohort: Cohort, own: OwnReach): readonly MissingFact[] {
  const cluster = model.clusters[model.classes[cohort.reach]?.cluster ?? 0];
  const facts: MissingFact[] = [];
  for (const h of cluster?.hosts ?? []) {
    const host = model.hosts[h];
    if (cluster === undefined || host === undefined) continue;
    for (const vm of cohort.vms) {
      const entry = model.vms[vm];
      if (entry === undefined || (own.all(host, entry) !== MAYBE && cohort.room?.[h] !== MAYBE)) continue;
      own.all(host, entry, facts);
      own.room(host, entry, cluster.cluster.platform, facts);
    }
  }
  return distinctFacts(facts);
}
