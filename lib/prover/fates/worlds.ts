import type { Id } from "../../estate";
import type { Cohort } from "../model/model";
import type { Scenario } from "../scenarios/scenario";
import { MAYBE, NO, YES } from "../tri";
import { DATA_GONE, LOST, RESTARTS, RUNS, Situation } from "./situation";

const MOST_WORLDS = 64;
/** For an estate so small that each takes next to nothing. */
const MOST_WORLDS_OF_FEW = 4096;
const FEW_VMS = 16;

/**
 * Every way in which unknown losses of hosts, and unknown fates of VMs that stay at known hosts, may turn out; undefined where they are too
 * many, or where nothing of the kind is unknown.
 */
export function worldsOf(open: Situation, before: Situation): readonly Situation[] | undefined {
  const { model, scenario } = open;
  const unsure = [...model.index.hosts.values()].filter((host) => open.gone.host(host) === MAYBE).map(({ id }) => id);
  const most = model.vms.length <= FEW_VMS ? MOST_WORLDS_OF_FEW : MOST_WORLDS;
  if (2 ** unsure.length > most) return undefined;
  const worlds: Situation[] = [];
  for (let mask = 0; mask < 2 ** unsure.length; mask += 1) {
    const hosts = new Map(unsure.map((id, i): readonly [Id, boolean] => [id, Math.floor(mask / 2 ** i) % 2 === 1]));
    const settled = new Situation(model, scenario, before, { hosts, fates: new Map() });
    for (const fates of fatesIn(settled)) {
      if (worlds.length === most) return undefined;
      worlds.push(fates.size === 0 ? settled : suppose(settled, scenario, before, hosts, fates));
    }
  }
  return worlds.length > 1 ? worlds : undefined;
}

function suppose(
  settled: Situation,
  scenario: Scenario,
  before: Situation,
  hosts: ReadonlyMap<Id, boolean>,
  fates: ReadonlyMap<Cohort, number>,
): Situation {
  return new Situation(settled.model, scenario, before, { hosts, fates });
}

function* fatesIn(settled: Situation): Generator<ReadonlyMap<Cohort, number>> {
  const choices = settled.model.cohorts.flatMap((cohort) => {
    const options = cohort.home >= 0 ? optionsOf(settled, cohort) : [];
    return options.length > 1 ? [{ cohort, options }] : [];
  });
  yield* choose(choices, 0, new Map());
}

function* choose(
  choices: readonly { readonly cohort: Cohort; readonly options: readonly number[] }[],
  at: number,
  chosen: ReadonlyMap<Cohort, number>,
): Generator<ReadonlyMap<Cohort, number>> {
  const choice = choices[at];
  if (choice === undefined) {
    yield chosen;
    return;
  }
  for (const option of choice.options) yield* choose(choices, at + 1, new Map([...chosen, [choice.cohort, option]]));
}

/** What may become of it; on a lost host only whether its data is gone, for whether it restarts is the same question for all. */
function optionsOf(settled: Situation, cohort: Cohort): readonly number[] {
  const outcomes = settled.outcomes(cohort.reach, cohort.home);
  const data = settled.dataGone(cohort.reach);
  if (data === YES) return [DATA_GONE];
  const onHost =
    settled.hostGone[cohort.home] === NO ? [RUNS, RESTARTS, LOST].filter((outcome) => outcomes & outcome) : [outcomes];
  return data === MAYBE ? [...onHost, DATA_GONE] : onHost;
}
