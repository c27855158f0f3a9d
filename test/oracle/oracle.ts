import type { Cluster, Datastore, Estate, Host, Id, Requirement, Vm } from "../../lib/estate";
import { product } from "./choices";
import { Losses, type Scenario } from "./losses";
import { hostNamed, isFixed, isOn, isPinned, type Modes, modesOf } from "./modes";
import { type Situation, situations } from "./reach";
import { type Scope, scenariosOf, scopeOf } from "./scope";
import { startHolds } from "./start";
import { Survival } from "./survival";
import type { Reading, Tri } from "./tri";

export type Outcome = "survived" | "failed" | "undecided";

export interface ScenarioOutcome {
  readonly failed: Scenario;
  readonly outcome: Outcome;
  /**
   * `undecided` may be said all the same: a pinned VM has no `host`, a host or a VM no `cluster`, or it is decided only by supposing each way in
   * which the loss of a datastore may turn out, the same for all VMs.
   */
  readonly mayStayOpen: boolean;
}

export interface OracleVerdict {
  readonly id: Id;
  readonly verdict: "tolerates" | "fails" | "undecided";
  readonly scenarios: readonly ScenarioOutcome[];
  /** Hosts of pinned VMs are missing, and no way to fill them in survives every scenario: `fails` may be said. */
  readonly noStartSurvives: boolean;
}

/** Decides a requirement of a tiny estate by trying everything; plain, slow, and written from the contract alone. */
export function judge(estate: Estate, requirement: Requirement): OracleVerdict {
  const scope = scopeOf(estate, requirement);
  const scenarios = scenariosOf(estate, requirement, scope);
  const readings = modesOf(requirement, scope.clusters).map((modes) =>
    underModes(estate, requirement, modes, scenarios),
  );
  const outcomes = scenarios.map((failed, i) => {
    const outcome = agreed(readings.map(({ outcomes }) => outcomes[i]?.exact ?? "undecided"));
    const plain = agreed(readings.map(({ outcomes }) => outcomes[i]?.plain ?? "undecided"));
    const mayStayOpen = plain === "undecided" || hasStrays(estate) || readings.some(({ hostsMissing }) => hostsMissing);
    return { failed, outcome: limited(estate, scope, outcome), mayStayOpen };
  });
  return {
    id: requirement.id,
    verdict: verdictOf(outcomes.map(({ outcome }) => outcome)),
    scenarios: outcomes,
    noStartSurvives: readings.every(({ noStartSurvives }) => noStartSurvives) && !hostsPartial(scope.clusters),
  };
}

function agreed(outcomes: readonly Outcome[]): Outcome {
  const [first] = outcomes;
  return first !== undefined && outcomes.every((outcome) => outcome === first) ? first : "undecided";
}

function verdictOf(outcomes: readonly Outcome[]): OracleVerdict["verdict"] {
  if (outcomes.includes("failed")) return "fails";
  return outcomes.every((outcome) => outcome === "survived") ? "tolerates" : "undecided";
}

/** What is not in the estate: other VMs may need the room, other hosts may give it. */
function limited(estate: Estate, scope: Scope, outcome: Outcome): Outcome {
  const vmsPartial = scope.clusters.some(({ inventory }) => inventory?.vms === "partial");
  if (outcome === "survived" && (vmsPartial || hasStrays(estate))) return "undecided";
  return outcome === "failed" && hostsPartial(scope.clusters) ? "undecided" : outcome;
}

/** Hosts or running VMs of which the cluster is not told. */
function hasStrays(estate: Estate): boolean {
  return [...(estate.hosts ?? []), ...(estate.vms ?? []).filter(isOn)].some(({ cluster }) => cluster === undefined);
}

function hostsPartial(clusters: readonly Cluster[]): boolean {
  return clusters.some(({ inventory }) => inventory?.hosts === "partial");
}

/** `plain`: each VM's data may be gone for itself; `exact`: a datastore is gone or there, for all of its VMs. */
interface Outcomes {
  readonly plain: Outcome;
  readonly exact: Outcome;
}

interface UnderModes {
  readonly outcomes: readonly Outcomes[];
  readonly hostsMissing: boolean;
  readonly noStartSurvives: boolean;
}

