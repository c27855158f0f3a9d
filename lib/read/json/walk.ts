import { type Token, tokenAt } from "./tokens";

/** What a walk through a JSON text meets. */
export interface JsonVisitor {
  /** A value begins: a member (`key`: where its key stands in the text, quotes included), an element (its position), or the document. */
  enter(value: {
    readonly start: number;
    readonly key?: { readonly start: number; readonly end: number };
    readonly index?: number;
  }): void;
  /** The value entered last ends. */
  leave(): void;
}

/** Where a text stops being JSON, and why. */
export interface SyntaxProblem {
  readonly offset: number;
  readonly message: string;
  /** Where the object or list that is open there begins. */
  readonly openedAt?: number;
}

interface Open {
  readonly kind: "{" | "[";
  readonly close: "}" | "]";
  readonly start: number;
  count: number;
}

/** Goes through a JSON text in its order without recursion: nesting costs memory, never the stack. */
export function walkJson(text: string, visitor: JsonVisitor): SyntaxProblem | undefined {
  return new Walk(text, visitor).run();
}

class Walk {
  readonly #open: Open[] = [];
  #token: Token;

  constructor(
    readonly text: string,
    readonly visitor: JsonVisitor,
  ) {
    this.#token = tokenAt(text, 0);
  }

  run(): SyntaxProblem | undefined {
    this.visitor.enter({ start: this.#token.start });
    for (;;) {
      const problem = this.#value();
      if (problem !== undefined) return problem === END ? undefined : problem;
    }
  }

  /** From the beginning of a value to the beginning of the next. */
  #value(): SyntaxProblem | typeof END | undefined {
    const token = this.#token;
    if (token.kind === "{" || token.kind === "[") {
      const opened: Open = { kind: token.kind, close: token.kind === "{" ? "}" : "]", start: token.start, count: 0 };
      this.#open.push(opened);
      if (this.#next().kind !== opened.close) return this.#entry(opened);
      this.#open.pop();
    } else if (token.kind !== "string" && token.kind !== "literal") {
      return this.#expected("a value");
    }
    return this.#close();
  }

  /** After a value: closes what ends here, up to the next entry or the end of the document. */
  #close(): SyntaxProblem | typeof END | undefined {
    for (;;) {
      const token = this.#next();
      this.visitor.leave();
      const top = this.#open.at(-1);
      if (top === undefined) return token.kind === "end" ? END : this.#expected("the end of the document");
      if (token.kind === ",") {
        this.#next();
        return this.#entry(top);
      }
      if (token.kind !== top.close) return this.#expected(`"," or "${top.close}"`);
      this.#open.pop();
    }
  }

  /** Up to the value of an element or a member. */
  #entry(top: Open): SyntaxProblem | undefined {
    const key = this.#token;
    const index = top.count++;
    if (top.kind === "[") {
      this.visitor.enter({ start: key.start, index });
      return undefined;
    }
    if (key.kind !== "string") return this.#expected("a property name in double quotes");
    if (this.#next().kind !== ":") return this.#expected('":" after the property name');
    this.visitor.enter({ start: this.#next().start, key });
    return undefined;
  }

  #next(): Token {
    this.#token = tokenAt(this.text, this.#token.end);
    return this.#token;
  }

  #expected(what: string): SyntaxProblem {
    const openedAt = this.#open.at(-1)?.start;
    const message = found(this.#token, what, this.text);
    return { offset: this.#token.start, message, ...(openedAt === undefined ? {} : { openedAt }) };
  }
}

const END = Symbol("end of the document");

function found(token: Token, what: string, text: string): string {
  if (token.kind === "wrong") return token.message;
  if (token.kind === "end") return `the text ends where ${what} is expected: it is truncated`;
  return `expected ${what}, but found ${JSON.stringify(text.slice(token.start, Math.min(token.end, token.start + 40)))}`;
}
