/** A child and the parent it names. */
export type Edge = readonly [child: string, parent: string];

/** Nodes that stand on the way to be judged, and where the visit of their parents has come to. */
interface Visit {
  readonly node: string;
  next: number;
}

/**
 * Gives each node the number of its loop: two nodes have the same number when each can be reached from the other by going
 * up. A node outside every loop has a number of its own. Time and memory are proportional to the edges (Tarjan 1972).
 */
export function loopNumbers(edges: Iterable<Edge>): ReadonlyMap<string, number> {
  const parents = new Map<string, string[]>();
  for (const [child, parent] of edges) {
    const known = parents.get(child);
    if (known === undefined) parents.set(child, [parent]);
    else known.push(parent);
  }
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const numbers = new Map<string, number>();
  const open: string[] = [];
  const lower = (node: string, to: number) => lowest.set(node, Math.min(lowest.get(node) ?? to, to));
  for (const start of parents.keys()) {
    if (order.has(start)) continue;
    const path: Visit[] = [];
    const enter = (node: string) => {
      order.set(node, order.size);
      lower(node, order.size - 1);
      open.push(node);
      path.push({ node, next: 0 });
    };
    enter(start);
    for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
      const { node } = visit;
      const parent = parents.get(node)?.[visit.next];
      visit.next += 1;
      if (parent === undefined) {
        path.pop();
        const above = path.at(-1);
        const low = lowest.get(node) ?? 0;
        if (above !== undefined) lower(above.node, low);
        if (low === order.get(node)) close(node, numbers.size);
      } else if (!order.has(parent)) {
        enter(parent);
      } else if (!numbers.has(parent)) {
        lower(node, order.get(parent) ?? 0);
      }
    }
  }
  return numbers;

  /** All that was opened since `node` lies on one loop with it. */
  function close(node: string, number: number): void {
    for (let other = open.pop(); other !== undefined; other = open.pop()) {
      numbers.set(other, number);
      if (other === node) return;
    }
  }
}