function underModes(
  estate: Estate,
  requirement: Requirement,
  modes: Modes,
  scenarios: readonly Scenario[],
): UnderModes {
  const homeless = scopeOf(estate, requirement).considered.filter((vm) => isPinned(modes, vm) && !vm.host);
  const starts = product(homeless.map((vm) => hostsOf(estate, vm).map((host) => ({ vm, host }))));
  const completed = starts.map((start) => {
    const known = { ...estate, vms: (estate.vms ?? []).map((vm) => withHost(vm, start)) };
    return scenarios.map((scenario) => decide(known, requirement, modes, scenario));
  });
  if (homeless.length === 0) {
    return { outcomes: completed[0] ?? [], hostsMissing: false, noStartSurvives: false };
  }
  const outcomes = scenarios.map((_, i): Outcomes => {
    const exact = completed.every((row) => row[i]?.exact === "failed") ? "failed" : "undecided";
    return { exact, plain: "undecided" };
  });
  const noStartSurvives = completed.every((row) => row.some(({ exact }) => exact === "failed"));
  return { outcomes, hostsMissing: true, noStartSurvives };
}

function hostsOf(estate: Estate, vm: Vm): readonly Host[] {
  return (estate.hosts ?? []).filter(({ cluster }) => cluster === vm.cluster || cluster === undefined);
}

function withHost(vm: Vm, start: readonly { readonly vm: Vm; readonly host: Host }[]): Vm {
  const found = start.find((entry) => entry.vm === vm);
  return found === undefined ? vm : { ...vm, host: found.host.id };
}

function decide(estate: Estate, requirement: Requirement, modes: Modes, scenario: Scenario): Outcomes {
  const start = startHolds(estate, requirement, scopeOf(estate, requirement), modes);
  if (start === "no") return { plain: "failed", exact: "failed" };
  const hosts = settledHosts(new Losses(estate, scenario));
  const plain = inEachWay(requirement, modes, start, hosts);
  if (plain !== "undecided") return { plain, exact: plain };
  return { plain, exact: inEachWay(requirement, modes, start, hosts.flatMap(settledDatastores)) };
}

function inEachWay(requirement: Requirement, modes: Modes, start: Tri, ways: readonly Losses[]): Outcome {
  const worlds = ways.flatMap((losses) => {
    const scope = scopeOf(losses.estate, requirement);
    return fatesOf(losses, scope, modes).map((fates) => ({ losses, scope, fates }));
  });
  const survives = (reading: Reading) => (world: (typeof worlds)[number]) =>
    new Survival(world.losses, requirement, world.scope, modes, world.fates, reading).survives();
  if (start === "yes" && worlds.every(survives("worst"))) return "survived";
  return worlds.some(survives("best")) ? "undecided" : "failed";
}

/** Every way in which the hosts whose loss is unknown may be gone or there. */
function settledHosts(open: Losses): readonly Losses[] {
  const hosts = open.estate.hosts ?? [];
  return settled(
    open,
    hosts.filter((host) => open.host(host) === "unknown"),
  );
}

/** Every way in which the datastores whose loss is unknown may be gone or there. */
function settledDatastores(open: Losses): readonly Losses[] {
  const datastores = open.estate.datastores ?? [];
  return settled(
    open,
    datastores.filter((datastore) => open.datastore(datastore) === "unknown"),
  );
}

function settled(losses: Losses, things: readonly (Host | Datastore)[]): readonly Losses[] {
  const choices = things.map((thing) =>
    [true, false].map((gone): readonly [Host | Datastore, boolean] => [thing, gone]),
  );
  return product(choices).map(
    (entries) => new Losses(losses.estate, losses.scenario, new Map([...losses.settled, ...entries])),
  );
}

/** Every way in which the fates of the VMs that stay at known hosts may turn out. */
function fatesOf(losses: Losses, scope: Scope, modes: Modes): readonly ReadonlyMap<Vm, Situation>[] {
  const choices = scope.considered.flatMap((vm) => {
    const host = isFixed(modes, vm) ? hostNamed(losses.estate, vm.host) : undefined;
    return host === undefined ? [] : [situations(losses, vm, host).map((fate): readonly [Vm, Situation] => [vm, fate])];
  });
  return product(choices).map((entries) => new Map(entries));
}
