// From whom a change is for, as it was asked, to what the store can find.
import { parseFilter } from '#odata/parse-filter.ts'
import { parseSearch } from '#odata/parse-search.ts'
import type { Target } from '#model/change.ts'
import type { Guid } from '#model/guid.ts'
import { badRequest, denied, notFound, Problem } from '#model/problem.ts'
import { USER_SHAPE } from '#model/user.ts'
import { getGroupRow } from '#store/groups.ts'
import type { StoreTarget } from '#store/targets.ts'
import { countUserRows, getUserRows } from '#store/users.ts'
import type { Within } from './require-access.ts'
import type { ReadingRoom } from './room.ts'

/** The pks of people named one by one. Throws 404 naming those who are not here. */
async function findPks({ db, tenant }: ReadingRoom, users: readonly string[], field: string): Promise<number[]> {
  const rows = await getUserRows(db, tenant.pk, users)
  const found = new Set(rows.flatMap((row) => [row.id, row.userPrincipalName.toLowerCase()]))
  const missing = users.flatMap((user, at) => (found.has(user.toLowerCase()) ? [] : [{ user, at }]))
  if (missing.length > 0) {
    throw new Problem({
      ...notFound(missing[0]?.user ?? '').facts,
      details: missing.slice(0, 100).map(({ user, at }) => ({ code: 'UserNotFound', message: `Nobody here is '${user}'.`, target: `${field}[${at}]` })),
      more: { missing: missing.slice(0, 1_000).map(({ user }) => user) },
    })
  }
  return rows.map((row) => row.pk).sort((a, b) => a - b)
}

function requireProduct({ catalogue }: ReadingRoom, skuId: Guid | undefined, field: string): void {
  if (skuId === undefined || catalogue.productById.has(skuId)) return
  throw badRequest(`License ${skuId} does not correspond to a valid company License.`, {
    details: [{ code: 'InvalidValue', message: 'There is no such product.', target: field }],
  })
}

/** Reads a target, narrowed to whom the caller may reach. Throws 403 for somebody outside who is named, and a Problem that names the part of it that is wrong. */
export async function readTarget(room: ReadingRoom, target: Target, within: Within = null): Promise<StoreTarget> {
  const { db, tenant } = room
  const filter = target.filter === undefined ? undefined : parseFilter(USER_SHAPE, target.filter, { advanced: true })
  if (filter !== undefined && !filter.ok) throw new Problem({ ...filter.refusal, details: [{ code: 'InvalidValue', message: filter.refusal.message, target: 'target.filter' }] })
  const search = target.search === undefined ? undefined : parseSearch(USER_SHAPE, target.search, { anywhere: true })
  if (search !== undefined && !search.ok) throw new Problem({ ...search.refusal, details: [{ code: 'InvalidValue', message: search.refusal.message, target: 'target.search' }] })
  const group = target.membersOf === undefined ? undefined : await getGroupRow(db, tenant.pk, target.membersOf)
  if (target.membersOf !== undefined && group === undefined) throw notFound(target.membersOf)
  for (const field of ['holdersOf', 'withErrors', 'superfluous'] as const) requireProduct(room, target[field], `target.${field}`)
  const pks = target.users === undefined ? undefined : await findPks(room, target.users, 'target.users')
  if (pks !== undefined && within !== null && (await countUserRows(db, tenant.pk, { pks, within })) < pks.length) throw denied()
  return {
    ...(pks !== undefined && { pks }),
    ...(within !== null && { within }),
    ...(filter !== undefined && { filter: filter.value }),
    ...(search !== undefined && { search: search.value }),
    ...(target.holdersOf !== undefined && { holdersOf: target.holdersOf }),
    ...(target.withErrors !== undefined && { withErrors: target.withErrors }),
    ...(target.superfluous !== undefined && { superfluous: target.superfluous }),
    ...(target.having !== undefined && { having: target.having }),
    ...(target.seatedIn !== undefined && { seatedIn: target.seatedIn }),
    ...(group !== undefined && { membersOf: group.pk }),
    ...(target.except !== undefined && { exceptPks: await findPks(room, target.except, 'target.except') }),
  }
}
