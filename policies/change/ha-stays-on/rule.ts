import {
  ALL_PLATFORMS,
  type Changed,
  type ChangeView,
  type ClusterView,
  count,
  defineChangeRule,
  fails,
  type HostView,
  type Outcome,
  passes,
  undecided,
  type VmView,
} from "../../../lib/policy";

export const rule = defineChangeRule({
  title: "HA stays on while hosts and VMs are changed",
  why: "Work on hosts and VMs is when most goes wrong; a host that fails while HA or its admission control is off takes its VMs down until somebody starts them.",
  severity: "error",
  undecided: "note",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "switch HA off, where it must be, in an apply of its own, and on again before hosts and VMs are changed",
  sources: [
    {
      catalogue: "HA-024",
      title:
        "Terraform provider vsphere: compute_cluster, HA must be off while vSAN is enabled, and can be on again after",
      url: "https://registry.terraform.io/providers/vmware/vsphere/latest/docs/resources/compute_cluster",
    },
    { catalogue: "VER-007", title: "VMware vSphere 6.7 Availability: best practices for networking, host monitoring" },
  ],
  profiles: ["baseline"],

  *check(change) {
    for (const changed of change.clusters) {
      const { before, after } = changed;
      if (before === undefined || after === undefined || before.vmsThatMustRestart.length === 0) continue;
      const touched = touchedIn(change, before);
      if (touched.length > 0) yield* judged(changed, before, after, touched);
    }
  },
});

function* judged(
  { kind, createsFirst }: Changed<ClusterView>,
  before: ClusterView,
  after: ClusterView,
  touched: readonly (HostView | VmView)[],
): Iterable<Outcome> {
  const [was, is] = [before.ha("enabled"), after.ha("enabled")];
  if (!was.known) return yield undecided(before, was);
  if (!was.value) return;
  const off = (what: string, expected: string, found: string) =>
    fails({
      about: [after, ...touched],
      cause: what,
      message: `${what} on ${after.id} in a change that also touches ${count(touched.length, "host or VM", "hosts and VMs")} of it`,
      expected,
      found,
    });
  if (kind === "replace" && !createsFirst) {
    return yield off("HA goes with the cluster, which is destroyed and made anew,", "a cluster that stays", "replaced");
  }
  if (!is.known) return yield undecided(after, is);
  if (!is.value) return yield off("HA is switched off", "ha.enabled: true", "false");
  const [kept, keeps] = [before.admissionControl("policy"), after.admissionControl("policy")];
  if (!kept.known || kept.value === "disabled") return yield passes();
  if (!keeps.known) return yield undecided(after, keeps);
  if (keeps.value !== "disabled") return yield passes();
  yield off("admission control is switched off", kept.value, "disabled");
}

/** Hosts and VMs of the cluster that the change works on; one that is only made was not there to be protected. */
function touchedIn(change: ChangeView, cluster: ClusterView): readonly (HostView | VmView)[] {
  const all: readonly Changed<HostView | VmView>[] = [...change.hosts, ...change.vms];
  return all.flatMap(({ before }) => (before !== undefined && before.cluster?.id === cluster.id ? [before] : []));
}
