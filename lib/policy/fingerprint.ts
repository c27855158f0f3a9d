import { createHash } from "node:crypto";
import type { Subject } from "./finding";

/** Stable over runs and machines: it knows the rule, the cause and the subjects, no sentence and no number. */
export function fingerprint(rule: string, cause: string, subjects: readonly Subject[]): string {
  const objects = subjects.map((subject) => `${subject.list}/${subject.id}`).sort();
  return createHash("sha256")
    .update(JSON.stringify([rule, cause, objects]))
    .digest("hex")
    .slice(0, 32);
}
