export type Token =
  | { readonly kind: "{" | "}" | "[" | "]" | "," | ":"; readonly start: number; readonly end: number }
  | { readonly kind: "string" | "literal"; readonly start: number; readonly end: number }
  | { readonly kind: "end"; readonly start: number; readonly end: number }
  | { readonly kind: "wrong"; readonly start: number; readonly end: number; readonly message: string };

const WHITESPACE = /[ \t\n\r]*/y;
const LITERAL = /true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORD = /[-+.\w]+/y;
const ESCAPE = /["\\/bfnrt]|u[0-9a-fA-F]{4}/y;

/** The JSON token at or after an offset. */
export function tokenAt(text: string, offset: number): Token {
  WHITESPACE.lastIndex = offset;
  WHITESPACE.test(text);
  const start = WHITESPACE.lastIndex;
  const character = text[start];
  switch (character) {
    case undefined:
      return { kind: "end", start, end: start };
    case "{":
    case "}":
    case "[":
    case "]":
    case ",":
    case ":":
      return { kind: character, start, end: start + 1 };
    case '"':
      return string(text, start);
    default:
      return literal(text, start);
  }
}

function string(text: string, start: number): Token {
  for (let i = start + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x22) return { kind: "string", start, end: i + 1 };
    if (code < 0x20)
      return wrong(
        i,
        code === 0x0a || code === 0x0d
          ? "a string ends at the line's end without a quote"
          : "a string has a control character that is not escaped",
      );
    if (code !== 0x5c) continue;
    ESCAPE.lastIndex = i + 1;
    if (ESCAPE.test(text)) i = ESCAPE.lastIndex - 1;
    else if (i + 6 < text.length)
      return wrong(i, `a string has an escape that JSON does not know: ${JSON.stringify(text.slice(i, i + 2))}`);
  }
  return { kind: "end", start: text.length, end: text.length };
}

function literal(text: string, start: number): Token {
  LITERAL.lastIndex = start;
  WORD.lastIndex = start;
  const word = WORD.exec(text)?.[0] ?? text[start] ?? "";
  if (LITERAL.test(text) && LITERAL.lastIndex === start + word.length)
    return { kind: "literal", start, end: LITERAL.lastIndex };
  return wrong(start, whyNot(word.slice(0, 40), text, start));
}

function whyNot(word: string, text: string, start: number): string {
  if (/^[-+]?(?:nan|inf(?:inity)?)$/i.test(word))
    return `${word} is no JSON value: a size is a whole number, an unknown one is left out`;
  if (/^(?:true|false|null|none|undefined)$/i.test(word))
    return `${word} is no JSON value: JSON has true, false and null`;
  if (/^[-+.0-9]/.test(word)) return `${word} is not a number in JSON`;
  if (word === "'") return "JSON strings have double quotes";
  if (text.startsWith("//", start) || text.startsWith("/*", start) || word === "#") return "JSON has no comments";
  return `${JSON.stringify(word)} is no JSON value`;
}

function wrong(start: number, message: string): Token {
  return { kind: "wrong", start, end: start, message };
}
