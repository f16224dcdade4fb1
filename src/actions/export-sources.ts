// What can be exported: for each kind of list its columns, and a page of it by the query of a screen.
import type { Caller } from '#model/caller.ts'
import { HAVINGS } from '#model/change.ts'
import type { Having } from '#model/change.ts'
import type { ExportSource, ExportWish } from '#model/export.ts'
import { GROUP_SHAPE } from '#model/group.ts'
import { normalizeGuid } from '#model/guid.ts'
import { Problem } from '#model/problem.ts'
import { USER_SHAPE } from '#model/user.ts'
import { parseQueryString } from '#odata/parse-query-string.ts'
import { parseQuery } from '#odata/parse-query.ts'
import type { Parsed } from '#odata/query-refusal.ts'
import type { Query } from '#odata/query.ts'
import { countGroups, listGroups } from './group-questions.ts'
import { listAuditRows } from './list-audit-rows.ts'
import { countUsers, listUsers } from './list-users.ts'
import { listOperations } from './operation-questions.ts'
import { listOwnedProducts } from './owned-products.ts'
import type { ReadingRoom } from './room.ts'

type Values = Readonly<Record<string, unknown>>

export interface ExportPage {
  readonly rows: readonly Values[]
  readonly nextToken: string | null
}

interface Source {
  readonly columns: readonly string[]
  /** Those of an export that names none. */
  readonly standard: readonly string[]
  readonly count: (room: ReadingRoom, caller: Caller, wish: ExportWish) => Promise<number>
  readonly page: (room: ReadingRoom, caller: Caller, wish: ExportWish, after: string | null) => Promise<ExportPage>
}

const AT_ONCE = 999

function valueOf<T>(parsed: Parsed<T>): T {
  if (parsed.ok) return parsed.value
  throw new Problem({ ...parsed.refusal, details: [{ code: 'InvalidValue', message: parsed.refusal.message, target: 'query' }] })
}

const OPTIONS = ['$filter', '$search', '$orderby', '$count'] as const

/** The query of a wish, over the shape of what is listed. Throws 400 naming `query`. */
function readQuery(shape: Parameters<typeof parseQuery>[0], { query }: ExportWish): Pick<Query, 'filter' | 'search' | 'orderBy'> {
  const parsed = valueOf(parseQuery(shape, valueOf(parseQueryString(query)), { advanced: true, counted: true, anywhere: true, allow: OPTIONS }))
  const { filter, search, orderBy } = parsed
  return { ...(filter && { filter }), ...(search && { search }), ...(orderBy && { orderBy }) }
}

const parameter = ({ query }: ExportWish, name: string): string | null => valueOf(parseQueryString(query))[name] ?? null

function productsOf(wish: ExportWish): { readonly holdersOf?: string; readonly withErrors?: string } {
  const named = (['holdersOf', 'withErrors'] as const).flatMap((name) => {
    const skuId = parameter(wish, name)
    return skuId === null ? [] : [[name, normalizeGuid(skuId) ?? skuId] as const]
  })
  return Object.fromEntries(named)
}

function havingOf(wish: ExportWish): { readonly having?: Having } {
  const having = HAVINGS.find((known) => known === parameter(wish, 'having'))
  return having === undefined ? {} : { having }
}

const peopleQuery = (wish: ExportWish) => ({ ...readQuery(USER_SHAPE, wish), ...productsOf(wish), ...havingOf(wish), ...(parameter(wish, 'deleted') === 'true' && { deleted: true }) })

/** Everything of a shape that a list can show, and the products by name. */
const namesOf = (shape: { readonly properties: object }): readonly string[] => ['licenses', ...Object.keys(shape.properties).filter((name) => name !== 'passwordProfile')]

/** Products as a column of names. */
const withLicenses = ({ catalogue }: ReadingRoom, value: Values): Values => ({
  ...value,
  licenses: ((value['assignedLicenses'] ?? []) as readonly { readonly skuId: string }[]).map(({ skuId }) => catalogue.productById.get(skuId)?.displayName ?? skuId),
})

const selected = (columns: readonly string[]): string[] => [...new Set(columns.map((name) => (name === 'licenses' ? 'assignedLicenses' : name)))]

