// Former employees (P18): begun, listed, and taken step by step; each step is optional and may be repeated.
import { text, record, readBody } from '#engine/read-fields.ts'
import { isDirect } from '#engine/effective-plans.ts'
import { openBefore, STEP_RULES } from '#engine/leaver-order.ts'
import type { Guid } from '#model/guid.ts'
import { LEAVER_STEPS } from '#model/leaver.ts'
import type { Leaver, LeaverRemoval, LeaverStep, LeaverStepName, LeaverStepState } from '#model/leaver.ts'
import { notFound } from '#model/problem.ts'
import { findLeaverOf, getLeaverRow, insertLeaver, listLeaverRows } from '#store/leavers.ts'
import type { LeaverRow, SettledStep } from '#store/leavers.ts'
import { insertObjectJournal } from '#store/object-journal.ts'
import { getOperation } from '#store/operations.ts'
import { readSituation } from '#store/situations.ts'
import { getUserRow } from '#store/users.ts'
import { groupsOfPerson } from './crowd-of-one.ts'
import type { Listed } from './operation-questions.ts'
import { seatsLeftBy } from './leaver-seats.ts'
import { lockPerson } from './lock-person.ts'
import { requireReach } from './reach.ts'
import { recordOperation } from './record-operation.ts'
import { requireAccess } from './require-access.ts'
import type { Action, Question, ReadingRoom } from './room.ts'
import { wellFormed } from './well-formed.ts'

/** A step as it stands: without what was undone since, and open again when that was all of it. */
async function standing({ db, tenant }: ReadingRoom, settled: SettledStep): Promise<SettledStep | undefined> {
  const isUndone = async (id: Guid): Promise<boolean> => ((await getOperation(db, tenant.pk, id))?.undoneBy ?? null) !== null
  if (settled.operationId !== null && (await isUndone(settled.operationId))) return undefined
  if (settled.removals === undefined || settled.removals.length === 0) return settled
  const removals: LeaverRemoval[] = []
  for (const removal of settled.removals) if (!(await isUndone(removal.operationId))) removals.push(removal)
  return removals.length === 0 ? undefined : { ...settled, removals }
}

/** The procedure with those steps that stand. */
export async function asItStands(room: ReadingRoom, row: LeaverRow): Promise<LeaverRow> {
  const steps: Partial<Record<LeaverStepName, SettledStep>> = {}
  for (const step of LEAVER_STEPS) {
    const settled = row.steps[step]
    const stands = settled && (await standing(room, settled))
    if (stands !== undefined) steps[step] = stands
  }
  return { ...row, steps }
}

/** How far a step is. */
export const stateIn =
  ({ steps }: LeaverRow) =>
  (step: LeaverStepName): LeaverStepState =>
    steps[step]?.state ?? 'open'

/** What somebody who is still here has: groups that give licences, and licences of their own. */
async function heldBy(room: ReadingRoom, { userId }: LeaverRow): Promise<{ groups: LeaverStep['groups']; hasOwn: boolean }> {
  const { db, tenant } = room
  const row = await getUserRow(db, tenant.pk, userId)
  if (row === undefined) return { groups: [], hasOwn: false }
  const groups = await groupsOfPerson(room, row.pk, row.situationId)
  return { groups: groups.map(({ id, displayName }) => ({ id, displayName: displayName ?? id })), hasOwn: (await readSituation(db, tenant.pk, row.situationId)).some(isDirect) }
}

/** A former employee as told; the seats that were left behind are looked for when one is asked for alone. */
export async function leaverRecord(room: ReadingRoom, given: LeaverRow, { isInList = false } = {}): Promise<Leaver> {
  const row = await asItStands(room, given)
  const stateOf = stateIn(row)
  const held = await heldBy(room, row)
  const seats = isInList || stateOf('removeSeats') !== 'open' ? [] : await seatsLeftBy(room, row)
  const planned: Readonly<Partial<Record<LeaverStepName, boolean>>> = { leaveGroups: held.groups.length > 0, takeBackLicenses: held.hasOwn, removeSeats: seats.length > 0, deleteUser: true }
  const steps = LEAVER_STEPS.map((step): LeaverStep => {
    const settled = row.steps[step]
    const isOpen = stateOf(step) === 'open'
    const after = openBefore(step, stateOf)
    const isPlanned = isOpen && (planned[step] ?? false)
    const common = { step, doneBy: STEP_RULES[step].doneBy, isPlanned, groups: isPlanned && step === 'leaveGroups' ? held.groups : [], removals: settled?.removals ?? [], seats: step === 'removeSeats' ? seats : [] }
    if (settled === undefined || isOpen) return { ...common, state: 'open', after, choices: {}, by: null, dateTime: null, operationId: null }
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
  for (const row of rows) value.push(await leaverRecord(room, row, { isInList: true }))
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
