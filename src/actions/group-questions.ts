// Groups, and who is in them, in Graph's words.
import type { DirectoryObject } from '#model/directory-object.ts'
import { matchQuery } from '#odata/match-query.ts'
import { USER_SHAPE } from '#model/user.ts'
import { countGroupRows, listGroupRows } from '#store/groups.ts'
import type { GroupListQuery } from '#store/groups.ts'
import { listGroupsBelow } from '#store/nested-groups.ts'
import type { UserListQuery } from '#store/users.ts'
import type { Expansion } from './expand-user.ts'
import { groupObject, groupRecord } from './group-record.ts'
import { expandAll, pageOfUsers } from './list-users.ts'
import type { UserPage } from './list-users.ts'
import { seeGroup } from './reach.ts'
import { requireAccess } from './require-access.ts'
import type { Within } from './require-access.ts'
import type { Question, ReadingRoom } from './room.ts'

type Select = readonly string[] | null

export interface ListGroupsInput {
  readonly query: GroupListQuery
  readonly select: Select
  readonly count: boolean
  readonly expand?: readonly Expansion[]
}

/** One page of groups. */
export const listGroups: Question<ListGroupsInput, UserPage> = async (room, caller, { query, select, count, expand = [] }) => {
  const { db, tenant } = room
  const within = requireAccess(caller, 'readGroups')
  const page = await listGroupRows(db, tenant.pk, { ...query, within })
  const value: Record<string, unknown>[] = []
  for (const row of page.rows) value.push({ ...groupRecord(row, select), ...(await expandGroup(room, row.pk, expand, within)) })
  return {
    value,
    nextToken: page.nextToken ?? null,
    count: count ? await countGroupRows(db, tenant.pk, { ...query, within }) : null,
  }
}

/** How many groups a query finds. */
export const countGroups: Question<{ readonly query: Omit<GroupListQuery, 'top'> }, number> = async ({ db, tenant }, caller, { query }) =>
  countGroupRows(db, tenant.pk, { ...query, within: requireAccess(caller, 'readGroups') })

export interface GetGroupInput {
  readonly group: string
  readonly select: Select
  readonly expand?: readonly Expansion[]
}

export const getGroup: Question<GetGroupInput, Record<string, unknown>> = async (room, caller, { group, select, expand = [] }) => {
  const row = await seeGroup(room, caller, group, 'readGroups')
  return { ...groupRecord(row, select), ...(await expandGroup(room, row.pk, expand, requireAccess(caller, 'readGroups'))) }
}

const MEMBER_LISTS = ['members', 'transitiveMembers', 'owners'] as const
export type MemberList = (typeof MEMBER_LISTS)[number]
const isMemberList = (name: string): name is MemberList => (MEMBER_LISTS as readonly string[]).includes(name)

/** Graph brings at most twenty of each along. */
const MOST_EXPANDED = 20

async function expandGroup(room: ReadingRoom, pk: number, expand: readonly Expansion[], within: Within): Promise<Record<string, unknown>> {
  const expanded: Record<string, unknown> = {}
  for (const { navigation, select } of expand) {
    if (!isMemberList(navigation)) continue
    const people = await pageOfUsers(room, { ...(await peopleOf(room, navigation, pk)), within, top: MOST_EXPANDED }, { select, count: false })
    expanded[navigation] = people.value.map((one) => ({ '@odata.type': '#microsoft.graph.user', ...one }))
  }
  return expanded
}

/** What people of a list are asked by. */
async function peopleOf({ db, tenant }: ReadingRoom, list: MemberList, pk: number): Promise<Pick<UserListQuery, 'membersOf' | 'inGroups' | 'ownersOf'>> {
  if (list === 'owners') return { ownersOf: pk }
  if (list === 'members') return { membersOf: pk }
  const below = await listGroupsBelow(db, tenant.pk, pk, { transitive: true })
  return { inGroups: [pk, ...below.map((group) => group.pk)] }
}

export interface ListMembersInput {
  readonly group: string
  readonly list: MemberList
  /** Of what kind the members are to be; null for any. */
  readonly kind: 'user' | 'group' | null
  readonly query: UserListQuery
  readonly select: Select
  readonly count: boolean
  readonly expand?: readonly Expansion[]
}

export interface MemberPage {
  readonly groups: readonly DirectoryObject[]
  readonly people: UserPage
  readonly count: number | null
}

const NOBODY = { ids: [], value: [], nextToken: null, count: 0 }

/** Groups inside a group, on the first page, and a page of its people. */
export const listMembers: Question<ListMembersInput, MemberPage> = async (room, caller, { group, list, kind, query, select, count, expand = [] }) => {
  const { db, tenant } = room
  const row = await seeGroup(room, caller, group, 'readGroups')
  const within = requireAccess(caller, 'readGroups')
  const nested = list === 'owners' || kind === 'user' ? [] : await listGroupsBelow(db, tenant.pk, row.pk, { transitive: list === 'transitiveMembers' })
  const asked = nested.filter((one) => matchQuery(USER_SHAPE, { ...(query.filter && { filter: query.filter }), ...(query.search && { search: query.search }) }, one)).map(groupObject)
  const ofPeople = select?.filter((name) => Object.hasOwn(USER_SHAPE.properties, name)) ?? null
  const people = kind === 'group' ? NOBODY : await pageOfUsers(room, { ...query, ...(await peopleOf(room, list, row.pk)), within }, { select: ofPeople, count })
  return {
    groups: query.after === undefined ? asked : [],
    people: { value: await expandAll(room, caller, people.value, people.ids, expand), nextToken: people.nextToken, count: people.count },
    count: count ? asked.length + (people.count ?? 0) : null,
  }
}
