// Finds the route of a path: literal segments before parameters, letters' case ignored.
import type { Parameters } from './graph-call.ts'

interface Branch<T> {
  readonly literals: Map<string, Branch<T>>
  parameter?: { readonly name: string; readonly branch: Branch<T> }
  /** By method; empty where no route ends. */
  readonly ends: Map<string, T>
}

export type Found<T> =
  | { readonly found: true; readonly byMethod: ReadonlyMap<string, T>; readonly parameters: Parameters }
  /** The first segment that leads nowhere. */
  | { readonly found: false; readonly segment: string }

const newBranch = <T>(): Branch<T> => ({ literals: new Map(), ends: new Map() })

const NAMESPACE = /^(?:microsoft\.)?graph\./

/** The ways on from a branch: as written, in the full namespace (`graph.user`), without it (`microsoft.graph.delta`). */
function literalOf<T>(branch: Branch<T>, segment: string): Branch<T> | undefined {
  const lower = segment.toLowerCase()
  const direct = branch.literals.get(lower)
  if (direct !== undefined || !NAMESPACE.test(lower)) return direct
  const bare = lower.replace(NAMESPACE, '')
  return branch.literals.get(`microsoft.graph.${bare}`) ?? branch.literals.get(bare)
}

export class RouteTree<T> {
  readonly #root: Branch<T> = newBranch()

  add(method: string, path: string, route: T): void {
    let branch = this.#root
    for (const segment of path.split('/')) {
      if (segment.startsWith('{')) {
        branch.parameter ??= { name: segment.slice(1, -1), branch: newBranch() }
        branch = branch.parameter.branch
      } else {
        const key = segment.toLowerCase()
        const next = branch.literals.get(key) ?? newBranch<T>()
        branch.literals.set(key, next)
        branch = next
      }
    }
    branch.ends.set(method, route)
  }

  find(segments: readonly string[]): Found<T> {
    const parameters: Record<string, string> = {}
    let farthest = 0
    const walk = (branch: Branch<T>, at: number): Branch<T> | undefined => {
      farthest = Math.max(farthest, at)
      const segment = segments[at]
      if (segment === undefined) return branch.ends.size > 0 ? branch : undefined
      const literal = literalOf(branch, segment)
      const end = literal === undefined ? undefined : walk(literal, at + 1)
      if (end !== undefined || branch.parameter === undefined) return end
      parameters[branch.parameter.name] = segment
      return walk(branch.parameter.branch, at + 1)
    }
    const end = walk(this.#root, 0)
    if (end === undefined) return { found: false, segment: segments[farthest] ?? segments.at(-1) ?? '' }
    return { found: true, byMethod: end.ends, parameters }
  }
}
