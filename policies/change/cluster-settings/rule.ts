import { ALL_PLATFORMS, type ClusterView, count, defineChangeRule, fails, passes } from "../../../lib/policy";

export const rule = defineChangeRule({
  title: "Settings of HA and load balancing do not change unnoticed while VMs run",
  why: "The platform carries such a change out at once, on every host; VMs may be moved or restarted by it, and what it promises is another from that moment.",
  severity: "note",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "make sure that the change is meant, and make it in a quiet hour",
  sources: [
    {
      catalogue: "VER-007",
      title:
        "VMware vSphere 6.7 Availability: best practices for networking, suspend host monitoring while the network changes",
    },
  ],
  profiles: ["production"],

  *check(change) {
    for (const { before, after } of change.clusters) {
      if (before === undefined || after === undefined || !before.vms.some((vm) => vm.isOn)) continue;
      const changes = changedSettings(before, after);
      if (changes.length === 0) yield passes();
      else {
        yield fails({
          about: [after],
          message: `${count(changes.length, "setting")} of ${after.id} ${changes.length === 1 ? "changes" : "change"} while VMs run on it: ${changes.map(({ field, from, to }) => `${field} from ${from} to ${to}`).join(", ")}`,
          expected: changes.map(({ field, from }) => `${field}: ${from}`).join(", "),
          found: changes.map(({ to }) => to).join(", "),
        });
      }
    }
  },
});

interface ChangedSetting {
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

/** What is known before and after, and differs. */
function changedSettings(before: ClusterView, after: ClusterView): readonly ChangedSetting[] {
  const [was, is] = [settings(before), settings(after)];
  return [...was].flatMap(([field, from]) => {
    const to = is.get(field);
    return to === undefined || to === from ? [] : [{ field, from, to }];
  });
}

function settings({ fields }: ClusterView): ReadonlyMap<string, string> {
  return new Map([...leaves("ha", fields.ha), ...leaves("drs", fields.drs)]);
}

function leaves(path: string, value: unknown): readonly (readonly [string, string])[] {
  if (value === undefined) return [];
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [[path, shown(value)]];
  return Object.entries(value).flatMap(([name, part]) => leaves(`${path}.${name}`, part));
}

function shown(value: unknown): string {
  return Array.isArray(value) ? `[${value.map(String).join(", ")}]` : String(value);
}
