import type { Edge } from '#scripts/read-house.ts'

/**
 * The circles among files: each group whose members all reach one another, once. Tarjan's strongly connected
 * components: a file whose lowest reachable ancestor is itself closes a group.
 */
export function findCircles(edges: readonly Edge[]): string[][] {
  const next = new Map<string, string[]>()
  for (const { from, to } of edges) {
    if (to.kind === 'file') next.set(from, [...(next.get(from) ?? []), to.path])
  }

  const order = new Map<string, number>()
  const open: string[] = []
  const circles: string[][] = []
  const visit = (file: string): number => {
    const rank = order.size
    order.set(file, rank)
    open.push(file)
    let lowest = rank
    for (const other of next.get(file) ?? []) {
      if (!order.has(other)) lowest = Math.min(lowest, visit(other))
      else if (open.includes(other)) lowest = Math.min(lowest, order.get(other)!)
    }
    if (lowest === rank) {
      const group = open.splice(open.indexOf(file))
      if (group.length > 1 || next.get(file)?.includes(file)) circles.push(group)
    }
    return lowest
  }
  for (const file of next.keys()) if (!order.has(file)) visit(file)
  return circles
}
