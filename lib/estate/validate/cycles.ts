/**
 * Cycles of a directed graph: one for each edge that closes one, in the order of the nodes. Iterative, for chains may be long; a graph
 * without cycles costs one visit of every node and edge.
 */
export function cycles(
  nodes: Iterable<string>,
  next: (node: string) => readonly string[],
  most = 100,
): readonly string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  for (const root of nodes) {
    if (done.has(root)) continue;
    const path: { readonly node: string; readonly next: readonly string[]; visited: number }[] = [];
    const depthOf = new Map<string, number>();
    const enter = (node: string) => {
      depthOf.set(node, path.length);
      path.push({ node, next: next(node), visited: 0 });
    };
    enter(root);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const node = top.next[top.visited++];
      if (node === undefined) {
        done.add(top.node);
        depthOf.delete(top.node);
        path.pop();
        continue;
      }
      const depth = depthOf.get(node);
      if (depth !== undefined) {
        found.push([...path.slice(depth).map((step) => step.node), node]);
        if (found.length === most) return found;
      } else if (!done.has(node)) {
        enter(node);
      }
    }
  }
  return found;
}

/** `a -> b -> a`, long ones cut in the middle. */
export function spelledOut(cycle: readonly string[]): string {
  const shown = cycle.length <= 10 ? cycle : [...cycle.slice(0, 6), `(${cycle.length - 9} more)`, ...cycle.slice(-3)];
  return shown.join(" -> ");
}
