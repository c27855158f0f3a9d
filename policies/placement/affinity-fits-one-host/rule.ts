import { ALL_PLATFORMS, defineRule, fails, missingOf, names, passes, undecided } from "../../../lib/policy";

export const rule = defineRule({
  title: "VMs that must stay together fit on one host, were it empty",
  why: "Together they must restart on one host; where none is large enough, some of them stay down, or the rule is broken.",
  severity: "warning",
  undecided: "note",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "keep fewer VMs together, or make hosts larger",
  sources: [{ catalogue: "DRS-007", title: "Convention: a group that must share a host is as large as one VM" }],
  profiles: ["baseline"],

  *check(estate) {
    for (const rule of estate.rules) {
      if (rule.kind !== "affinity" || !rule.binds) continue;
      const vms = rule.vms.filter((vm) => vm.mustRun);
      const [cluster] = vms.flatMap((vm) => vm.cluster ?? []);
      if (cluster === undefined || vms.length < 2) continue;
      const promises = cluster.requirements.filter(
        (one) => cluster.platform !== "vsphere" || one.fields.demand !== "reservation",
      );
      if (promises.length === 0 || promises.some((one) => one.isProven)) continue;
      const sizes = vms.map((vm) => vm.fact("memoryMib"));
      const hosts = cluster.connectedHosts.map((host) => host.fact("memoryMib"));
      const least = sizes.reduce((sum, size) => sum + (size.known ? size.value : 0), 0);
      const isOpen = hosts.some((host) => !host.known) || !cluster.hasAllHosts;
      const fits = hosts.some((host) => host.known && host.value >= least);
      if (!fits && !isOpen) {
        yield fails({
          about: [rule, ...vms],
          message: `${rule.id} keeps ${names(vms)} together, ${least} MiB, and no host of ${cluster.id} is that large`,
          expected: `a host with ${least} MiB`,
          found: "none",
        });
        continue;
      }
      const missing = fits ? missingOf(...sizes) : missingOf(...hosts);
      if (missing.length > 0) yield undecided(rule, missing);
      else yield fits ? passes() : undecided(rule, [cluster.lacks("inventory.hosts")]);
    }
  },
});
