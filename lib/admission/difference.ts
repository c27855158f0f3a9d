import type { RequirementVerdict } from "../prover";
import type { ClusterAdmission, Difference } from "./admission";

const POLICIES = {
  "resource-percentage": "resource percentage",
  slots: "slot policy",
  "failover-hosts": "failover hosts",
  disabled: "disabled",
} as const;

/** Admission control beside each verdict on VMs of the cluster: always where ours is not a pass, and where vCenter refuses what we prove. */
export function differences(
  { cluster, policy, answer, because }: Omit<ClusterAdmission, "differences">,
  verdicts: readonly RequirementVerdict[],
): readonly Difference[] {
  const sum = policy === "disabled" ? because : `${because} (${POLICIES[policy]})`;
  return verdicts
    .filter(({ basis }) => basis.placement[cluster] !== undefined)
    .flatMap((verdict) => {
      const text = beside(verdict, answer, sum);
      return text === undefined ? [] : [{ requirement: verdict.id, text }];
    });
}

function beside(verdict: RequirementVerdict, answer: ClusterAdmission["answer"], sum: string): string | undefined {
  if (verdict.verdict === "tolerates") {
    return answer === "refuses" ? `vCenter will refuse to power all of this on: ${sum}` : undefined;
  }
  if (answer === "refuses") return `vCenter will refuse this too: ${sum}`;
  if (answer === "unknown") return `whether vCenter accepts this cannot be said: ${sum}`;
  return `vCenter will accept this: ${sum}; ${yet(verdict)}`;
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