/** A list that is read by how many rows are behind. */
const skipOf = (after: string | null): number => Number(after ?? 0)
const skipOn = (skip: number, rows: readonly unknown[]): string | null => (rows.length < AT_ONCE ? null : String(skip + rows.length))

export const EXPORT_TABLE: Readonly<Record<ExportSource, Source>> = {
  users: {
    columns: namesOf(USER_SHAPE),
    standard: ['displayName', 'userPrincipalName', 'userType', 'accountEnabled', 'usageLocation', 'department', 'jobTitle', 'licenses'],
    count: (room, caller, wish) => countUsers(room, caller, { query: peopleQuery(wish) }),
    page: async (room, caller, wish, after) => {
      const query = { ...peopleQuery(wish), top: AT_ONCE, ...(after !== null && { after }) }
      const { value, nextToken } = await listUsers(room, caller, { query, select: selected(wish.columns), count: false })
      return { rows: value.map((one) => withLicenses(room, one)), nextToken }
    },
  },
  groups: {
    columns: namesOf(GROUP_SHAPE),
    standard: ['displayName', 'description', 'groupTypes', 'securityEnabled', 'mailEnabled', 'licenses'],
    count: (room, caller, wish) => countGroups(room, caller, { query: readQuery(GROUP_SHAPE, wish) }),
    page: async (room, caller, wish, after) => {
      const query = { ...readQuery(GROUP_SHAPE, wish), top: AT_ONCE, ...(after !== null && { after }) }
      const { value, nextToken } = await listGroups(room, caller, { query, select: selected(wish.columns), count: false })
      return { rows: value.map((one) => withLicenses(room, one)), nextToken }
    },
  },
  products: {
    columns: ['displayName', 'skuPartNumber', 'skuId', 'capacity', 'consumed', 'available', 'expiring', 'errors', 'price', 'currency', 'priceBasis', 'capabilityStatus', 'owner'],
    standard: ['displayName', 'skuPartNumber', 'capacity', 'consumed', 'available', 'expiring', 'price', 'currency', 'priceBasis', 'capabilityStatus', 'owner'],
    count: async (room, caller) => (await listOwnedProducts(room, caller, null)).length,
    page: async (room, caller) => ({ rows: (await listOwnedProducts(room, caller, null)).map((one) => ({ ...one, owner: one.owner?.displayName ?? null })), nextToken: null }),
  },
  operations: {
    columns: ['createdDateTime', 'kind', 'state', 'createdBy', 'reason', 'total', 'done', 'failed', 'startedDateTime', 'finishedDateTime', 'id', 'planId', 'undoOf', 'undoneBy', 'causedBy'],
    standard: ['createdDateTime', 'kind', 'state', 'createdBy', 'reason', 'total', 'done', 'failed', 'finishedDateTime', 'id'],
    count: async (room, caller, wish) => (await listOperations(room, caller, { top: 1, skip: 0, states: null, text: parameter(wish, '$search') })).count,
    page: async (room, caller, wish, after) => {
      const skip = skipOf(after)
      const { value } = await listOperations(room, caller, { top: AT_ONCE, skip, states: null, text: parameter(wish, '$search') })
      return { rows: value.map((one) => ({ ...one, createdBy: one.createdBy.displayName })), nextToken: skipOn(skip, value) }
    },
  },
  audit: {
    columns: ['createdDateTime', 'kind', 'who', 'whom', 'people', 'reason', 'through', 'state', 'id'],
    standard: ['createdDateTime', 'kind', 'who', 'whom', 'people', 'reason', 'through', 'state', 'id'],
    count: async (room, caller, wish) => (await listAuditRows(room, caller, { ...auditQuery(wish), top: 1, skip: 0 })).count,
    page: async (room, caller, wish, after) => {
      const skip = skipOf(after)
      const { value } = await listAuditRows(room, caller, { ...auditQuery(wish), top: AT_ONCE, skip })
      const rows = value.map((one) => ({ ...one, who: one.createdBy.displayName, whom: one.touched.map(({ displayName }) => displayName), people: one.total, through: one.through?.displayName ?? null }))
      return { rows, nextToken: skipOn(skip, value) }
    },
  },
}

const auditQuery = (wish: ExportWish) => ({
  text: parameter(wish, '$search'),
  who: parameter(wish, 'who'),
  whom: parameter(wish, 'whom'),
  since: parameter(wish, 'since'),
  until: parameter(wish, 'until'),
})
