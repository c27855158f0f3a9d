import type { Certificates, Claim, Estate, Host, Id, Requirement, RequirementCertificates } from "../estate";
import { conformsToCertificates } from "./conforms.generated";
import { canonical, fingerprint } from "./fingerprint";
import { Model } from "./model";
import { noStart } from "./no-start";
import { Proofs } from "./proofs";
import { Recoveries } from "./recovery/recoveries";
import type { Named } from "./world";

/** What the verifier confirms, and what it does not. */
export interface VerifyResult {
  /** Whether every verdict of the document follows from the estate. */
  readonly ok: boolean;
  /** What is wrong with the document, each as one sentence, no full stop. */
  readonly errors: readonly string[];
  /** The requirements whose verdicts are confirmed. */
  readonly requirements: readonly VerifiedRequirement[];
}

export interface VerifiedRequirement {
  readonly id: Id;
  readonly verdict: RequirementCertificates["verdict"];
  readonly scenarios: RequirementCertificates["scenarios"];
  /** Scenarios that rest on the prover's exhaustive search alone; all others were checked. */
  readonly searched: number;
  /** What the command line changed: `demand`, `placement`, or the whole requirement (`added`). */
  readonly changed: readonly ("demand" | "placement" | "added")[];
}

/** More scenarios than these are not looked at: the work is bounded. */
const MOST_SCENARIOS = 5_000_000;
const MOST_ERRORS = 20;

/**
 * Checks certificates against the estate, by its own reading of what a failure means; it shares nothing with the prover. The estate must be
 * valid; the certificates may be anything.
 */
export function verify(estate: Estate, certificates: unknown): VerifyResult {
  const errors: string[] = [];
  if (!isExact(certificates) || !conformsToCertificates(certificates)) {
    return { ok: false, errors: ["this is no certificates document of version 1"], requirements: [] };
  }
  if (certificates.estate !== fingerprint(estate)) {
    return { ok: false, errors: ["these are certificates of another estate"], requirements: [] };
  }
  if (!namesAll(estate, certificates)) errors.push("its ids are not those of the estate");
  errors.push(...missingOrTwice(estate, certificates));
  const requirements = certificates.requirements.flatMap((given) => {
    const before = errors.length;
    const changed = changes(estate, given, errors);
    const searched =
      errors.length > before ? 0 : checkClaims(estate, given, (error) => errors.push(`${given.id}: ${error}`));
    const { id, verdict, scenarios } = given;
    return errors.length > before ? [] : [{ id, verdict, scenarios, searched, changed }];
  });
  return { ok: errors.length === 0, errors: errors.slice(0, MOST_ERRORS), requirements };
}

function namesAll({ vms = [], hosts = [] }: Estate, { ids }: Certificates): boolean {
  const same = (list: readonly { readonly id: Id }[], told: readonly Id[]) =>
    list.length === told.length && list.every(({ id }, i) => id === told[i]);
  return ids === undefined || (same(vms, ids.vms) && same(hosts, ids.hosts));
}

/** So deep proofs are looked into. */
const DEEPEST = 400;

/** Whether every number is a whole one that is counted exactly, and nothing is nested too deep. */
function isExact(value: unknown, depth = 0): boolean {
  if (typeof value === "number") return Number.isSafeInteger(value);
  if (typeof value !== "object" || value === null) return true;
  return depth < DEEPEST && Object.values(value).every((one) => isExact(one, depth + 1));
}

function missingOrTwice(estate: Estate, { requirements }: Certificates): readonly string[] {
  const given = requirements.map(({ id }) => id);
  const missing = (estate.requirements ?? [])
    .filter(({ id }) => !given.includes(id))
    .map(({ id }) => `${id}: is missing`);
  return [...missing, ...given.filter((id, i) => given.indexOf(id) !== i).map((id) => `${id}: stands twice`)];
}

function changes(
  estate: Estate,
  { id, requirement }: RequirementCertificates,
  errors: string[],
): VerifiedRequirement["changed"] {
  const own = estate.requirements?.find((one) => one.id === id);
  if (requirement.id !== id) errors.push(`${id}: is about ${requirement.id}`);
  if (own === undefined) return ["added"];
  const rest = ({ demand, placement, ...others }: Requirement) => canonical(others);
  if (rest(own) !== rest(requirement)) errors.push(`${id}: is not the requirement of the estate`);
  return (["demand", "placement"] as const).filter((option) => own[option] !== requirement[option]);
}

