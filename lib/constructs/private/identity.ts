/** Marks what a class made, so that two copies of this package recognise each other's constructs, which `instanceof` does not. */
export function mark(construct: object, kind: symbol): void {
  Object.defineProperty(construct, kind, { value: true });
}

export function isMarked(x: unknown, kind: symbol): boolean {
  return typeof x === "object" && x !== null && kind in x;
}
