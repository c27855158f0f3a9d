import type { CheckOptions } from "../check";
import type { InputError, Result } from "../estate";
import type { Registry } from "../policy";
import { openDocument } from "../read";
import { readBaseline } from "./baseline";
import { registryWith } from "./policies/load";
import { chooseProfile } from "./profile";
import { type WaiverFlags, waiverOptions } from "./waivers";

/** Flags that say by what an estate is judged, as commander hands them over. */
export interface SettingFlags extends WaiverFlags {
  readonly policies?: string;
  readonly profile?: string;
  readonly baseline?: string;
}

export interface CheckSettings {
  readonly options: CheckOptions & { readonly registry: Registry };
  /** Says where errors of a check are: in the file of the profile, or in the estate's. */
  readonly locate: (errors: readonly InputError[], estateFile: string) => readonly InputError[];
}

/** Reads everything by which an estate is judged; all errors, not just the first. @throws UsageError */
export async function checkSettings(flags: SettingFlags): Promise<Result<CheckSettings>> {
  const registry = await registryWith(flags.policies);
  if (!registry.ok) return registry;
  const profile = flags.profile === undefined ? undefined : chooseProfile(flags.profile);
  const waivers = waiverOptions(flags, registry.value);
  const baseline = flags.baseline === undefined ? undefined : readBaseline(flags.baseline);
  const errors = [profile, waivers, baseline].flatMap((part) => (part === undefined || part.ok ? [] : part.errors));
  if (errors.length > 0 || !waivers.ok) return { ok: false, errors };
  const options = {
    ...waivers.value,
    registry: registry.value,
    ...(profile?.ok ? { profile: profile.value.profile } : {}),
    ...(baseline?.ok ? { baseline: baseline.value } : {}),
  };
  const inProfile = profile?.ok ? profile.value.locate : undefined;
  const locate = (wrong: readonly InputError[], file: string) =>
    wrong.flatMap((error) =>
      inProfile === undefined || error.pointer.startsWith("/waivers/") ? inEstate(error, file) : inProfile([error]),
    );
  return { ok: true, value: { options, locate } };
}

/** Where the file says it, as far as it is the document that was judged. */
function inEstate(error: InputError, file: string): readonly InputError[] {
  const opened = openDocument(file);
  return (opened.ok ? opened.value.locate([error]) : [error]).map((one) => ({ ...one, file }));
}
