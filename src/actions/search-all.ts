// Searching for anything: people by the start of any word of their names, products and groups by any part of theirs;
// where nothing is called so, whatever is but for a slip of the fingers.
import { foldText } from '#odata/fold-text.ts'
import { plainText } from '#odata/plain-text.ts'
import type { Guid } from '#model/guid.ts'
import type { SearchHit } from '#model/search-hit.ts'
import { listGroupRows } from '#store/groups.ts'
import { listPools } from '#store/pools.ts'
import { typeAhead } from '#store/users.ts'
import { isNear } from './near-words.ts'
import { requireAccess } from './require-access.ts'
import type { Question } from './room.ts'

const MOST_EACH = 8
const MOST_GROUPS = 200

/** Letters that are taken to be right at the start of a mistyped name, and how many people who are called so are looked at. */
const KEPT = 3
const PROBED = 200

type Test = (...names: (string | null)[]) => boolean

const plain = (text: string): string => plainText(foldText(text))

export const searchAll: Question<{ readonly text: string }, readonly SearchHit[]> = async ({ db, tenant, catalogue }, caller, { text }) => {
  const words = plain(text).split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const matches: Test = (...names) => {
    const all = plain(names.join(' '))
    return words.every((word) => all.includes(word))
  }
  const within = requireAccess(caller, 'readUsers')
  const pools = await listPools(db, tenant.pk)
  const seatsOf = (skuId: Guid): number => pools.filter((pool) => pool.skuId === skuId).reduce((sum, { consumed }) => sum + consumed, 1)
  const owned = new Set(pools.map((pool) => pool.skuId))
  // The product that most people have is the one that is meant.
  const ownedProducts = catalogue.products.filter((one) => owned.has(one.skuId)).sort((a, b) => seatsOf(b.skuId) - seatsOf(a.skuId))
  const someGroups = (await listGroupRows(db, tenant.pk, { top: MOST_GROUPS, within: requireAccess(caller, 'readGroups') })).rows
  const productsWith = (test: Test) => ownedProducts.filter((one) => test(one.displayName, one.skuPartNumber)).slice(0, MOST_EACH)
  const groupsWith = (test: Test) => someGroups.filter((group) => test(group.displayName, group.mail)).slice(0, MOST_EACH)
  let [people, products, groups] = [await typeAhead(db, tenant.pk, text, MOST_EACH, within), productsWith(matches), groupsWith(matches)]
  if (people.length + products.length + groups.length === 0) {
    const near: Test = (...names) => isNear(words, plain(names.join(' ')))
    const starts = words.map((word) => word.slice(0, KEPT)).join(' ')
    people = (await typeAhead(db, tenant.pk, starts, PROBED, within)).filter((row) => near(row.displayName)).slice(0, MOST_EACH)
    products = productsWith(near)
    groups = groupsWith(near)
  }
  return [
    ...people.map((row): SearchHit => ({ kind: 'user', id: row.id, displayName: row.displayName ?? row.userPrincipalName, detail: row.userPrincipalName })),
    ...products.map((one): SearchHit => ({ kind: 'product', id: one.skuId, displayName: one.displayName, detail: one.skuPartNumber })),
    ...groups.map((group): SearchHit => ({ kind: 'group', id: group.id, displayName: group.displayName ?? '', detail: group.mail ?? '' })),
  ]
}
