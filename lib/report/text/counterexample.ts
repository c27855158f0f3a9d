import type { Counterexample, LossReason } from "../../prover";
import type { ReportedCounterexample } from "../report";
import { acceptance } from "./accepted";
import { hang, row } from "./layout";
import { anyOf, loss } from "./loss";
import { mends } from "./mend";
import { names } from "./names";
import { amountOf, label, quantities, readableAmounts } from "./quantity";
import { fewestSaid, unplaceableSaid } from "./unplaceable";
import { count, counted, list } from "./words";

export const REASONS: { readonly [reason in LossReason]: string } = {
  "no-room": "no room",
  "no-reachable-host": "no host can reach what it needs",
  rule: "a rule forbids every place",
  "data-lost": "its data is gone",
  "nothing-reacts": "nothing reacts",
  "no-automatic-restart": "no automatic restart",
  quorum: "too few replicas",
  shed: "stopped to make room",
};

/** What fails, who is lost, why, the arithmetic, and, unless something better is at hand, what would mend it. */
export function counterexampleText(
  example: ReportedCounterexample,
  continuity: boolean,
  advise: boolean,
): readonly string[] {
  const { lost, failed } = example;
  const who = lost.length === 0 ? "" : `, ${counted(lost.length, "VM")} ${outcome(lost.length, continuity)}`;
  const among = anyOf(example);
  const as = among === undefined ? "" : `, as for ${list(failed.map(({ id }) => id))}`;
  const lines = [
    ...hang("    ", `${event(example)}${who}${as}`),
    ...(among === undefined ? [] : row(6, "among", names(among.map(({ id }) => id)))),
    ...row(6, "why", reason(example)),
  ];
  for (const [index, [because, vms]] of [...byReason(example)].entries()) {
    lines.push(...row(6, index === 0 ? (continuity ? "hit" : "down") : "", `${names(vms)}  (${REASONS[because]})`));
  }
  lines.push(...optional("", fewestSaid(example)));
  lines.push(...arithmetic(example));
  lines.push(...optional("set", unplaceableSaid(example)));
  if (example.waived !== undefined) return [...lines, ...row(6, "waived", acceptance(example.waived))];
  const advice = advise ? mends(example) : [];
  for (const [index, text] of advice.entries()) lines.push(...row(6, index === 0 ? "mend" : "", text));
  return lines;
}

function optional(label: string, said: string | undefined): readonly string[] {
  return said === undefined ? [] : row(6, label, said);
}

/** What becomes of lost VMs; where nothing may be interrupted, a restart is too late. */
export function outcome(vms: number, continuity: boolean): string {
  if (continuity) return vms === 1 ? "is interrupted" : "are interrupted";
  return vms === 1 ? "stays down" : "stay down";
}

/** The sentence of why stands alone; between the event and the arithmetic it need not repeat them. */
export function reason({ because, shortage }: Counterexample): string {
  const why = readableAmounts(because.replace(/^(?:when .+? fails?|before anything fails), /, ""));
  if (shortage === undefined) return why;
  return why.replace(
    / need [\d,.]+.* and have .*: short .*$/,
    ` need more ${label(shortage.dimension)} than they have`,
  );
}

/** `When rack-2 fails`; symmetric scenarios told once: `When any 2 of 16 hosts fail (120 scenarios alike)`. */
export function event(example: Counterexample): string {
  const { failed, alike } = example;
  if (failed.length === 0) return "Before anything fails";
  const verb = failed.length === 1 ? "fails" : "fail";
  return `When ${loss(example)} ${verb}${alike > 1 ? ` (${count(alike)} scenarios alike)` : ""}`;
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

/** Names in the arithmetic, which is about the sums. */
const FEW = 4;

/** Have, need and short, so that anyone can check the sum. */
function arithmetic({ shortage }: Counterexample): readonly string[] {
  if (shortage === undefined) return [];
  const { unit, need, have } = shortage;
  const [needed = "", had = "", short = ""] = quantities(unit, [need, have, need - have]);
  return [
    ...row(
      6,
      "need",
      `${amountOf(needed, shortage.dimension)} for ${counted(shortage.vms.length, "VM")}: ${names(shortage.vms, FEW)}`,
    ),
    ...row(6, "have", `${had} on ${counted(shortage.hosts.length, "host")}: ${names(shortage.hosts, FEW)}`),
    ...(need > have ? row(6, "short", short) : []),
  ];
}
