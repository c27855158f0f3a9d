import type { CaseDocument } from "../cases";

export const RULE = `import { defineRule, fails, passes, undecided } from "{{engine}}";

export const rule = defineRule({
  title: "Host monitoring is on wherever VMs must restart",
  why: "What happens, and to whom, when it does not hold.",
  severity: "warning",
  platforms: ["vsphere"],
  parameters: {},
  fix: "what to do, in one sentence without full stop",
  sources: [{ title: "The document that says so; or: Convention" }],
  profiles: ["baseline"],

  *check(estate) {
    for (const cluster of estate.clusters) {
      if (cluster.vmsThatMustRestart.length === 0) continue;
      const monitoring = cluster.ha("hostMonitoring");
      if (!monitoring.known) yield undecided(cluster, monitoring);
      else if (monitoring.value) yield passes();
      else {
        yield fails({
          about: [cluster],
          message: \`host monitoring is off on \${cluster.id}\`,
          expected: "ha.hostMonitoring: true",
          found: "false",
        });
      }
    }
  },
});
`;

export const PROSE = `Why the rule exists, in a few sentences that a person in a hurry can use.

## Exceptions

When it is right not to follow it, and what the rule does not see.
`;

export const CASES: CaseDocument = {
  estate: {
    clusters: [{ id: "prod", platform: "vsphere", ha: { enabled: true, hostMonitoring: true } }],
    hosts: [
      { id: "esx-1", cluster: "prod" },
      { id: "esx-2", cluster: "prod" },
    ],
    vms: [{ id: "erp", cluster: "prod" }],
    requirements: [{ id: "any-host", tolerate: { host: 1 } }],
  },
  cases: [
    { name: "monitoring is on", outcome: "passes" },
    {
      name: "monitoring is off",
      patch: { clusters: { prod: { ha: { hostMonitoring: false } } } },
      outcome: "fails",
      findings: [{ subjects: ["clusters/prod"], message: "host monitoring is off on prod" }],
    },
    {
      name: "nobody says",
      patch: { clusters: { prod: { ha: { hostMonitoring: null } } } },
      outcome: "undecided",
      findings: [
        {
          subjects: ["clusters/prod"],
          message: "ha.hostMonitoring of clusters/prod is not declared",
          missing: ["clusters/prod ha.hostMonitoring"],
        },
      ],
    },
    { name: "another platform", patch: { clusters: { prod: { platform: "xen" } } }, outcome: "not-applicable" },
  ],
};

/** The same as CommonJS, which every Node.js runs. */
export function javaScriptOf(rule: string): string {
  return rule
    .replace(/^import (\{.*\}) from (".*");$/m, "const $1 = require($2);")
    .replace("export const rule =", "exports.rule =");
}

/** The same as data. */
export const DECLARATIVE_RULE = `$schema: ./node_modules/failproof/dist/lib/policy/declarative/schema/rule.schema.json
format: failproof.rule/1
title: Host monitoring is on
why: What happens, and to whom, when it does not hold.
severity: warning
platforms: [vsphere]
fix: what to do, in one sentence without full stop
sources:
  - title: "The document that says so; or: Convention"
profiles: [baseline]
each: clusters
must:
  properties:
    ha:
      properties:
        hostMonitoring: { const: true }
`;

/** Its sentences are made from what it demands. */
export function declarativeCases(): CaseDocument {
  const message = "prod: ha.hostMonitoring is false";
  const cases = CASES.cases.map((one) =>
    one.outcome === "fails" ? { ...one, findings: [{ subjects: ["clusters/prod"], message }] } : one,
  );
  return { ...CASES, cases };
}
