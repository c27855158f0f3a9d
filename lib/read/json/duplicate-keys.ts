import { keyOf } from "./locate";
import { walkJson } from "./walk";

/** A property name that stands twice in one object, where `JSON.parse` keeps the last and says nothing. */
export interface DuplicateKey {
  readonly offset: number;
  readonly parts: readonly string[];
}

/**
 * Property names in a valid JSON text, counted from above without reading it token by token: colons after a quote. In a string, too, a colon
 * may follow a quote, hence "from above". Where it equals the number of properties that `JSON.parse` kept, none stood twice.
 */
export function atMostProperties(text: string): number {
  let count = 0;
  for (let colon = text.indexOf(":"); colon !== -1; colon = text.indexOf(":", colon + 1)) {
    let before = colon - 1;
    while (isWhitespace(text.charCodeAt(before))) before--;
    if (text.charCodeAt(before) === 0x22) count++;
  }
  return count;
}

function isWhitespace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

export function duplicateKeys(text: string): readonly DuplicateKey[] {
  const found: DuplicateKey[] = [];
  const path: string[] = [];
  const names: (Set<string> | undefined)[] = [];
  walkJson(text, {
    enter: ({ key, index }) => {
      if (key !== undefined) {
        const name = keyOf(text, key);
        const known = names.at(-1);
        if (known === undefined) names[names.length - 1] = new Set([name]);
        else if (known.has(name)) found.push({ offset: key.start, parts: [...path.slice(1), name] });
        else known.add(name);
        path.push(name);
      } else {
        path.push(String(index ?? ""));
      }
      names.push(undefined);
    },
    leave: () => {
      path.pop();
      names.pop();
    },
  });
  return found;
}
