import type { IsoDate, Waiver } from "../../estate";

/** Who accepted a finding or a counterexample, why and until when. */
export type Acceptance = Pick<Waiver, "reason" | "owner" | "expires" | "source">;

/** What became of one waiver in a run. */
export interface WaiverUse extends Omit<Waiver, "vendor"> {
  /** `expired`: what it accepted counts again. `unused`: there is no such finding, or it covers only a part of one. */
  readonly state: "used" | "expired" | "unused";
  /** For an unused one that names some objects of a finding and not all: those that it does not name, `<list>/<id>`. */
  readonly notNamed?: readonly string[];
}

export function acceptanceOf({ reason, owner, expires, source }: Waiver): Acceptance {
  return {
    reason,
    ...(owner === undefined ? {} : { owner }),
    ...(expires === undefined ? {} : { expires }),
    ...(source === undefined ? {} : { source }),
  };
}

/** A waiver holds on the day that it names; where nobody says which day it is, one that expires has expired. */
export function hasExpired({ expires }: Waiver, today: IsoDate | undefined): boolean {
  return expires !== undefined && (today === undefined || today > expires);
}
