// The search for ways out: one edit, and where that leads to another refusal, up to two more.
import type { Edit } from './edit-change.ts'

/** What came of trying some edits: a solution, or what may be tried on top of them. */
export type Attempt<T> = { readonly solved: T } | { readonly next: readonly (readonly Edit[])[] }

export interface Solution<T> {
  readonly edits: readonly Edit[]
  readonly solved: T
}

const MOST_EDITS = 3
/** Bounds, so that a plan is never slow for its ways out: enough for every refusal of the real catalogue. */
const MOST_ATTEMPTS = 60
const MOST_JUDGEMENTS = 1200

/**
 * Tries candidates, the shortest first, and goes on from those that were not enough; no solution holds another in it.
 * Each attempt judges `classes` kinds of people: the more there are, the fewer attempts, but always the first ones.
 */
export function searchEdits<T>(
  candidates: readonly (readonly Edit[])[],
  classes: number,
  attempt: (edits: readonly Edit[]) => Attempt<T>,
): Solution<T>[] {
  const most = Math.max(candidates.length, Math.min(MOST_ATTEMPTS, MOST_JUDGEMENTS / Math.max(1, classes)))
  const solutions: Solution<T>[] = []
  const tried = new Set<string>()
  const queue = [...candidates]
  for (let edits = queue.shift(); edits !== undefined && tried.size < most; edits = queue.shift()) {
    const texts = edits.map((edit) => JSON.stringify(edit)).sort()
    const key = texts.join()
    const isMore = solutions.some(({ edits: fewer }) => fewer.every((edit) => texts.includes(JSON.stringify(edit))))
    if (tried.has(key) || isMore || new Set(texts).size < texts.length) continue
    tried.add(key)
    const result = attempt(edits)
    if ('solved' in result) solutions.push({ edits, solved: result.solved })
    else queue.push(...result.next.map((more) => [...edits, ...more]).filter(({ length }) => length <= MOST_EDITS))
  }
  return solutions
}
