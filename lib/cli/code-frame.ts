import { escapeText } from "../report";

/** Characters of a line that are shown, and how many of them before the column. */
const SHOWN = 80;
const BEFORE = 40;

/** The line with a caret below the column, both counted from 1; of a long line the part around the column. */
export function codeFrame(text: string, line: number, column: number): readonly string[] {
  const found = lineOf(text, line);
  if (found === undefined) return [];
  const start = Math.max(0, Math.min(column - 1 - BEFORE, found.length - SHOWN));
  const before = escapeText(found.slice(start, Math.max(start, column - 1)));
  const after = escapeText(found.slice(Math.max(start, column - 1), start + SHOWN));
  const number = String(line);
  const cut = start > 0 ? "..." : "";
  const rest = start + SHOWN < found.length ? "..." : "";
  return [
    `  ${number} | ${cut}${before}${after}${rest}`,
    `  ${" ".repeat(number.length)} | ${" ".repeat(cut.length + before.length)}^`,
  ];
}

/** Without splitting a file of many megabytes. */
function lineOf(text: string, line: number): string | undefined {
  let start = 0;
  for (let at = 1; at < line; at++) {
    start = text.indexOf("\n", start) + 1;
    if (start === 0) return undefined;
  }
  const end = text.indexOf("\n", start);
  return text.slice(start, end < 0 ? undefined : end).replace(/\r$/, "");
}
