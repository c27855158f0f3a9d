import type { Acceptance, WaiverUse } from "../../policy";
import type { Report } from "../report";
import { hang } from "./layout";
import { objects } from "./objects";
import { place } from "./place";
import { counted, list } from "./words";

/** Who accepted something, why and until when: `new array in June (storage team, until 2027-01-31)`. */
export function acceptance({ reason, owner, expires, source }: Acceptance): string {
  const where = place(source);
  const parts = [
    ...(owner === undefined ? [] : [owner]),
    ...(expires === undefined ? [] : [`until ${expires}`]),
    ...(where === undefined ? [] : [where]),
  ];
  return parts.length === 0 ? reason : `${reason} (${parts.join(", ")})`;
}

/** Findings that are accepted: visible, and counted for nothing. */
export function waivedText({ findings }: Report): readonly string[] {
  const waived = findings.flatMap((finding) => (finding.waived === undefined ? [] : [{ finding, by: finding.waived }]));
  const lines = waived.flatMap(({ finding, by }) => [
    ...hang("   ", `${finding.rule}  ${finding.message}`),
    ...hang("     ", `waived: ${acceptance(by)}`),
  ]);
  return lines.length === 0 ? [] : [" waived", ...lines];
}

/** Waivers that do nothing: what they accepted is gone, or they are over. */
export function idleWaivers({ waivers = [] }: Report): readonly string[] {
  const lines = waivers.flatMap((waiver) => {
    const what = idleWaiver(waiver);
    return what === undefined ? [] : hang("   ", what);
  });
  return lines.length === 0 ? [] : [" waivers that accept nothing", ...lines];
}

/** Why a waiver does nothing, where it does nothing. */
export function idleWaiver(waiver: WaiverUse): string | undefined {
  const { rule, objects: patterns, state, notNamed } = waiver;
  if (state === "used") return undefined;
  const what = `${rule} for ${patterns.join(", ")}`;
  const accepted = acceptance(waiver);
  if (state === "expired") return `${what}: expired; ${accepted}`;
  if (waiver.scenarios !== undefined) return `${what}: unused, it names no smallest failure in full; ${accepted}`;
  if (notNamed === undefined) return `${what}: unused, there is no such finding; ${accepted}`;
  return `${what}: unused, it does not name all objects of the finding: ${list(notNamed)}; ${accepted}`;
}

/** What an earlier run found too is a number. */
export function baselineText({ baseline, findings, requirements }: Report): readonly string[] {
  if (baseline === undefined) return [];
  const known = findings.filter((finding) => finding.known).length;
  const broken = requirements.filter((requirement) => requirement.known).map(({ id }) => id);
  const lines = [
    `${counted(known, "finding")} known from the baseline, not told again; ${baseline.gone} of the baseline are gone`,
    ...(broken.length === 0 ? [] : [`known not to be kept: ${objects("requirements", broken)}`]),
  ];
  return [" baseline", ...lines.flatMap((line) => hang("   ", line))];
}
