import { EstateIndex, type Result } from "../estate";
import { type InputFlags, readInputs } from "./inputs";
import { UsageError } from "./usage-error";

/** The one estate of an input. @throws UsageError where it holds several */
export function readOne(path: string, flags: InputFlags): Result<EstateIndex> {
  const read = readInputs([path], flags);
  if (!read.ok) return read;
  const [input, ...others] = read.value;
  if (input === undefined || others.length > 0) {
    throw new UsageError(`${path} holds ${read.value.length} estates; name one of their files`);
  }
  return { ok: true, value: new EstateIndex(input.estate) };
}
