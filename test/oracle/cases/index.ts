import { CAPACITY } from "./capacity";
import type { Case } from "./case";
import { CONTINUITY } from "./continuity";
import { CORNERS } from "./corners";
import { FATES } from "./fates";
import { GONE } from "./gone";
import { KEEPS } from "./keeps";
import { MOVED } from "./moved";
import { RULES } from "./rules";
import { SURVIVED } from "./survived";

export type { Case } from "./case";

/** The contract of what a failure means, sentence by sentence, as examples that every prover must get right. */
export const CASES: readonly { readonly paragraph: string; readonly cases: readonly Case[] }[] = [
  { paragraph: "What is gone", cases: GONE },
  { paragraph: "What a surviving host keeps", cases: KEEPS },
  { paragraph: "What happens to a VM, and where it can run", cases: FATES },
  { paragraph: "Rules", cases: RULES },
  { paragraph: "Capacity and demand", cases: CAPACITY },
  { paragraph: "Who may be moved, and whose room is kept", cases: MOVED },
  { paragraph: "A scenario is survived, requirements, verdict", cases: SURVIVED },
  { paragraph: "Continuity", cases: CONTINUITY },
  { paragraph: "Corners", cases: CORNERS },
];
