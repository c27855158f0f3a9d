import type { Result } from "../../estate";

/**
 * The text of a file: UTF-8, or UTF-16 with a byte order mark, as some editors and shells on Windows write it. The mark is no part of the
 * text.
 */
export function decodeText(bytes: Uint8Array): Result<string> {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return decode(bytes, "utf-16le");
  if (first === 0xfe && second === 0xff) return decode(bytes, "utf-16be");
  if (bytes.subarray(0, 64).includes(0)) {
    const hint = "save it as UTF-8";
    return wrong(
      third === 0 || first === 0 || second === 0
        ? "looks like UTF-16 without a byte order mark"
        : "is binary, not text",
      hint,
    );
  }
  return decode(bytes, "utf-8");
}

function decode(bytes: Uint8Array, encoding: "utf-8" | "utf-16le" | "utf-16be"): Result<string> {
  try {
    return { ok: true, value: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch {
    return wrong(`is not valid ${encoding.toUpperCase()} text`, "save it as UTF-8");
  }
}

function wrong(message: string, hint: string): Result<string> {
  return { ok: false, errors: [{ pointer: "", message, hint }] };
}
