// The search for ways out: one edit, and where that leads to another refusal, up to two more.
import type { Edit } from './edit-change.ts'

/** What came of trying some edits: a solution, or what may be tried on top of them. */
export type Attempt<T> = { readonly solved: T } | { readonly next: readonly (readonly Edit[])[] }

export interface Solution<T> {
  readonly edits: readonly Edit[]
  readonly solved: T
}

const MOST_EDITS = 3
/** Enough for every refusal of the real catalogue; a bound, so that a plan is never slow for its ways out. */
const MOST_ATTEMPTS = 120

/** Tries candidates, the shortest first, and goes on from those that were not enough; none holds another in it. */
export function searchEdits<T>(candidates: readonly (readonly Edit[])[], attempt: (edits: readonly Edit[]) => Attempt<T>): Solution<T>[] {
  const solutions: Solution<T>[] = []
  const tried = new Set<string>()
  const queue = [...candidates]
  for (let edits = queue.shift(); edits !== undefined && tried.size < MOST_ATTEMPTS; edits = queue.shift()) {
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
