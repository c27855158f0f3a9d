import { ALL_PLATFORMS, count, defineChangeRule, fails, names, passes } from "../../../lib/policy";

export const rule = defineChangeRule({
  title: "A change leaves every service its quorum",
  why: "One apply replaces many VMs at once and waits for none of them to join its service again: with too few replicas left, the service is down, and its data may be gone with them.",
  severity: "error",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "replace the replicas one after the other (-target), each when the one before it has joined again",
  sources: [
    {
      catalogue: "VER-006",
      title: "Terraform, terraform apply: -parallelism, 10 operations at once by default",
      url: "https://developer.hashicorp.com/terraform/cli/commands/apply",
    },
    {
      title: "etcd: runtime reconfiguration, a majority must be up for every step",
      url: "https://etcd.io/docs/v3.5/op-guide/runtime-configuration/",
    },
  ],
  profiles: ["baseline"],

  *check(change) {
    const kept = new Set(change.after.services.map(({ id }) => id));
    for (const service of change.before.services) {
      if (!service.isRedundant || !kept.has(service.id)) continue;
      const gone = service.vms.filter((vm) => {
        const action = change.of(vm);
        return action?.kind === "delete" || (action?.kind === "replace" && action.createsFirst !== true);
      });
      const left = service.vms.length - gone.length;
      if (gone.length === 0) continue;
      if (left >= service.quorum) yield passes();
      else {
        yield fails({
          about: [service, ...gone],
          message: `${service.id} needs ${service.quorum} of its ${count(service.vms.length, "replica")} and has ${left} while the change destroys ${names(gone)}`,
          expected: `${count(service.quorum, "replica")} left alone`,
          found: `${left}`,
        });
      }
    }
  },
});
