import type { Candidate, Refuted } from "../candidate";
import { capacity } from "./capacity";
import { disks } from "./disks";
import { hosts } from "./hosts";
import { promises } from "./promise";
import { reach } from "./reach";
import { rules } from "./rules";
import { services } from "./services";
import { settings } from "./settings";
import { storagePaths } from "./storage-paths";
import { uplinks } from "./uplinks";

/** Cheap changes first: among fixes of as many changes, that is the order in which they are told. */
const SOURCES = [settings, reach, uplinks, storagePaths, rules, services, disks, capacity, hosts, promises];

/** Changes that answer what the counterexamples say, and no others; each once. */
export function candidatesFor(refuted: Refuted): readonly Candidate[] {
  const all = new Map<string, Candidate>();
  for (const source of SOURCES) for (const candidate of source(refuted)) all.set(candidate.key, candidate);
  return [...all.values()];
}
