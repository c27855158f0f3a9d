import { type Estate, type Id, isEnabled, type Rule } from "../../estate";
import { type Candidate, examplesOf, goneIn, listed, lostFor, type Refuted } from "../candidate";

/** Rules that stand in the way of VMs that a counterexample loses: a host more, a rule that may be broken at a restart, or none at all. */
export function rules(refuted: Refuted): readonly Candidate[] {
  return blocking(refuted).flatMap((rule) => [...widened(refuted, rule), ...softened(rule), dropped(rule)]);
}

function blocking(refuted: Refuted): readonly Rule[] {
  const found = new Map<Id, Rule>();
  for (const vm of lostFor(refuted, "rule", "no-room", "quorum")) {
    for (const rule of refuted.index.rulesOfVm(vm.id)) {
      const binds = rule.kind !== "dependency" && rule.mandatory !== false;
      if (binds && isEnabled(rule)) found.set(rule.id, rule);
    }
  }
  return [...found.values()];
}

function widened({ index, ...refuted }: Refuted, rule: Rule): readonly Candidate[] {
  if (rule.kind !== "vm-host") return [];
  const clusters = new Set(rule.vms.flatMap((vm) => index.vms.get(vm)?.cluster ?? []));
  const gone = new Set(examplesOf({ index, ...refuted }).flatMap((example) => [...goneIn(index, example)]));
  const named = new Set(rule.hosts);
  const hosts = [...clusters]
    .flatMap((cluster) => index.hostsOfCluster(cluster))
    .map(({ id }) => id)
    .filter((id) => named.has(id) === (rule.polarity === "apart"))
    .sort((a, b) => Number(gone.has(a)) - Number(gone.has(b)));
  if (hosts.length === 0) return [];
  const chosen = (amount: number) => hosts.slice(0, amount);
  return [
    {
      kind: "widen-rule",
      key: `widen ${rule.id}`,
      amount: { most: rule.polarity === "with" ? hosts.length : hosts.length - 1, unit: "hosts" },
      sentence: (amount) => `let rule ${rule.id} allow ${listed(chosen(amount))} too`,
      apply: (estate, amount) =>
        withRule(estate, rule.id, (entry) =>
          entry.kind !== "vm-host"
            ? entry
            : {
                ...entry,
                hosts:
                  entry.polarity === "with"
                    ? [...entry.hosts, ...chosen(amount)]
                    : entry.hosts.filter((host) => !chosen(amount).includes(host)),
              },
        ),
    },
  ];
}

function softened(rule: Rule): readonly Candidate[] {
  return [
    {
      kind: "soften-rule",
      key: `soften ${rule.id}`,
      sentence: () => `let the platform break rule ${rule.id} at a restart (mandatory: false)`,
      apply: (estate) => withRule(estate, rule.id, (entry) => ({ ...entry, mandatory: false })),
    },
  ];
}

function dropped(rule: Rule): Candidate {
  return {
    kind: "drop-rule",
    key: `drop ${rule.id}`,
    unless: [`soften ${rule.id}`],
    sentence: () => `turn rule ${rule.id} off`,
    apply: (estate) => withRule(estate, rule.id, (entry) => ({ ...entry, enabled: false })),
  };
}

function withRule(estate: Estate, id: Id, change: (rule: Rule) => Rule): Estate {
  return { ...estate, rules: (estate.rules ?? []).map((rule) => (rule.id === id ? change(rule) : rule)) };
}
