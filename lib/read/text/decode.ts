import type { Result } from "../../estate";

/**
 * The text of a file: UTF-8, or UTF-16 with a byte order mark, as some editors and shells on Windows write it. The mark is no part of the
 * text.
 */
export function decodeText(bytes: Buffer): Result<string> {
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
  const text = bytes.toString("utf8");
  return text.includes(REPLACEMENT) ? decode(bytes, "utf-8") : { ok: true, value: withoutMark(text) };
}

/** What stands for bytes that are no character; it may also stand in the text itself. */
const REPLACEMENT = "\ufffd";

function withoutMark(text: string): string {
  return text.startsWith("\ufeff") ? text.slice(1) : text;
}

function decode(bytes: Buffer, encoding: "utf-8" | "utf-16le" | "utf-16be"): Result<string> {
  try {
    return { ok: true, value: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch {
    return wrong(`is not valid ${encoding.toUpperCase()} text`, "save it as UTF-8");
  }
}

function wrong(message: string, hint: string): Result<string> {
  return { ok: false, errors: [{ pointer: "", message, hint }] };
}
