// Former employees (P18): begun, listed, and taken step by step; each step is optional and may be repeated.
import { text, record, readBody } from '#engine/read-fields.ts'
import { isDirect } from '#engine/effective-plans.ts'
import { openBefore, STEP_RULES } from '#engine/leaver-order.ts'
import type { Guid } from '#model/guid.ts'
import { LEAVER_STEPS } from '#model/leaver.ts'
import type { Leaver, LeaverStep, LeaverStepName } from '#model/leaver.ts'
import { notFound } from '#model/problem.ts'
import { findLeaverOf, getLeaverRow, insertLeaver, listLeaverRows } from '#store/leavers.ts'
import type { LeaverRow, SettledStep } from '#store/leavers.ts'
import { insertObjectJournal } from '#store/object-journal.ts'
import { getOperation } from '#store/operations.ts'
import { readSituation } from '#store/situations.ts'
import { getUserRow } from '#store/users.ts'
import { groupsOfPerson } from './crowd-of-one.ts'
import type { Listed } from './operation-questions.ts'
import { lockPerson } from './lock-person.ts'
import { requireReach } from './reach.ts'
import { recordOperation } from './record-operation.ts'
import { requireAccess } from './require-access.ts'
import type { Action, Question, ReadingRoom } from './room.ts'
import { wellFormed } from './well-formed.ts'

/** The steps that stand: one whose change was undone is open again. */
export async function standingSteps({ db, tenant }: ReadingRoom, { steps }: LeaverRow): Promise<Map<LeaverStepName, SettledStep>> {
  const standing = new Map<LeaverStepName, SettledStep>()
  for (const step of LEAVER_STEPS) {
    const settled = steps[step]
    if (settled === undefined) continue
    const operation = settled.operationId === null ? undefined : await getOperation(db, tenant.pk, settled.operationId)
    if (operation === undefined || operation.undoneBy === null) standing.set(step, settled)
  }
  return standing
}

/** What somebody who is still here has: groups that give licences, and licences of their own. */
async function heldBy(room: ReadingRoom, { userId }: LeaverRow): Promise<{ groups: LeaverStep['groups']; hasOwn: boolean }> {
  const { db, tenant } = room
  const row = await getUserRow(db, tenant.pk, userId)
  if (row === undefined) return { groups: [], hasOwn: false }
  const groups = await groupsOfPerson(room, row.pk, row.situationId)
  return { groups: groups.map(({ id, displayName }) => ({ id, displayName: displayName ?? id })), hasOwn: (await readSituation(db, tenant.pk, row.situationId)).some(isDirect) }
}

/** A former employee as told. */
export async function leaverRecord(room: ReadingRoom, row: LeaverRow): Promise<Leaver> {
  const standing = await standingSteps(room, row)
  const held = await heldBy(room, row)
  const planned: Readonly<Partial<Record<LeaverStepName, boolean>>> = { leaveGroups: held.groups.length > 0, takeBackLicenses: held.hasOwn, deleteUser: true }
  const steps = LEAVER_STEPS.map((step): LeaverStep => {
    const settled = standing.get(step)
    const after = openBefore(step, (one) => standing.get(one)?.state ?? 'open')
    const isPlanned = settled === undefined && (planned[step] ?? false)
    const common = { step, doneBy: STEP_RULES[step].doneBy, isPlanned, groups: isPlanned && step === 'leaveGroups' ? held.groups : [] }
    if (settled === undefined) return { ...common, state: 'open', after, choices: {}, by: null, dateTime: null, operationId: null }
    const { state, choices, byId, byName, dateTime, operationId } = settled
    return { ...common, state, after: [], choices, by: { id: byId, displayName: byName }, dateTime, operationId }
  })
  const times = steps.flatMap(({ dateTime }) => dateTime ?? []).sort()
  return {
    id: row.id,
    user: { id: row.userId, displayName: row.displayName ?? row.userPrincipalName, userPrincipalName: row.userPrincipalName },
    reason: row.reason,
    createdBy: { id: row.createdById, displayName: row.createdByName },
    createdDateTime: row.createdDateTime,
    finishedDateTime: steps.some(({ state }) => state === 'open') ? null : (times.at(-1) ?? null),
    steps,
  }
}

/** A page of former employees, the newest first. */
export const listLeavers: Question<{ readonly top: number; readonly skip: number }, Listed<Leaver>> = async (room, caller, { top, skip }) => {
  const within = requireAccess(caller, 'readUsers')
  const { rows, count } = await listLeaverRows(room.db, room.tenant.pk, { within, top, skip })
  const value: Leaver[] = []
  for (const row of rows) value.push(await leaverRecord(room, row))
  return { value, count }
}

/** One of them by id. Throws 404. */
export async function findLeaver({ db, tenant }: ReadingRoom, id: string): Promise<LeaverRow> {
  const row = await getLeaverRow(db, tenant.pk, id.toLowerCase())
  if (row === undefined) throw notFound(id)
  return row
}

/** One former employee: at the end, the receipt. */
export const getLeaver: Question<{ readonly id: Guid }, Leaver> = async (room, caller, { id }) => {
  const within = requireAccess(caller, 'readUsers')
  const row = await findLeaver(room, id)
  await requireReach(room, within, 'user', row.userPk)
  return leaverRecord(room, row)
}

/** Begins; whoever is leaving already goes on where they are. Throws 400, 403, 404. */
export const startLeaver: Action<{ readonly body: unknown }, Leaver> = async (room, caller, { body }) => {
  const { db, tenant, now } = room
  const within = requireAccess(caller, 'updateUser')
  const { user = '', reason = null } = wellFormed(readBody(body, record({ user: text, reason: text }, ['user'])))
  const { row } = await lockPerson(room, user)
  await requireReach(room, within, 'user', row.pk)
  const known = await findLeaverOf(db, tenant.pk, row.pk)
  if (known !== undefined) {
    const leaver = await leaverRecord(room, known)
    if (leaver.finishedDateTime === null) return leaver
  }
  const id = room.newId()
  await insertLeaver(db, tenant.pk, { id, userPk: row.pk, reason, createdById: caller.id, createdByName: caller.displayName, createdDateTime: now.toISOString() })
  const operation = await recordOperation(room, caller, { kind: 'changeLeaver', total: 1, reason })
  await insertObjectJournal(db, tenant.pk, operation.pk, { type: 'leaver', objectId: row.id, before: null, after: { displayName: row.displayName, userPrincipalName: row.userPrincipalName, leaver: id } })
  room.tell({ type: 'user', ids: [row.id] })
  return leaverRecord(room, await findLeaver(room, id))
}
