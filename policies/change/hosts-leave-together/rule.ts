import {
  ALL_PLATFORMS,
  type ChangeView,
  type ClusterView,
  count,
  defineChangeRule,
  fails,
  type Outcome,
  passes,
  type RequirementView,
  undecided,
} from "../../../lib/policy";
import { type LeavingHost, leavingHosts } from "../leaving";

export const rule = defineChangeRule({
  title: "A change does not take more hosts away at once than the cluster can do without",
  why: "One apply works on many objects at once and waits for none of them: hosts that are replaced or emptied in it may all be gone at the same time, and a failure then meets a cluster without its reserve.",
  severity: "error",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "apply the hosts one after the other (-target), each when the one before it is back",
  sources: [
    {
      catalogue: "VER-006",
      title: "XAPI: xapi_ha_vm_failover.ml, assert_host_disable_preserves_ha_plan",
      url: "https://github.com/xapi-project/xen-api/blob/master/ocaml/xapi/xapi_ha_vm_failover.mli",
    },
    {
      title: "Terraform, terraform apply: -parallelism, 10 operations at once by default",
      url: "https://developer.hashicorp.com/terraform/cli/commands/apply",
    },
  ],
  profiles: ["baseline"],

  *check(change) {
    for (const [cluster, leaving] of leavingHosts(change)) {
      for (const requirement of cluster.requirements) {
        if (requirement.isProven && !isBrokenAfter(change, requirement)) {
          yield onTheWay(change, cluster, leaving, requirement);
        }
      }
    }
  },
});

/** That the change ends badly is another rule's finding. */
function isBrokenAfter({ after }: ChangeView, { id }: RequirementView): boolean {
  return after.requirements.find((one) => one.id === id)?.verdict?.verdict === "fails";
}

/** A single host may use up the reserve, for that is what the reserve is for; but what runs must go on running. */
function onTheWay(
  change: ChangeView,
  cluster: ClusterView,
  leaving: readonly LeavingHost[],
  requirement: RequirementView,
): Outcome {
  const hosts = leaving.map(({ host }) => host);
  const verdict = change.provenWithout(hosts, requirement);
  const examples = verdict?.counterexamples ?? [];
  const broken = examples.find(({ failed }) => failed.length === 0) ?? (hosts.length > 1 ? examples[0] : undefined);
  if (broken !== undefined) {
    const how = leaving.map(({ host, how: does }) => `${host.id} ${does}`).join(", ");
    return fails({
      about: [cluster, ...hosts, requirement],
      message: `${count(hosts.length, "host")} of ${cluster.id} may be gone at once (${how}), and "${requirement.id}" is not kept then: ${broken.because}`,
      expected: `"${requirement.id}" kept while the change is made`,
      found: `${hosts.length} of ${count(cluster.connectedHosts.length, "host")} gone at once`,
    });
  }
  const open = verdict === undefined ? undefined : verdict.undecidedExamples;
  const isOpen =
    verdict === undefined ||
    (verdict.verdict === "undecided" && (hosts.length > 1 || open?.some(({ failed }) => failed.length === 0) === true));
  if (!isOpen) return passes();
  const missing = verdict?.missing ?? [];
  const want = missing.length > 0 ? missing : [requirement.lacks("verdict")];
  const message = `cannot say whether "${requirement.id}" is kept while ${count(hosts.length, "host")} of ${cluster.id} may be gone at once`;
  return undecided([cluster, ...hosts, requirement], want, message);
}
