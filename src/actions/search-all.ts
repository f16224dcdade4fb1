// Searching for anything: people by the start of any word of their names, products and groups by any part of theirs.
import { foldText } from '#odata/fold-text.ts'
import { plainText } from '#odata/plain-text.ts'
import type { SearchHit } from '#model/search-hit.ts'
import { listGroupRows } from '#store/groups.ts'
import { listPools } from '#store/pools.ts'
import { typeAhead } from '#store/users.ts'
import { requireAccess } from './require-access.ts'
import type { Question } from './room.ts'

const MOST_EACH = 8
const MOST_GROUPS = 200

const plain = (text: string): string => plainText(foldText(text))

export const searchAll: Question<{ readonly text: string }, readonly SearchHit[]> = async ({ db, tenant, catalogue }, caller, { text }) => {
  const words = plain(text).split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const matches = (...names: (string | null)[]): boolean => {
    const all = plain(names.join(' '))
    return words.every((word) => all.includes(word))
  }
  const people = await typeAhead(db, tenant.pk, text, MOST_EACH, requireAccess(caller, 'readUsers'))
  const owned = new Set((await listPools(db, tenant.pk)).map((pool) => pool.skuId))
  const products = catalogue.products.filter((one) => owned.has(one.skuId) && matches(one.displayName, one.skuPartNumber)).slice(0, MOST_EACH)
  const groups = (await listGroupRows(db, tenant.pk, { top: MOST_GROUPS, within: requireAccess(caller, 'readGroups') })).rows.filter((group) => matches(group.displayName, group.mail)).slice(0, MOST_EACH)
  return [
    ...people.map((row): SearchHit => ({ kind: 'user', id: row.id, displayName: row.displayName ?? row.userPrincipalName, detail: row.userPrincipalName })),
    ...products.map((one): SearchHit => ({ kind: 'product', id: one.skuId, displayName: one.displayName, detail: one.skuPartNumber })),
    ...groups.map((group): SearchHit => ({ kind: 'group', id: group.id, displayName: group.displayName ?? '', detail: group.mail ?? '' })),
  ]
}
