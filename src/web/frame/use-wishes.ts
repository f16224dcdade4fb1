// Verbs in the search box: a product and a person are looked up, and each pair is a change to preview.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { PlanRequest } from '#client/plan-calls.ts'
import type { SearchHit } from '#model/search-hit.ts'
import { client } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'
import { readVerb } from './read-verb.ts'
import type { SearchVerb } from './read-verb.ts'

/** How many products and how many people of each wish are offered. */
const MOST_PRODUCTS = 3
const MOST_PEOPLE = 4

export interface WishedChange {
  readonly id: string
  readonly verb: SearchVerb
  readonly product: SearchHit
  readonly person: SearchHit
  readonly request: PlanRequest
}

const CHANGES: Readonly<Record<SearchVerb, (skuId: string) => PlanRequest['change']>> = {
  give: (skuId) => ({ add: [{ skuId, disabledPlans: [], toggles: 'merge' }] }),
  takeBack: (skuId) => ({ remove: [skuId] }),
}

/** The changes that what is typed may mean; none when it is a search. */
export function useWishes(text: string): readonly WishedChange[] {
  const { say } = useWords()
  const listed = (words: string): string[] => words.split(',').map((word) => word.trim())
  const wish = readVerb(text, [
    { verb: 'give', starts: listed(say('ui.search.verb.give.starts')), links: listed(say('ui.search.verb.give.links')) },
    { verb: 'takeBack', starts: listed(say('ui.search.verb.takeBack.starts')), links: listed(say('ui.search.verb.takeBack.links')) },
  ])
  const products = useHits(wish?.product ?? '').filter(({ kind }) => kind === 'product')
  const people = useHits(wish?.person ?? '').filter(({ kind }) => kind === 'user')
  if (wish === null) return []
  return people.slice(0, MOST_PEOPLE).flatMap((person) =>
    products.slice(0, MOST_PRODUCTS).map((product) => ({
      id: `${product.id}-${person.id}`,
      verb: wish.verb,
      product,
      person,
      request: { target: { users: [person.id] }, change: CHANGES[wish.verb](product.id) },
    })),
  )
}

function useHits(text: string): readonly SearchHit[] {
  const { data = [] } = useQuery({
    queryKey: ['search', text],
    queryFn: ({ signal }) => client.search(text, { signal }),
    enabled: text !== '',
    placeholderData: keepPreviousData,
  })
  return text === '' ? [] : data
}
