import type { Counterexample, LossReason } from "../../prover";
import { hang, row } from "./layout";
import { mends } from "./mend";
import { names } from "./names";
import { amountOf, label, quantities } from "./quantity";
import { count, counted, domains } from "./words";

const REASONS: { readonly [reason in LossReason]: string } = {
  "no-room": "no room",
  "no-reachable-host": "no host can reach what it needs",
  rule: "a rule forbids every place",
  "data-lost": "its data is gone",
  "nothing-reacts": "nothing reacts",
  "no-automatic-restart": "no automatic restart",
  quorum: "too few replicas",
};

/** What fails, who is lost, why, the arithmetic, and what would mend it. */
export function counterexampleText(example: Counterexample): readonly string[] {
  const who =
    example.lost.length === 0
      ? ""
      : `, ${counted(example.lost.length, "VM")} ${example.lost.length === 1 ? "stays" : "stay"} down`;
  const lines = [...hang("    ", `${event(example)}${who}`), ...row(6, "why", reason(example))];
  for (const [index, [reason, vms]] of [...byReason(example)].entries()) {
    lines.push(...row(6, index === 0 ? "down" : "", `${names(vms)}  (${REASONS[reason]})`));
  }
  lines.push(...arithmetic(example));
  for (const [index, text] of mends(example).entries()) lines.push(...row(6, index === 0 ? "mend" : "", text));
  return lines;
}

/** The sentence of why stands alone; between the event and the arithmetic it need not repeat them. */
function reason({ because, shortage }: Counterexample): string {
  const why = because.replace(/^(?:when .+? fails?|before anything fails), /, "");
  if (shortage === undefined) return why;
  return why.replace(/ need [\d,.]+.* and have .*: short .*$/, ` need more ${label(shortage.dimension)} than there is`);
}

/** `When rack-2 fails`; symmetric scenarios told once: `When any 2 of esx-01 esx-02 ... +14 fail (120 scenarios alike)`. */
export function event(example: Pick<Counterexample, "failed" | "alike" | "alikeAmong">): string {
  const { failed, alike, alikeAmong } = example;
  if (failed.length === 0) return "Before anything fails";
  const alikeText = alike > 1 ? ` (${count(alike)} scenarios alike)` : "";
  const kinds = new Set(failed.map((domain) => domain.kind));
  const [kind] = kinds;
  if (alike > 1 && alikeAmong !== undefined && kinds.size === 1 && kind !== undefined) {
    const those = names(
      alikeAmong.map((domain) => domain.id),
      4,
    );
    const verb = failed.length === 1 ? "fails" : "fail";
    return `When any ${failed.length} of the ${counted(alikeAmong.length, kind)} ${those} ${verb}${alikeText}`;
  }
  return `When ${domains(failed)} ${failed.length === 1 ? "fails" : "fail"}${alikeText}`;
}

function byReason(example: Counterexample): ReadonlyMap<LossReason, readonly string[]> {
  const groups = new Map<LossReason, string[]>();
  for (const { vm, reason } of example.lost) {
    const group = groups.get(reason);
    if (group === undefined) groups.set(reason, [vm]);
    else group.push(vm);
  }
  return groups;
}

/** Have, need and short, so that anyone can check the sum. */
function arithmetic({ shortage }: Counterexample): readonly string[] {
  if (shortage === undefined) return [];
  const { unit, need, have } = shortage;
  const [needed = "", had = "", short = ""] = quantities(unit, [need, have, need - have]);
  return [
    ...row(
      6,
      "need",
      `${amountOf(needed, shortage.dimension)} for ${counted(shortage.vms.length, "VM")}: ${names(shortage.vms)}`,
    ),
    ...row(6, "have", `${had} on ${counted(shortage.hosts.length, "host")}: ${names(shortage.hosts)}`),
    ...(need > have ? row(6, "short", short) : []),
  ];
}
