import type { Platform } from "../estate";
import type { RuleSource } from "./rule";

/** Maxima of one release of a platform, as its vendor gives them; a data file below `policies/limits/`. */
export interface LimitsDocument {
  readonly platform: Platform;
  /** Release, e.g. `8.0`. */
  readonly version: string;
  /** Where the numbers stand; `read`: the day on which they were, absent: they are not confirmed there. */
  readonly source: RuleSource & { readonly read?: string };
  readonly limits: { readonly [name: string]: number };
}

/** One maximum, over the releases that a cluster may run. */
export interface Limit {
  /** What every one of them allows. */
  readonly least: number;
  /** What none of them goes beyond. */
  readonly most: number;
}

/** The maxima that a rule may ask for. */
export class Limits {
  constructor(private readonly documents: readonly LimitsDocument[]) {}

  /** A maximum of a platform, of one release or, where that is not known, of all; `undefined`: no document has it. */
  of(platform: Platform, name: string, version: string | undefined): Limit | undefined {
    const ofPlatform = this.documents.filter((document) => document.platform === platform);
    const ofVersion = ofPlatform.filter((document) => document.version === version);
    const documents = ofVersion.length > 0 ? ofVersion : ofPlatform;
    const values = documents.flatMap(({ limits }) => limits[name] ?? []);
    return values.length === 0 ? undefined : { least: Math.min(...values), most: Math.max(...values) };
  }
}
