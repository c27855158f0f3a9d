/** The expressions that lead from one resource to others without anything that is known only when they are evaluated. */
export type Expression =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "attribute"; readonly of: Expression; readonly name: string }
  | { readonly kind: "index"; readonly of: Expression; readonly index: Expression }
  | { readonly kind: "splat"; readonly of: Expression }
  | { readonly kind: "list"; readonly entries: readonly Expression[] }
  | { readonly kind: "map"; readonly entries: readonly (readonly [key: Expression, value: Expression])[] }
  | For
  | { readonly kind: "call"; readonly name: string; readonly arguments: readonly Expression[] }
  | { readonly kind: "sum"; readonly operator: "+" | "-" | "%"; readonly left: Expression; readonly right: Expression };

/** `[for value in over : each]`, `{ for key, value in over : as => each }`. */
export interface For {
  readonly kind: "for";
  readonly key?: string;
  readonly value: string;
  readonly over: Expression;
  /** The key of each entry, where it makes a map. */
  readonly as?: Expression;
  readonly each: Expression;
}

/** Parses the part of Terraform's expressions that `Expression` holds; `undefined`: it is written in another way. */
export function parseExpression(text: string): Expression | undefined {
  const tokens = tokensOf(text);
  if (tokens === undefined) return undefined;
  const parser = new Parser(tokens);
  const expression = parser.expression();
  return parser.isAtEnd ? expression : undefined;
}

const TOKEN =
  /\s*(?:([\p{ID_Start}_][\p{ID_Continue}-]*)|(\d+)(?![\d.eE])|("(?:[^"\\$%]|\\.)*")|(=>|=(?!=)|\.(?!\.)|[[\](){},:*%+-]))/uy;

interface Token {
  readonly kind: "name" | "number" | "text" | "mark";
  readonly text: string;
}

function tokensOf(text: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < end; ) {
    const [, name, number, quoted, mark] = TOKEN.exec(text) ?? [];
    if (name !== undefined) tokens.push({ kind: "name", text: name });
    else if (number !== undefined) tokens.push({ kind: "number", text: number });
    else if (quoted !== undefined) tokens.push({ kind: "text", text: quoted });
    else if (mark !== undefined) tokens.push({ kind: "mark", text: mark });
    else return undefined;
  }
  return tokens;
}

const DEEPEST = 50;

class Parser {
  #at = 0;
  #depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  get isAtEnd(): boolean {
    return this.#at === this.tokens.length;
  }

  expression(): Expression | undefined {
    if (++this.#depth > DEEPEST) return undefined;
    let left = this.#product();
    while (left !== undefined && (this.#sees("+") || this.#sees("-"))) {
      const operator = this.#next() === "+" ? "+" : "-";
      const right = this.#product();
      left = right && { kind: "sum", operator, left, right };
    }
    this.#depth--;
    return left;
  }

  #product(): Expression | undefined {
    let left = this.#term();
    while (left !== undefined && this.#takes("%")) {
      const right = this.#term();
      left = right && { kind: "sum", operator: "%", left, right };
    }
    return left;
  }

  #term(): Expression | undefined {
    let term = this.#primary();
    while (term !== undefined) {
      if (this.#takes(".")) term = this.#attribute(term);
      else if (this.#takes("[")) term = this.#index(term);
      else return term;
    }
    return undefined;
  }

  #attribute(of: Expression): Expression | undefined {
    if (this.#takes("*")) return { kind: "splat", of };
    const token = this.tokens[this.#at++];
    if (token?.kind === "name") return { kind: "attribute", of, name: token.text };
    return token?.kind === "number" ? { kind: "index", of, index: number(token) } : undefined;
  }

  #index(of: Expression): Expression | undefined {
    if (this.#takes("*")) return this.#takes("]") ? { kind: "splat", of } : undefined;
    const index = this.expression();
    return index !== undefined && this.#takes("]") ? { kind: "index", of, index } : undefined;
  }

  #primary(): Expression | undefined {
    const token = this.tokens[this.#at++];
    if (token?.kind === "number") return number(token);
    if (token?.kind === "text") return literal(token);
    if (token?.kind === "name") return this.#takes("(") ? this.#call(token.text) : { kind: "name", name: token.text };
    if (token?.text === "(") {
      const inner = this.expression();
      return this.#takes(")") ? inner : undefined;
    }
    if (token?.text === "{") return this.#isFor() ? this.#for("}") : this.#map();
    return token?.text === "[" ? this.#list() : undefined;
  }

  #call(name: string): Expression | undefined {
    const given = this.#entries(")");
    return given && { kind: "call", name, arguments: given };
  }

  #list(): Expression | undefined {
    if (this.#isFor()) return this.#for("]");
    const entries = this.#entries("]");
    return entries && { kind: "list", entries };
  }

  #isFor(): boolean {
    return this.tokens[this.#at]?.text === "for" && this.tokens[this.#at + 1]?.kind === "name";
  }

  /** What it gives must be all there is: no `if`, no grouping. */
  #for(end: "]" | "}"): Expression | undefined {
    this.#at++;
    const first = this.#next() ?? "";
    const second = this.#takes(",") ? this.#next() : undefined;
    if (this.#next() !== "in") return undefined;
    const over = this.expression();
    if (over === undefined || !this.#takes(":")) return undefined;
    const as = end === "}" ? this.expression() : undefined;
    if (end === "}" && (as === undefined || !this.#takes("=>"))) return undefined;
    const each = this.expression();
    if (each === undefined || !this.#takes(end)) return undefined;
    const variables = second === undefined ? { value: first } : { key: first, value: second };
    return { kind: "for", ...variables, over, ...(as === undefined ? {} : { as }), each };
  }

  #map(): Expression | undefined {
    const entries: (readonly [Expression, Expression])[] = [];
    while (!this.#takes("}")) {
      const name = this.tokens[this.#at];
      const key = name?.kind === "name" ? this.#bareKey(name) : this.expression();
      if (key === undefined || !(this.#takes("=") || this.#takes(":"))) return undefined;
      const value = this.expression();
      if (value === undefined) return undefined;
      entries.push([key, value]);
      this.#takes(",");
    }
    return { kind: "map", entries };
  }

  /** In a map a bare name stands for itself. */
  #bareKey({ text }: Token): Expression {
    this.#at++;
    return { kind: "text", value: text };
  }

  #entries(end: string): readonly Expression[] | undefined {
    const entries: Expression[] = [];
    while (!this.#takes(end)) {
      const entry = this.expression();
      if (entry === undefined) return undefined;
      entries.push(entry);
      if (!this.#takes(",") && !this.#sees(end)) return undefined;
    }
    return entries;
  }

  #next(): string | undefined {
    return this.tokens[this.#at++]?.text;
  }

  #sees(mark: string): boolean {
    const token = this.tokens[this.#at];
    return token?.kind === "mark" && token.text === mark;
  }

  #takes(mark: string): boolean {
    if (!this.#sees(mark)) return false;
    this.#at++;
    return true;
  }
}

function number({ text }: Token): Expression {
  return { kind: "number", value: Number(text) };
}

/** Only what JSON and Terraform write alike. */
function literal({ text }: Token): Expression | undefined {
  try {
    return { kind: "text", value: String(JSON.parse(text)) };
  } catch {
    return undefined;
  }
}
