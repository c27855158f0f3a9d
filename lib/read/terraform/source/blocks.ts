/** A block of a `.tf` file: its arguments as they are written, and the blocks in it, in their order. */
export interface Block {
  /** Its type and labels: `["resource", "vsphere_host", "esx"]`. */
  readonly labels: readonly string[];
  /** The text of each argument's expression, without comments. */
  readonly expressions: ReadonlyMap<string, string>;
  readonly blocks: readonly Block[];
}

/** The blocks of a file; none where it is not written as expected, for half a reading might mislead. */
export function blocksOf(text: string): readonly Block[] {
  return new Scanner(text).file()?.blocks ?? [];
}

const NAME = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const SPACE = /(?:[ \t\r\n]|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y;
const COMMENT = /(?:#|\/\/)[^\n]*|\/\*[\s\S]*?\*\//y;
const HEREDOC = /<<-?([\p{ID_Start}_][\p{ID_Continue}-]*)\r?\n/uy;
const OPENING = "([{";
const CLOSING = ")]}";

/** Finds where blocks and expressions begin and end; what stands in an expression is not looked at. */
class Scanner {
  #at = 0;

  constructor(private readonly text: string) {}

  file(): Block | undefined {
    const body = this.#body([]);
    return this.#at >= this.text.length ? body : undefined;
  }

  #body(labels: readonly string[]): Block | undefined {
    const expressions = new Map<string, string>();
    const blocks: Block[] = [];
    for (;;) {
      this.#match(SPACE);
      if (this.#at >= this.text.length || this.text[this.#at] === "}") return { labels, expressions, blocks };
      const name = this.#match(NAME);
      if (name === undefined) return undefined;
      this.#spaces();
      if (this.text[this.#at] === "=") {
        this.#at++;
        const expression = this.#expression();
        if (expression === undefined) return undefined;
        expressions.set(name, expression);
        continue;
      }
      const block = this.#block(name);
      if (block === undefined) return undefined;
      blocks.push(block);
    }
  }

  #block(type: string): Block | undefined {
    const labels = [type];
    while (this.text[this.#at] !== "{") {
      const start = this.#at;
      const label =
        this.text[start] === '"' && this.#string() ? this.text.slice(start + 1, this.#at - 1) : this.#match(NAME);
      if (label === undefined) return undefined;
      labels.push(label);
      this.#spaces();
    }
    this.#at++;
    const block = this.#body(labels);
    if (block === undefined || this.text[this.#at] !== "}") return undefined;
    this.#at++;
    return block;
  }

  /** Up to the end of the line, or of the block; brackets go over lines. */
  #expression(): string | undefined {
    let found = "";
    let depth = 0;
    while (this.#at < this.text.length) {
      const start = this.#at;
      const character = this.text.charAt(start);
      if (this.#match(COMMENT) !== undefined) {
        found += " ";
        continue;
      }
      if (depth === 0 && (character === "\n" || character === "}")) break;
      if (character === '"' ? !this.#string() : !this.#heredoc()) return undefined;
      if (this.#at === start) this.#at++;
      if (OPENING.includes(character)) depth++;
      if (CLOSING.includes(character)) depth--;
      found += this.text.slice(start, this.#at);
    }
    return depth === 0 ? found.trim() : undefined;
  }

  /** Past a string, also one with templates, which hold expressions and strings of their own. */
  #string(): boolean {
    for (this.#at++; this.#at < this.text.length; this.#at++) {
      const character = this.text[this.#at];
      if (character === '"') {
        this.#at++;
        return true;
      }
      if (character === "\n") return false;
      if (character === "\\") this.#at++;
      else if ((character === "$" || character === "%") && this.text[this.#at + 1] === "{") {
        // Doubled, it stands for itself.
        if (this.text[this.#at - 1] !== character && !this.#template()) return false;
      }
    }
    return false;
  }

  #template(): boolean {
    let depth = 0;
    for (this.#at++; this.#at < this.text.length; this.#at++) {
      const character = this.text[this.#at];
      if (character === '"') {
        if (!this.#string()) return false;
        this.#at--;
      } else if (character === "{") depth++;
      else if (character === "}" && --depth === 0) return true;
    }
    return false;
  }

  /** Past a heredoc, if there is one here; false: it does not end. */
  #heredoc(): boolean {
    HEREDOC.lastIndex = this.#at;
    const word = HEREDOC.exec(this.text)?.[1];
    if (word === undefined) return true;
    const end = new RegExp(`^[ \\t]*${word}[ \\t]*\\r?$`, "m");
    const rest = this.text.slice(HEREDOC.lastIndex);
    const found = end.exec(rest);
    if (found === null) return false;
    this.#at = HEREDOC.lastIndex + found.index + found[0].length;
    return true;
  }

  #spaces(): void {
    while (this.text[this.#at] === " " || this.text[this.#at] === "\t") this.#at++;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const [found] = pattern.exec(this.text) ?? [];
    if (found !== undefined) this.#at = pattern.lastIndex;
    return found;
  }
}
