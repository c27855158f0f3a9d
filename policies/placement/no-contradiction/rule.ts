import { ALL_PLATFORMS, defineRule, passes } from "../../../lib/policy";
import { emptyIntersections } from "./hosts";
import { togetherAndApart } from "./together-and-apart";

export const rule = defineRule({
  title: "No two placement rules contradict each other",
  why: "Of two VM-VM rules that contradict each other vSphere silently disables the newer; VMs that mandatory VM-host rules leave no common host cannot run at all.",
  severity: "error",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "remove one of the rules, or take the VMs out of it",
  sources: [
    {
      catalogue: "DRS-006",
      title: "VMware vSphere 8.0 Resource Management: rules that conflict (the older takes precedence)",
      url: "https://docs.vmware.com/en/VMware-vSphere/8.0/vsphere-resource-management/GUID-793013E2-0976-43B7-9A00-340FA76859D0",
    },
    { catalogue: "DRS-005", title: "The same: vCenter does not check that VM-host rules leave a host" },
  ],
  profiles: ["baseline"],

  *check(estate) {
    if (estate.rules.length === 0) return;
    yield passes();
    yield* togetherAndApart(estate);
    yield* emptyIntersections(estate);
  },
});
