// Verbs in the search box: what is named is looked up, and each pair is a change to preview or a step to open.
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import type { PlanRequest } from '#client/plan-calls.ts'
import type { SearchHit } from '#model/search-hit.ts'
import { findInCatalogue } from '#web/pages/your-products/find-in-catalogue.ts'
import { buyPanelOf } from '#web/pages/your-products/subscription-task.ts'
import { PATHS } from '#web/paths.ts'
import { client } from '#web/state/client.ts'
import { catalogueQuery } from '#web/state/queries.ts'
import { useMay } from '#web/state/use-may.ts'
import { useWords } from '#web/state/words-context.tsx'
import { personQuery } from '#web/users/person-query.ts'
import { BUY_VERB, foldTyped, isLicenseVerb, LICENSE_VERBS, PERSON_VERBS, readVerb } from './read-verb.ts'
import type { LicenseVerb, PersonVerb, TypedVerb, Wish } from './read-verb.ts'

/** How many products and how many people of each wish are offered; of several products at once, how many of each. */
const MOST_PRODUCTS = 3
const MOST_OF_EACH = 2
const MOST_PEOPLE = 4

/** What a wish leads to: a change that is previewed, or a form or a step of somebody's panel. */
export type WishedChange =
  | { readonly verb: LicenseVerb; readonly products: readonly SearchHit[]; readonly person: SearchHit; readonly request: PlanRequest }
  | { readonly verb: PersonVerb; readonly products: readonly []; readonly person: SearchHit; readonly to: string; readonly search: Readonly<Record<string, string>> }
  | { readonly verb: typeof BUY_VERB; readonly products: readonly SearchHit[]; readonly person: null; readonly to: string; readonly search: Readonly<Record<string, string>> }

const CHANGES: Readonly<Record<LicenseVerb, (skuIds: readonly string[]) => PlanRequest['change']>> = {
  give: (skuIds) => ({ add: skuIds.map((skuId) => ({ skuId, disabledPlans: [], toggles: 'merge' })) }),
  takeBack: (skuIds) => ({ remove: skuIds }),
}

/** What one must be allowed; who may look at a person may look at all of them. */
const NEEDS: Readonly<Partial<Record<TypedVerb, string>>> = {
  resetPassword: 'resetPassword',
  block: 'updateUser',
  allow: 'updateUser',
  signOut: 'revokeSessions',
  leave: 'updateUser',
  buy: 'manageBilling',
}

const VERBS = [...LICENSE_VERBS, ...PERSON_VERBS, BUY_VERB] as const

type HitsOf = (words: string) => readonly SearchHit[]

/** The changes that what is typed may mean; none when it is a search. Nothing is settled while names are being looked up. */
export function useWishes(text: string): { readonly wishes: readonly WishedChange[]; readonly isSettled: boolean } {
  const { say } = useWords()
  const may = useMay()
  const listed = (words: string): string[] => words.split(',').map((word) => foldTyped(word.trim()))
  const verbs = VERBS.map((verb) => ({ verb, starts: listed(say(`ui.search.verb.${verb}.starts`)), links: listed(say(`ui.search.verb.${verb}.links`)) }))
  const typed = readVerb(text, verbs, { fillers: listed(say('ui.search.verb.fillers')), joins: listed(say('ui.search.verb.joins')) })
  const read = typed.filter(({ verb }) => may(NEEDS[verb] ?? 'readUsers'))
  const sought = [...new Set(read.flatMap(({ products, person }) => (person === null ? products : [...products, person])))]
  const results = useQueries({
    queries: sought.map((words) => ({
      queryKey: ['search', words],
      queryFn: ({ signal }: { signal: AbortSignal }) => client.search(words, { signal }),
      placeholderData: keepPreviousData<SearchHit[]>,
    })),
  })
  const catalogue = useQuery({ ...catalogueQuery, enabled: read.some(({ verb }) => verb === BUY_VERB) })
  const hitsOf: HitsOf = (words) => results[sought.indexOf(words)]?.data ?? []
  const onSale: HitsOf = (words) => findInCatalogue(catalogue.data ?? [], words).map(({ skuId, displayName, skuPartNumber }) => ({ kind: 'product', id: skuId, displayName, detail: skuPartNumber }))
  const wishes = read.flatMap((wish) => (wish.person === null ? boughtBy(wish, hitsOf, onSale) : wishedBy(wish, wish.person, hitsOf))).filter(({ verb, person }) => !isLicenseVerb(verb) || may(person?.kind === 'group' ? 'assignGroupLicense' : 'assignLicense'))
  const losers = [...new Set(wishes.flatMap(({ verb, person }) => (verb === 'takeBack' && person.kind === 'user' ? [person.id] : [])))]
  const held = useQueries({ queries: losers.map((id) => personQuery(id)) })
  // Of what bears the name, only what somebody has can be taken back; when it is none of it, the preview says so.
  const has = ({ products, person }: WishedChange) => products.every((product) => held[losers.indexOf(person?.id ?? '')]?.data?.assignedLicenses?.some(({ skuId }) => skuId === product.id) ?? false)
  const isHeld = (wish: WishedChange) => wish.verb !== 'takeBack' || has(wish) || !wishes.some((other) => other.person?.id === wish.person.id && has(other))
  return {
    wishes: wishes.filter(isHeld),
    isSettled: [...results, ...held, catalogue].every(({ isFetching }) => !isFetching),
  }
}

/** What is owned is offered first: more of it is what is mostly bought. */
function boughtBy({ products: [named = ''] }: Wish, hitsOf: HitsOf, onSale: HitsOf): WishedChange[] {
  const owned = hitsOf(named).filter(({ kind }) => kind === 'product')
  const others = onSale(named).filter(({ id }) => !owned.some((one) => one.id === id))
  return [...owned, ...others].slice(0, MOST_PRODUCTS).map((product) => ({ verb: BUY_VERB, products: [product], person: null, to: PATHS.yourProducts, search: { panel: buyPanelOf(product.id) } }))
}

function wishedBy({ verb, products: named }: Wish, whom: string, hitsOf: HitsOf): WishedChange[] {
  const hits = hitsOf(whom)
  const people = hits.filter(({ kind }) => kind === 'user').slice(0, MOST_PEOPLE)
  if (verb === BUY_VERB) return []
  if (!isLicenseVerb(verb)) {
    return people.map((person) => ({ verb, products: [], person, to: PATHS.activeUsers, search: { panel: person.id, step: verb } }))
  }
  const groups = hits.filter(({ kind }) => kind === 'group').slice(0, MOST_PEOPLE)
  return [...people, ...groups].flatMap((person) =>
    choicesOf(named, hitsOf).map((products) => ({
      verb,
      products,
      person,
      request: { target: person.kind === 'group' ? { groupLicenses: [person.id] } : { users: [person.id] }, change: CHANGES[verb](products.map(({ id }) => id)) },
    })),
  )
}

/** One product for each name, in every way; none where a name is no product's. */
const choicesOf = (named: readonly string[], hitsOf: HitsOf): readonly (readonly SearchHit[])[] =>
  named
    .map((name) => hitsOf(name).filter(({ kind }) => kind === 'product').slice(0, named.length > 1 ? MOST_OF_EACH : MOST_PRODUCTS))
    .reduce<readonly (readonly SearchHit[])[]>((chosen, products) => chosen.flatMap((some) => products.map((product) => [...some, product])), [[]])
