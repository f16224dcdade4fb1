// Verbs in the search box: what is named is looked up, and each pair is a change to preview or a step to open.
import { keepPreviousData, useQueries } from '@tanstack/react-query'
import type { PlanRequest } from '#client/plan-calls.ts'
import type { SearchHit } from '#model/search-hit.ts'
import { PATHS } from '#web/paths.ts'
import { client } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'
import { personQuery } from '#web/users/person-query.ts'
import { foldTyped, LICENSE_VERBS, PERSON_VERBS, readVerb } from './read-verb.ts'
import type { LicenseVerb, PersonVerb, Wish } from './read-verb.ts'

/** How many products and how many people of each wish are offered. */
const MOST_PRODUCTS = 3
const MOST_PEOPLE = 4

/** What a wish leads to: a change that is previewed, or a step of somebody's panel. */
export type WishedChange =
  | { readonly verb: LicenseVerb; readonly product: SearchHit; readonly person: SearchHit; readonly request: PlanRequest }
  | { readonly verb: PersonVerb; readonly product: null; readonly person: SearchHit; readonly to: string; readonly search: Readonly<Record<string, string>> }

const CHANGES: Readonly<Record<LicenseVerb, (skuId: string) => PlanRequest['change']>> = {
  give: (skuId) => ({ add: [{ skuId, disabledPlans: [], toggles: 'merge' }] }),
  takeBack: (skuId) => ({ remove: [skuId] }),
}

const isLicenseVerb = (verb: Wish['verb']): verb is LicenseVerb => LICENSE_VERBS.some((one) => one === verb)

/** The changes that what is typed may mean; none when it is a search. Nothing is settled while names are being looked up. */
export function useWishes(text: string): { readonly wishes: readonly WishedChange[]; readonly isSettled: boolean } {
  const { say } = useWords()
  const listed = (words: string): string[] => words.split(',').map((word) => foldTyped(word.trim()))
  const verbs = [...LICENSE_VERBS, ...PERSON_VERBS].map((verb) => ({ verb, starts: listed(say(`ui.search.verb.${verb}.starts`)), links: listed(say(`ui.search.verb.${verb}.links`)) }))
  const read = readVerb(text, verbs, listed(say('ui.search.verb.fillers')))
  const sought = [...new Set(read.flatMap(({ product, person }) => (product === null ? [person] : [product, person])))]
  const results = useQueries({
    queries: sought.map((words) => ({
      queryKey: ['search', words],
      queryFn: ({ signal }: { signal: AbortSignal }) => client.search(words, { signal }),
      placeholderData: keepPreviousData<SearchHit[]>,
    })),
  })
  const hitsOf = (words: string): readonly SearchHit[] => results[sought.indexOf(words)]?.data ?? []
  const wishes = read.flatMap((wish) => wishedBy(wish, hitsOf))
  const losers = [...new Set(wishes.flatMap(({ verb, person }) => (verb === 'takeBack' && person.kind === 'user' ? [person.id] : [])))]
  const held = useQueries({ queries: losers.map((id) => personQuery(id)) })
  // Of what bears the name, only what somebody has can be taken back; when it is none of it, the preview says so.
  const has = ({ product, person }: WishedChange) => held[losers.indexOf(person.id)]?.data?.assignedLicenses?.some(({ skuId }) => skuId === product?.id) ?? false
  const isHeld = (wish: WishedChange) => wish.verb !== 'takeBack' || has(wish) || !wishes.some((other) => other.person.id === wish.person.id && has(other))
  return {
    wishes: wishes.filter(isHeld),
    isSettled: [...results, ...held].every(({ isFetching }) => !isFetching),
  }
}

function wishedBy({ verb, product: named, person: whom }: Wish, hitsOf: (words: string) => readonly SearchHit[]): WishedChange[] {
  const hits = hitsOf(whom)
  const people = hits.filter(({ kind }) => kind === 'user').slice(0, MOST_PEOPLE)
  if (!isLicenseVerb(verb)) {
    return people.map((person) => ({ verb, product: null, person, to: PATHS.activeUsers, search: { panel: person.id, step: verb } }))
  }
  const products = hitsOf(named ?? '').filter(({ kind }) => kind === 'product').slice(0, MOST_PRODUCTS)
  const groups = hits.filter(({ kind }) => kind === 'group').slice(0, MOST_PEOPLE)
  return [...people, ...groups].flatMap((person) =>
    products.map((product) => ({
      verb,
      product,
      person,
      request: { target: person.kind === 'group' ? { groupLicenses: [person.id] } : { users: [person.id] }, change: CHANGES[verb](product.id) },
    })),
  )
}
