// Exports of people: of a page of people, of those who have a product, and of a group's members.
import type { Caller } from '#model/caller.ts'
import { HAVINGS } from '#model/change.ts'
import type { Having } from '#model/change.ts'
import type { ExportWish } from '#model/export.ts'
import { normalizeGuid } from '#model/guid.ts'
import type { Guid } from '#model/guid.ts'
import { USER_SHAPE } from '#model/user.ts'
import { AT_ONCE, namesOf, parameterOf, productNames, readExportQuery } from './export-source.ts'
import type { ExportRow, Source } from './export-source.ts'
import { listGroups, listMembers } from './group-questions.ts'
import { countUsers, listUsers } from './list-users.ts'
import type { ReadingRoom } from './room.ts'
import { wrongValue } from './wrong-value.ts'

const STANDARD = ['displayName', 'userPrincipalName', 'userType', 'accountEnabled', 'usageLocation', 'department', 'jobTitle', 'licenses']

/** Of the product whose holders are listed: where it comes from, and how many of its apps are off. */
const OF_PRODUCT = ['source', 'appsOff'] as const

/** What the columns of a file are read from. */
const READ_FROM: Readonly<Record<string, string>> = { licenses: 'assignedLicenses', source: 'licenseAssignmentStates', appsOff: 'assignedLicenses' }
const selected = (columns: readonly string[]): string[] => [...new Set(columns.map((name) => READ_FROM[name] ?? name))]

function productsOf(wish: ExportWish): { readonly holdersOf?: string; readonly withErrors?: string; readonly superfluous?: string } {
  const named = (['holdersOf', 'withErrors', 'superfluous'] as const).flatMap((name) => {
    const skuId = parameterOf(wish, name)
    return skuId === null ? [] : [[name, normalizeGuid(skuId) ?? skuId] as const]
  })
  return Object.fromEntries(named)
}

function havingOf(wish: ExportWish): { readonly having?: Having } {
  const having = HAVINGS.find((known) => known === parameterOf(wish, 'having'))
  return having === undefined ? {} : { having }
}

const peopleQuery = (wish: ExportWish) => ({ ...readExportQuery(USER_SHAPE, wish), ...productsOf(wish), ...havingOf(wish), ...(parameterOf(wish, 'deleted') === 'true' && { deleted: true }) })

interface Assigned {
  readonly skuId: Guid
  readonly assignedByGroup: Guid | null
  readonly disabledPlans: readonly Guid[]
}
const assignedIn = (row: ExportRow, property: string, skuId: string | undefined): readonly Assigned[] =>
  ((row[property] ?? []) as readonly Assigned[]).filter((one) => one.skuId === skuId)

/** Groups by name, as far as the caller may see them. */
async function groupNames(room: ReadingRoom, caller: Caller, ids: readonly Guid[]): Promise<ReadonlyMap<Guid, string>> {
  if (ids.length === 0) return new Map()
  const filter = { kind: 'in', path: ['id'], values: ids.map((value) => ({ type: 'Guid', value }) as const) } as const
  const { value } = await listGroups(room, caller, { query: { filter, top: ids.length }, select: ['id', 'displayName'], count: false })
  return new Map(value.map((group) => [String(group['id']), String(group['displayName'])]))
}

/** The rows with the columns that no property is: products by name, and what is to be said of the one that is asked for. */
async function completed(room: ReadingRoom, caller: Caller, wish: ExportWish, value: readonly ExportRow[]): Promise<readonly ExportRow[]> {
  const { holdersOf } = productsOf(wish)
  const statesOf = (row: ExportRow) => (wish.columns.includes('source') ? assignedIn(row, 'licenseAssignmentStates', holdersOf) : [])
  const names = await groupNames(room, caller, [...new Set(value.flatMap((row) => statesOf(row).flatMap(({ assignedByGroup }) => assignedByGroup ?? [])))])
  return value.map((row) => ({
    ...row,
    licenses: productNames(room, row['assignedLicenses']),
    source: statesOf(row).map(({ assignedByGroup }) => (assignedByGroup === null ? 'direct' : (names.get(assignedByGroup) ?? assignedByGroup))),
    appsOff: assignedIn(row, 'assignedLicenses', holdersOf).reduce((sum, { disabledPlans }) => sum + disabledPlans.length, 0),
  }))
}

export const USERS: Source = {
  columns: [...OF_PRODUCT, ...namesOf(USER_SHAPE)],
  standard: STANDARD,
  count: (room, caller, wish) => countUsers(room, caller, { query: peopleQuery(wish) }),
  page: async (room, caller, wish, after) => {
    const query = { ...peopleQuery(wish), top: AT_ONCE, ...(after !== null && { after }) }
    const { value, nextToken } = await listUsers(room, caller, { query, select: selected(wish.columns), count: false })
    return { rows: await completed(room, caller, wish, value), nextToken }
  },
}

function groupOf(wish: ExportWish): string {
  const group = parameterOf(wish, 'group')
  if (group === null) throw wrongValue('query', wish.query, 'group=<its id>, whose members are wanted')
  return group
}

const membersQuery = (wish: ExportWish, more: { readonly top: number; readonly after?: string }) =>
  ({ group: groupOf(wish), list: 'members', kind: 'user', query: { ...readExportQuery(USER_SHAPE, wish), ...more } }) as const

export const MEMBERS: Source = {
  columns: namesOf(USER_SHAPE),
  standard: STANDARD,
  count: async (room, caller, wish) => (await listMembers(room, caller, { ...membersQuery(wish, { top: 1 }), select: ['id'], count: true })).count ?? 0,
  page: async (room, caller, wish, after) => {
    const { people } = await listMembers(room, caller, { ...membersQuery(wish, { top: AT_ONCE, ...(after !== null && { after }) }), select: selected(wish.columns), count: false })
    return { rows: await completed(room, caller, wish, people.value), nextToken: people.nextToken }
  },
}