function checkClaims(estate: Estate, given: RequirementCertificates, report: (error: string) => void): number {
  const model = new Model(estate, given.requirement);
  const kinds = Object.entries(given.requirement.tolerate);
  const recoveries = new Recoveries(model, given);
  const domains = kinds
    .flatMap(([kind]) => candidates(model, kind, kinds.some(([other]) => other !== "host") ? recoveries.hosts : []))
    .sort((a, b) => order(a.kind, b.kind) || order(a.id, b.id));
  if (JSON.stringify(domains) !== JSON.stringify(given.domains.map(({ kind, id }) => ({ kind, id }))))
    report("names other domains");
  const claimed = new Map<string, Claim>();
  for (const claim of given.claims) {
    for (const scenario of claim.scenarios === "rest" ? ["rest"] : claim.scenarios) {
      const key = String(scenario);
      if (claimed.has(key)) report(`two claims are about ${key === "rest" ? "the rest" : `[${key}]`}`);
      claimed.set(key, claim);
    }
  }
  const proofs = new Proofs(model, given);
  const limit = limits(model);
  if (model.mustRun.size === 0 && given.verdict !== "undecided") report("no VM in scope must run");
  const counts = { total: 0, survived: 0, failed: 0, undecided: 0 };
  let [searched, wrong, named] = [0, 0, 0];
  for (const scenario of scenarios(domains, given.requirement.tolerate)) {
    if (++counts.total > MOST_SCENARIOS || wrong > MOST_ERRORS) break;
    const own = claimed.get(String(scenario));
    const claim = own ?? claimed.get("rest");
    if (own !== undefined) named++;
    if (claim === undefined) {
      report(`no claim is about [${scenario}]`);
      wrong++;
      continue;
    }
    counts[claim.outcome]++;
    const names = scenario.flatMap((at) => domains[at] ?? []);
    const world = model.world(names);
    const elsewhere = claim.outcome === "undecided" ? undefined : recoveries.check(world, claim.outcome, claim.proof);
    const found = elsewhere ?? proofs.check(world, claim.outcome, claim.proof);
    const flaw = found.flaw ?? limit[claim.outcome];
    if (flaw !== undefined) {
      report(
        `[${names.map(({ id }) => id)}] is said to be ${claim.outcome}, but the proof ${claim.proof} does not show it: ${flaw}`,
      );
      wrong++;
    } else if (found.flaw === undefined && found.searched) searched++;
  }
  if (counts.total > MOST_SCENARIOS) report("has more scenarios than are looked at");
  if (wrong === 0 && named + (claimed.has("rest") ? 1 : 0) < claimed.size)
    report("claims are about scenarios that are none");
  if (wrong === 0 && JSON.stringify(counts) !== JSON.stringify({ ...counts, ...given.scenarios }))
    report("counts other scenarios");
  let isRefuted = counts.failed > 0;
  if (given.noStart !== undefined && wrong === 0) {
    const found = noStart(model, given, given.noStart, domains);
    const flaw = found.flaw ?? limit.failed;
    if (flaw !== undefined) report(`that no start placement survives is not shown: ${flaw}`);
    else if (found.flaw === undefined && found.searched) searched++;
    isRefuted = true;
  }
  const verdict = isRefuted ? "fails" : counts.survived === counts.total ? "tolerates" : "undecided";
  if (verdict !== given.verdict) report(`is said to be ${given.verdict}, but its scenarios say ${verdict}`);
  return searched;
}

/** What cannot be proven of an estate that does not hold all: other VMs may need the room, other hosts may give it. */
function limits({ clusters, estate, sizes }: Model): {
  readonly [outcome in Claim["outcome"]]: string | undefined;
} {
  const partial = (list: "vms" | "hosts") => clusters.some(({ inventory }) => inventory?.[list] === "partial");
  const things = [...(estate.hosts ?? []), ...(estate.vms ?? []).filter(({ power }) => (power ?? "on") === "on")];
  const stray = things.some(({ cluster }) => cluster === undefined);
  const inexact = sizes.isExact ? undefined : "sizes are too large to be added exactly";
  return {
    survived: partial("vms") || stray ? "the estate does not hold all VMs" : inexact,
    failed: partial("hosts") ? "the estate does not hold all hosts" : inexact,
    undecided: undefined,
  };
}

function candidates({ estate, clusters, hosts }: Model, kind: Id, others: readonly Host[]): readonly Named[] {
  const scoped = hosts.filter((host) => clusters.some(({ id }) => id === host.cluster) || others.includes(host));
  const ownKind = (estate.domains ?? []).filter((domain) => domain.kind === kind);
  const lists = { host: scoped, site: estate.sites ?? [], datastore: estate.datastores ?? [] };
  const list = kind === "host" || kind === "site" || kind === "datastore" ? lists[kind] : ownKind;
  return list.map(({ id }) => ({ kind, id }));
}

/** Every scenario of the tolerance, as ascending positions. */
function* scenarios(
  domains: readonly Named[],
  tolerate: Requirement["tolerate"],
  from = 0,
): Generator<readonly number[]> {
  yield [];
  for (let at = from; at < domains.length; at++) {
    const kind = domains[at]?.kind ?? "";
    const left = tolerate[kind] ?? 0;
    if (left === 0) continue;
    for (const more of scenarios(domains, { ...tolerate, [kind]: left - 1 }, at + 1)) yield [at, ...more];
  }
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
