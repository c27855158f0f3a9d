import type { Estate, Id, Requirement, Tolerance } from "../../estate";
import { type Candidate, lostFor, type Refuted } from "../candidate";

/** Promising less, where nothing mends the estate itself. */
export function promises(refuted: Refuted): readonly Candidate[] {
  return [...fewerFailures(refuted), ...fewerTiers(refuted)];
}

function fewerFailures({ requirement }: Refuted): readonly Candidate[] {
  const { id, tolerate } = requirement;
  return Object.entries(tolerate).flatMap(([kind, most]): readonly Candidate[] => {
    const left: Tolerance = Object.fromEntries(
      Object.entries({ ...tolerate, [kind]: most - 1 }).filter(([, count]) => count > 0),
    );
    if (most < 1 || Object.keys(left).length === 0) return [];
    const now = Object.entries(left).map(([name, count]) => `${name}=${count}`);
    return [
      {
        kind: "lower-promise",
        key: `promise ${id} ${kind}`,
        weakens: true,
        sentence: () => `promise less: let ${id} tolerate ${now.join(",")}`,
        apply: (estate) => withRequirement(estate, id, (entry) => ({ ...entry, tolerate: left })),
      },
    ];
  });
}

function fewerTiers(refuted: Refuted): readonly Candidate[] {
  const { index, requirement } = refuted;
  const { id } = requirement;
  const lost = new Set(
    lostFor(refuted, "no-room", "no-reachable-host", "rule", "data-lost", "nothing-reacts").flatMap(
      ({ tier }) => tier ?? [],
    ),
  );
  const tiers = requirement.tiers ?? [...new Set([...index.vms.values()].flatMap(({ tier }) => tier ?? []))];
  const left = tiers.filter((tier) => !lost.has(tier));
  if (lost.size === 0 || left.length === 0 || left.length === tiers.length) return [];
  return [
    {
      kind: "lower-promise",
      key: `promise ${id} tiers`,
      weakens: true,
      sentence: () =>
        `promise less: let ${id} speak of ${left.length === 1 ? "tier" : "tiers"} ${left.join(", ")} only`,
      apply: (estate) => withRequirement(estate, id, (entry) => ({ ...entry, tiers: left })),
    },
  ];
}

function withRequirement(estate: Estate, id: Id, change: (requirement: Requirement) => Requirement): Estate {
  return {
    ...estate,
    requirements: (estate.requirements ?? []).map((entry) => (entry.id === id ? change(entry) : entry)),
  };
}
