import type { StartSearch } from "../../prover";
import type { ReportedRequirement } from "../report";
import { row } from "./layout";
import { names } from "./names";
import { counted } from "./words";

/** What came of looking for hosts of VMs that stay and have none: a sentence, and the placement if there is one. */
export function startSaid({
  startSearch,
  startPlacement = {},
}: Pick<ReportedRequirement, "startSearch" | "startPlacement">): readonly string[] {
  if (startSearch === undefined) return [];
  if (startSearch.outcome !== "found") return [why(startSearch)];
  const places = Object.entries(startPlacement).map(([vm, host]) => `${vm}=${host}`);
  return [
    `${startSearch.because}: ${names(places)}`,
    `failproof export INPUT --placed writes the estate with ${startSearch.vms === 1 ? "this host" : "these hosts"}`,
  ];
}

export function startText(requirement: ReportedRequirement): readonly string[] {
  return startSaid(requirement).flatMap((line, index) => row(4, index === 0 ? "start" : "", line));
}

function why({ outcome, because, vms }: StartSearch): string {
  return outcome === "open" ? `of ${counted(vms, "VM")} without a host: ${because}` : because;
}
