import type { CaseDocument } from "../cases";

export const CHANGE_RULE = `import { defineChangeRule, fails, passes } from "{{engine}}";

export const rule = defineChangeRule({
  title: "Templates stay when VMs are replaced",
  why: "What happens, and to whom, when it does not hold.",
  severity: "warning",
  platforms: ["vsphere"],
  parameters: {},
  fix: "what to do, in one sentence without full stop",
  sources: [{ title: "The document that says so; or: Convention" }],
  profiles: ["baseline"],

  *check(change) {
    for (const { kind, before } of change.vms) {
      if (before?.fields.power !== "template") continue;
      if (kind === "update") yield passes();
      else {
        yield fails({
          about: [before],
          message: \`the change destroys the template \${before.id}\`,
          expected: "a template that stays",
          found: kind,
        });
      }
    }
  },
});
`;

export const CHANGE_CASES: CaseDocument = {
  estate: {
    clusters: [{ id: "prod", platform: "vsphere" }],
    vms: [
      { id: "golden", cluster: "prod", power: "template", vcpus: 2 },
      { id: "web", cluster: "prod" },
    ],
  },
  before: {},
  cases: [
    { name: "the template is changed in place", before: { vms: { golden: { vcpus: 1 } } }, outcome: "passes" },
    {
      name: "the template is removed",
      patch: { vms: { golden: null } },
      outcome: "fails",
      findings: [{ subjects: ["vms/golden"], message: "the change destroys the template golden" }],
    },
    {
      name: "the template is destroyed and made anew",
      actions: [{ kind: "replace", list: "vms", id: "golden" }],
      outcome: "fails",
      findings: [{ subjects: ["vms/golden"], message: "the change destroys the template golden" }],
    },
    {
      name: "nobody knows what was there before",
      before: null,
      actions: [{ kind: "update", list: "vms", id: "golden" }],
      outcome: "undecided",
    },
    {
      name: "another VM is replaced",
      actions: [{ kind: "replace", list: "vms", id: "web" }],
      outcome: "not-applicable",
    },
  ],
};
