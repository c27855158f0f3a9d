import { besideVerdict, type ClusterAdmission } from "../admission";
import type { EstateIndex, Id } from "../estate";
import type { FixReport } from "../fixes";
import type { ProveOptions, RequirementVerdict } from "../prover";
import type { Shape, SlackReport } from "../slack";
import { FixBudget, type FixSearch, fixesOf } from "./fixes";
import { heldByReservations } from "./overcommit";
import { slackOf } from "./slack";

/** What is found out about a requirement beside its verdict; it never changes the verdict. */
export interface Aside {
  /** It fails by all that is configured, and holds by what is reserved. */
  readonly heldByReservations?: true;
  /** What would mend it. */
  readonly fixes?: FixReport;
  /** How far it is from failing. */
  readonly slack?: SlackReport;
  /** What the platform's own admission control says of it. */
  readonly admission?: readonly string[];
}

/** What is looked for beside the verdicts. */
export interface AsideOptions {
  readonly prove?: ProveOptions;
  /** How far fixes are looked for. @default "bounded" */
  readonly fixes?: FixSearch;
  /** Whether the slack of what is survived is measured, by some hundred proofs each. @default false */
  readonly slack?: boolean;
  /** Sizes of the VM that slack is measured with. @default those of a VM of the most common shape */
  readonly shape?: Shape;
}

/** By requirement; only those of which there is something to say. */
export function asidesOf(
  index: EstateIndex,
  verdicts: readonly RequirementVerdict[],
  admission: readonly ClusterAdmission[],
  { prove = {}, fixes = "bounded", slack = false, shape }: AsideOptions,
): ReadonlyMap<Id, Aside> {
  const budget = new FixBudget();
  const survived = verdicts.filter(({ verdict }) => verdict === "tolerates").length;
  const held = heldByReservations(index.estate, verdicts, prove);
  return new Map(
    verdicts.map((verdict) => {
      const said = besideVerdict(verdict, admission);
      const aside: Aside = {
        ...(held.has(verdict.id) ? { heldByReservations: true } : {}),
        ...(verdict.verdict === "fails" && fixes !== "none"
          ? { fixes: fixesOf(index, verdict, verdicts, prove, fixes, budget) }
          : {}),
        ...(verdict.verdict === "tolerates" && slack ? { slack: slackOf(index, verdict, prove, survived, shape) } : {}),
        ...(said.length > 0 ? { admission: said } : {}),
      };
      return [verdict.id, aside];
    }),
  );
}
