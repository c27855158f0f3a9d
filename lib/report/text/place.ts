import type { Source } from "../../estate";

/** Where to look: `main.ts:32`, else the Terraform address, else the construct path. */
export function place(source: Source | undefined): string | undefined {
  if (source?.file !== undefined) return source.line === undefined ? source.file : `${source.file}:${source.line}`;
  return source?.address ?? source?.path;
}
