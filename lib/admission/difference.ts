import type { RequirementVerdict } from "../prover";
import type { ClusterAdmission, PerformanceNotice } from "./admission";

/** What follows the arithmetic, in brackets. */
const POLICIES = {
  "resource-percentage": "resource percentage",
  slots: "slot policy",
  "failover-hosts": "failover hosts",
  disabled: undefined,
  "restart-plan": undefined,
} as const;

/** Who says it, and what a refusal is. */
const VCENTER = {
  who: "vCenter",
  refusal: "vCenter will refuse to power all of this on",
  too: "vCenter will refuse this too",
} as const;
const POOL = {
  who: "the pool",
  refusal:
    "the pool will find no plan of its own for this, and refuse the number of failures or count as overcommitted",
  too: "the pool will find no plan for this either",
} as const;

/**
 * What admission control says of the clusters of a verdict, a sentence each: always where ours is not a pass, and where the platform refuses
 * what we prove; and when vCenter will warn of less performance. Of a Xen pool, only where all facts are there.
 */
export function besideVerdict(verdict: RequirementVerdict, admission: readonly ClusterAdmission[]): readonly string[] {
  return admission
    .filter(({ cluster }) => verdict.basis.placement[cluster] !== undefined)
    .filter(({ policy, missing }) => policy !== "restart-plan" || missing.length === 0)
    .flatMap(({ policy, answer, because, performance }) => {
      const name = POLICIES[policy];
      const sum = name === undefined ? because : `${because} (${name})`;
      const voice = policy === "restart-plan" ? POOL : VCENTER;
      return [beside(verdict, answer, sum, voice) ?? [], warned(performance)].flat();
    });
}

/** A notice that may come, of use: it refuses nothing. */
function warned(performance: PerformanceNotice | undefined): readonly string[] {
  if (performance === undefined || performance.configuredMib <= performance.aboveMib) return [];
  const { aboveMib, configuredMib } = performance;
  return [
    `vCenter will warn of less performance after a failure once these VMs use more than ${aboveMib} MiB of the ${configuredMib} MiB of memory that they have; it refuses nothing for that`,
  ];
}

function beside(
  verdict: RequirementVerdict,
  answer: ClusterAdmission["answer"],
  sum: string,
  { who, refusal, too }: typeof VCENTER | typeof POOL,
): string | undefined {
  if (verdict.verdict === "tolerates") {
    return answer === "refuses" ? `${refusal}: ${sum}` : undefined;
  }
  if (answer === "refuses") return `${too}: ${sum}`;
  if (answer === "unknown") return `whether ${who} accepts this cannot be said: ${sum}`;
  return `${who} will accept this: ${sum}; ${yet(verdict)}`;
}

/** What it does not see, by the first counterexample. */
function yet({ counterexamples: [example] }: RequirementVerdict): string {
  if (example === undefined) return "that does not decide whether it survives";
  const { failed, lost } = example;
  const [first] = lost;
  if (first === undefined) return "yet it does not survive";
  const who = lost.length === 1 ? first.vm : `${first.vm} and ${lost.length - 1} more`;
  const event = failed.length === 0 ? "before anything fails" : `losing ${failed.map(({ id }) => id).join(" and ")}`;
  return failed.length === 0 ? `${event}, there is no place for ${who}` : `${event} leaves ${who} down`;
}
