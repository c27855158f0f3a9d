import { walkJson } from "./walk";

/** Where a value stands in the text, and its key if it is a member. */
export interface Location {
  readonly value: number;
  readonly key?: number;
}

/** Finds the values of JSON pointers, given as their parts, in a valid JSON text: one pass, whatever their number. */
export function locate(
  text: string,
  pointers: Iterable<readonly string[]>,
): (parts: readonly string[]) => Location | undefined {
  const root = new Node();
  for (const parts of pointers) parts.reduce((node, part) => node.child(part), root);
  const path: (Node | undefined)[] = [];
  walkJson(text, {
    enter: ({ start, key, index }) => {
      const parent = path.at(-1);
      const node =
        path.length === 0 ? root : parent?.children.get(key === undefined ? String(index) : keyOf(text, key));
      if (node !== undefined) node.location = key === undefined ? { value: start } : { value: start, key: key.start };
      path.push(node);
    },
    leave: () => {
      path.pop();
    },
  });
  return (parts) => parts.reduce<Node | undefined>((node, part) => node?.children.get(part), root)?.location;
}

/** The text of a property name. */
export function keyOf(text: string, key: { readonly start: number; readonly end: number }): string {
  const raw = text.slice(key.start + 1, key.end - 1);
  return raw.includes("\\") ? String(JSON.parse(`"${raw}"`)) : raw;
}

/** A wanted pointer or the beginning of one. */
class Node {
  readonly children = new Map<string, Node>();
  location: Location | undefined;

  child(part: string): Node {
    let child = this.children.get(part);
    if (child === undefined) {
      child = new Node();
      this.children.set(part, child);
    }
    return child;
  }
}
