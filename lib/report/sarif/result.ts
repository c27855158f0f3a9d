import type { Location, ReportingDescriptor, Result, Suppression } from "sarif";
import type { Finding } from "../../policy";
import { type Cause, type CodePlace, inWords } from "../causes";
import { acceptance } from "../text/accepted";
import { listNoun } from "../text/objects";
import { LEVELS } from "./descriptor";
import { plain } from "./plain";

/** Code scanning keeps the first 5,000 results of a run; ours come by severity. */
export const MOST_RESULTS = 5000;

/** Of the places of one result it shows 100. */
const MOST_LOCATIONS = 100;

/** One result for each cause, the heaviest first over all estates. */
export function results(causes: readonly Cause[], rules: readonly ReportingDescriptor[]): Result[] {
  const indices = new Map(rules.map(({ id }, index) => [id, index]));
  const seen = new Map<string, number>();
  return (["error", "warning", "note"] as const)
    .flatMap((severity) => causes.filter(({ finding }) => finding.severity === severity))
    .slice(0, MOST_RESULTS)
    .map((cause) => {
      const occurrence = (seen.get(cause.identity) ?? 0) + 1;
      seen.set(cause.identity, occurrence);
      return result(cause, indices.get(cause.finding.rule) ?? -1, occurrence);
    });
}

function result(cause: Cause, ruleIndex: number, occurrence: number): Result {
  const { finding, identity, estate, related } = cause;
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: LEVELS[finding.severity],
    message: {
      text: inWords(finding)
        .map((line) => plain(line))
        .join("\n"),
    },
    locations: locations(cause),
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.slice(0, MOST_LOCATIONS).map(({ at, name }, id) => ({
            id,
            message: { text: plain(name) },
            ...physical(at),
          })),
        }),
    // Code scanning tells alerts apart by the first alone; it moves with the objects, not with the lines.
    partialFingerprints: { primaryLocationLineHash: `${identity}:${occurrence}`, "failproof/v1": finding.fingerprint },
    ...(finding.known === undefined ? {} : { baselineState: "unchanged" }),
    ...(finding.waived === undefined ? {} : { suppressions: [suppression(finding.waived)] }),
    properties: {
      estate,
      outcome: finding.outcome,
      ...(finding.missing.length === 0 ? {} : { missing: finding.missing.slice(0, MOST_LOCATIONS) }),
    },
  };
}

function locations({ at, finding }: Cause): Location[] {
  const logicalLocations = finding.subjects.slice(0, MOST_LOCATIONS).map((subject) => ({
    name: subject.id,
    fullyQualifiedName: subject.source?.address ?? subject.source?.path ?? `${subject.list}/${subject.id}`,
    kind: listNoun(subject.list, 1),
  }));
  const physicalLocation = at === undefined ? {} : physical(at);
  const logical = logicalLocations.length === 0 ? {} : { logicalLocations };
  return at === undefined && logicalLocations.length === 0 ? [] : [{ ...physicalLocation, ...logical }];
}

function physical({ file, line }: CodePlace): Location {
  const uri = file
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .split("/")
    .map(encodeURIComponent)
    .join("/");
  return {
    physicalLocation: {
      artifactLocation: { uri, uriBaseId: "SRCROOT" },
      region: { startLine: line ?? 1 }, // code scanning wants a line
    },
  };
}

/** Accepted outside the code that the result points at. */
function suppression(waived: NonNullable<Finding["waived"]>): Suppression {
  return { kind: "external", status: "accepted", justification: plain(acceptance(waived)) };
}
