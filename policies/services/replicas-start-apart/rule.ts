import { count, defineRule, fails, names, passes, undecided } from "../../../lib/policy";

export const rule = defineRule({
  title: "Replicas do not all run on one host where nothing moves them",
  why: "On Xen and Hyper-V no balancer spreads running VMs: replicas that start on one host stay there, and fall with it.",
  severity: "error",
  undecided: "note",
  platforms: ["xen", "hyperv"],
  parameters: {},
  fix: "start the replicas on different hosts (affinity_host)",
  sources: [
    {
      catalogue: "DRS-013",
      title: "Terraform provider xenorchestra: vm, affinity_host",
      url: "https://registry.terraform.io/providers/vatesfr/xenorchestra/latest/docs/resources/vm",
    },
  ],
  profiles: ["baseline"],

  *check(estate) {
    const visible = new Set(estate.vms);
    for (const service of estate.services) {
      const replicas = service.vms.filter((vm) => visible.has(vm) && vm.isOn);
      if (!service.isRedundant || replicas.length < 2) continue;
      const places = replicas.map((vm) => vm.fact("host"));
      const known = new Set(places.flatMap((place) => (place.known ? [place.value] : [])));
      if (known.size > 1) yield passes();
      else if (places.some((place) => !place.known)) {
        const unplaced = replicas.filter((vm) => !vm.fact("host").known);
        yield undecided(
          service,
          unplaced.map((vm) => vm.lacks("host")),
        );
      } else {
        yield fails({
          about: [service, ...replicas],
          message: `all ${count(replicas.length, "replica")} of ${service.id} are on ${names([...known])}`,
          expected: "different hosts",
          found: names([...known]),
        });
      }
    }
  },
});
