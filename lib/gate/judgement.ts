import type { Estate, InputError } from "../estate";
import type { Report } from "../report";
import { place } from "../report";

/** What became of an estate at synth: judged, or not fit to be judged. */
export type Judgement =
  | { readonly kind: "judged"; readonly report: Report }
  | { readonly kind: "invalid"; readonly estate: string; readonly errors: readonly string[] };

/** An estate that cannot be judged, with every error at the construct that it is about. */
export function invalid(estate: Estate, errors: readonly InputError[]): Judgement {
  return { kind: "invalid", estate: estate.name, errors: errors.map((error) => errorText(estate, error)) };
}

function errorText(estate: Estate, { pointer, message, hint }: InputError): string {
  const [, list = "", index = ""] = pointer.split("/");
  const entry = Object.entries(estate).find(([name]) => name === list)?.[1]?.[Number(index)];
  const path = entry?.source?.path ?? (pointer === "" ? estate.name : pointer);
  const line = entry?.source?.file === undefined ? "" : ` (${place(entry.source)})`;
  return `${path}${line}: ${message}${hint === undefined ? "" : ` (${hint})`}`;
}
