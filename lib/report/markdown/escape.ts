/** Longest text told whole; names come from input. */
const LONGEST = 600;

/** Words that mean nothing in Markdown, wherever they stand in a line. */
const PLAIN = /^[\p{L}\p{N}.,;:%/=+'"()?!-]*$/u;

/** Words that GitHub and GitLab would link, or draw. */
const LINKED = /:\/\/|www\.|^[("']*:.*:/i;

/** Words that begin a list or draw a line where they stand first. */
const LEADING = /^(\d+[.)]|[-+=]+)$/;

/** A code span of our own sentences, e.g. `ha.enabled`, with what stands around it. */
const SPAN = /^([("']*)`([^`]+)`([)"'.,;:]*)$/;

/**
 * One line of text as Markdown that shows just that text. Every word that could mean something (marks, tags, mentions, issue numbers, links) is
 * a code span, where nothing means anything.
 */
export function md(text: string): string {
  if (text.trim() === "") return code(text); // nothing after the mark of a list would make a heading of the line above
  return brief(text.trim())
    .split(/ +/)
    .map((part, index) => (index === 0 && LEADING.test(part) ? code(part) : word(part)))
    .join(" ");
}

function word(text: string): string {
  if (PLAIN.test(text) && !LINKED.test(text)) return text;
  const [, before = "", inside, after = ""] = SPAN.exec(text) ?? [];
  return inside === undefined ? code(text) : `${before}${code(inside)}${after}`;
}

/** A code span that no run of backticks in it can end. */
export function code(text: string): string {
  const shown = brief(text);
  const runs = [...shown.matchAll(/`+/g)].map(([run]) => run.length);
  const fence = "`".repeat(runs.length === 0 ? 1 : Math.max(...runs) + 1);
  const pad = runs.length > 0 || /^ .* $/.test(shown) ? " " : "";
  return `${fence}${pad}${shown === "" ? " " : shown}${pad}${fence}`;
}

/** A cell of a table, where a bar ends the cell even in a code span. */
export function cell(markdown: string): string {
  return markdown.replace(/\\*\|/g, "\\|");
}

function brief(text: string): string {
  const characters = text.length <= LONGEST ? [] : [...text];
  return characters.length <= LONGEST ? text : `${characters.slice(0, LONGEST).join("")}...`;
}
