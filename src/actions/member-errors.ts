// Members of a group who do not have all that it gives, and those of them who wait for a seat.
import type { Guid } from '#model/guid.ts'
import type { LicenseError, LicenseState, Situation } from '#model/license.ts'
import { crowdClasses, listCrowdPeople } from '#store/crowds.ts'
import { allSituations, listSituations } from '#store/situations.ts'
import { getUserRows } from '#store/users.ts'
import { countWaitingOf, listWaiting } from '#store/waiting.ts'
import type { WaitingPerson } from '#store/waiting.ts'
import { userRecords } from './user-records.ts'
import type { UserPage } from './list-users.ts'
import type { Listed } from './operation-questions.ts'
import { seeGroup } from './reach.ts'
import type { Question, ReadingRoom } from './room.ts'
import { DEFAULT_USER_PROPERTIES } from './user-record.ts'

export interface MemberErrorRow {
  readonly id: Guid
  readonly displayName: string
  readonly userPrincipalName: string
  readonly errors: readonly { readonly skuId: Guid; readonly state: LicenseState; readonly error: LicenseError }[]
}

const errorsIn = (situation: Situation, groupId: Guid) => situation.filter(({ assignedByGroup, error }) => assignedByGroup === groupId && error !== 'None')

async function readErrors({ db, tenant }: ReadingRoom, groupId: Guid, page: { top: number; skip: number }): Promise<Listed<MemberErrorRow>> {
  const inError = [...(await allSituations(db, tenant.pk))].filter(([, situation]) => errorsIn(situation, groupId).length > 0).map(([id]) => id)
  const crowd = { inSituations: { situationIds: inError, groupPk: null } }
  const { classes } = await crowdClasses(db, tenant.pk, crowd)
  const situations = await listSituations(db, tenant.pk, new Set(classes.map(({ situationId }) => situationId)))
  const people = classes.length === 0 ? [] : await listCrowdPeople(db, tenant.pk, crowd, classes.map((key) => ({ key, above: null, upTo: null })), page)
  return {
    count: classes.reduce((sum, { count }) => sum + count, 0),
    value: people.map(({ id, displayName, userPrincipalName, part }) => ({
      id,
      displayName: displayName ?? userPrincipalName,
      userPrincipalName,
      errors: errorsIn(situations.get(classes[part]!.situationId) ?? [], groupId).map(({ skuId, state, error }) => ({ skuId, state, error })),
    })),
  }
}

/** Who is in error, with what, in order of pk. */
export const listMemberErrors: Question<{ readonly group: string; readonly top: number; readonly skip: number }, Listed<MemberErrorRow>> = async (room, caller, { group, top, skip }) =>
  readErrors(room, (await seeGroup(room, caller, group, 'readGroups')).id, { top, skip })

export interface MembersInErrorInput {
  readonly group: string
  readonly select: readonly string[] | null
  readonly top: number
  readonly after: string | null
  readonly count: boolean
}

/** The same people in Graph's words; the token is how many came before. */
export const listMembersInError: Question<MembersInErrorInput, UserPage> = async (room, caller, { group, select, top, after, count: isCounted }) => {
  const { id } = await seeGroup(room, caller, group, 'readGroups')
  const skip = /^\d+$/.test(after ?? '') ? Number(after) : 0
  const { value, count } = await readErrors(room, id, { top, skip })
  const rows = await getUserRows(room.db, room.tenant.pk, value.map((one) => one.id))
  const inOrder = value.flatMap((one) => rows.filter((row) => row.id === one.id))
  return { value: await userRecords(room, inOrder, select ?? DEFAULT_USER_PROPERTIES), nextToken: skip + value.length < count ? String(skip + value.length) : null, count: isCounted ? count : null }
}

/** Who waits, each with the place in the queue of the pool. */
export const listGroupWaiting: Question<{ readonly group: string; readonly top: number; readonly skip: number }, Listed<Omit<WaitingPerson, 'userPk'>>> = async (room, caller, { group, top, skip }) => {
  const { pk } = await seeGroup(room, caller, group, 'readGroups')
  const rows = await listWaiting(room.db, room.tenant.pk, pk, { top, skip })
  return { count: await countWaitingOf(room.db, room.tenant.pk, pk), value: rows.map(({ userPk: _pk, ...row }) => row) }
}
