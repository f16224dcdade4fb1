// Members of a group who do not have all that it gives, and those of them who wait for a seat.
import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import type { LicenseError, LicenseState, Situation } from '#model/license.ts'
import { listUnitMemberPks } from '#store/administrative-units.ts'
import { crowdClasses, listCrowdPeople } from '#store/crowds.ts'
import { allSituations, listSituations } from '#store/situations.ts'
import { getUserRows } from '#store/users.ts'
import { countWaitingOf, listWaiting } from '#store/waiting.ts'
import type { WaitingPerson } from '#store/waiting.ts'
import { userRecords } from './user-records.ts'
import type { UserPage } from './list-users.ts'
import type { Listed } from './operation-questions.ts'
import { seeGroup } from './reach.ts'
import { requireAccess } from './require-access.ts'
import type { Within } from './require-access.ts'
import type { Question, ReadingRoom } from './room.ts'
import { DEFAULT_USER_PROPERTIES } from './user-record.ts'

export interface MemberErrorRow {
  readonly id: Guid
  readonly displayName: string
  readonly userPrincipalName: string
  readonly errors: readonly { readonly skuId: Guid; readonly state: LicenseState; readonly error: LicenseError }[]
}

const errorsIn = (situation: Situation, groupId: Guid) => situation.filter(({ assignedByGroup, error }) => assignedByGroup === groupId && error !== 'None')

/** Of those who see a unit alone, so many are looked through; a group that gives licences has fewer in trouble. */
const MOST_SEEN = 10_000

interface Slice {
  readonly top: number
  readonly skip: number
}

/** A page of people whom the caller may see, and how many they are. */
async function pageWithin<T>({ db, tenant }: ReadingRoom, within: Within, page: Slice, read: (page: Slice) => Promise<Listed<T>>, pkOf: (row: T) => number): Promise<Listed<T>> {
  if (within === null) return read(page)
  const seen = await listUnitMemberPks(db, tenant.pk, within)
  const { value } = await read({ top: MOST_SEEN, skip: 0 })
  const kept = value.filter((row) => seen.has(pkOf(row)))
  return { count: kept.length, value: kept.slice(page.skip, page.skip + page.top) }
}

type ErrorRow = MemberErrorRow & { readonly pk: number }

const allErrors =
  ({ db, tenant }: ReadingRoom, groupId: Guid) =>
  async (page: Slice): Promise<Listed<ErrorRow>> => {
    const inError = [...(await allSituations(db, tenant.pk))].filter(([, situation]) => errorsIn(situation, groupId).length > 0).map(([id]) => id)
    const crowd = { inSituations: { situationIds: inError, groupPk: null } }
    const { classes } = await crowdClasses(db, tenant.pk, crowd)
    const situations = await listSituations(db, tenant.pk, new Set(classes.map(({ situationId }) => situationId)))
    const people = classes.length === 0 ? [] : await listCrowdPeople(db, tenant.pk, crowd, classes.map((key) => ({ key, above: null, upTo: null })), page)
    return {
      count: classes.reduce((sum, { count }) => sum + count, 0),
      value: people.map(({ pk, id, displayName, userPrincipalName, part }) => ({
        pk,
        id,
        displayName: displayName ?? userPrincipalName,
        userPrincipalName,
        errors: errorsIn(situations.get(classes[part]!.situationId) ?? [], groupId).map(({ skuId, state, error }) => ({ skuId, state, error })),
      })),
    }
  }

async function readErrors(room: ReadingRoom, caller: Caller, group: string, page: Slice): Promise<Listed<MemberErrorRow>> {
  const { id } = await seeGroup(room, caller, group, 'readGroups')
  const { count, value } = await pageWithin(room, requireAccess(caller, 'readGroups'), page, allErrors(room, id), ({ pk }) => pk)
  return { count, value: value.map(({ pk: _pk, ...row }) => row) }
}

/** Who is in error, with what, in order of pk. */
export const listMemberErrors: Question<{ readonly group: string; readonly top: number; readonly skip: number }, Listed<MemberErrorRow>> = async (room, caller, { group, top, skip }) =>
  readErrors(room, caller, group, { top, skip })

export interface MembersInErrorInput {
  readonly group: string
  readonly select: readonly string[] | null
  readonly top: number
  readonly after: string | null
  readonly count: boolean
}

/** The same people in Graph's words; the token is how many came before. */
export const listMembersInError: Question<MembersInErrorInput, UserPage> = async (room, caller, { group, select, top, after, count: isCounted }) => {
  const skip = /^\d+$/.test(after ?? '') ? Number(after) : 0
  const { value, count } = await readErrors(room, caller, group, { top, skip })
  const rows = await getUserRows(room.db, room.tenant.pk, value.map((one) => one.id))
  const inOrder = value.flatMap((one) => rows.filter((row) => row.id === one.id))
  return { value: await userRecords(room, inOrder, select ?? DEFAULT_USER_PROPERTIES), nextToken: skip + value.length < count ? String(skip + value.length) : null, count: isCounted ? count : null }
}

/** Who waits, each with the place in the queue of the pool. */
export const listGroupWaiting: Question<{ readonly group: string; readonly top: number; readonly skip: number }, Listed<Omit<WaitingPerson, 'userPk'>>> = async (room, caller, { group, top, skip }) => {
  const { pk } = await seeGroup(room, caller, group, 'readGroups')
  const read = async (page: Slice): Promise<Listed<WaitingPerson>> => ({ count: await countWaitingOf(room.db, room.tenant.pk, pk), value: await listWaiting(room.db, room.tenant.pk, pk, page) })
  const { count, value } = await pageWithin(room, requireAccess(caller, 'readGroups'), { top, skip }, read, ({ userPk }) => userPk)
  return { count, value: value.map(({ userPk: _pk, ...row }) => row) }
}
