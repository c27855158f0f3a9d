/** A paragraph, list or table of the comment. */
export interface Block {
  readonly text: string;
  /** What goes first when room is short: the highest; 0 stays. */
  readonly rank: number;
}

/** Nothing where there are no lines. */
export function block(rank: number, lines: readonly string[]): readonly Block[] {
  return lines.length === 0 ? [] : [{ text: lines.join("\n"), rank }];
}

/** What readers open when they want it. `summary` is our own text, never a name. */
export function folded(rank: number, summary: string, lines: readonly string[]): readonly Block[] {
  return block(
    rank,
    lines.length === 0 ? [] : [`<details><summary>${summary}</summary>`, "", ...lines, "", "</details>"],
  );
}

/** The first so many lines, and how many more there are. */
export function first(most: number, lines: readonly string[], more: (rest: number) => string): readonly string[] {
  const rest = lines.length - most;
  return rest > 0 ? [...lines.slice(0, most), more(rest)] : lines;
}

const SEPARATOR = "\n\n";
const LEFT_OUT = "*The comment has no room for the rest; the report has all of it.*";

/** The blocks in their order within so many characters: whole blocks go, the highest rank first, of the same rank the last first. */
export function within(blocks: readonly Block[], room: number): string {
  const join = (kept: readonly Block[]) => `${kept.map(({ text }) => text).join(SEPARATOR)}\n`;
  if (join(blocks).length <= room) return join(blocks);
  const order = blocks
    .map((one, index) => ({ one, index }))
    .sort((a, b) => b.one.rank - a.one.rank || b.index - a.index);
  const gone = new Set<Block>();
  let length = join([...blocks, { text: LEFT_OUT, rank: 0 }]).length;
  for (const { one } of order) {
    if (length <= room) break;
    gone.add(one);
    length -= one.text.length + SEPARATOR.length;
  }
  return join([...blocks.filter((one) => !gone.has(one)), { text: LEFT_OUT, rank: 0 }]);
}
