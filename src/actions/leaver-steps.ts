// One step of somebody's leaving: done by Licet where it can, else kept as a record of what was done elsewhere (D20).
import { openBefore } from '#engine/leaver-order.ts'
import { flag, guid, listOf, oneOf, readBody, record, text } from '#engine/read-fields.ts'
import { NO_CHANGE } from '#model/change.ts'
import type { Change, Target } from '#model/change.ts'
import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import { LEAVER_STEPS, MAILBOX_WAYS } from '#model/leaver.ts'
import type { Leaver, LeaverChoices, LeaverStepName } from '#model/leaver.ts'
import { badRequest, notFound, Problem } from '#model/problem.ts'
import { updateLeaverSteps } from '#store/leavers.ts'
import { isInJournal } from '#store/journal.ts'
import { insertObjectJournal } from '#store/object-journal.ts'
import { getOperation } from '#store/operations.ts'
import { lockPools } from '#store/pools.ts'
import { readSituation } from '#store/situations.ts'
import { applyPlan } from './apply-plan.ts'
import { groupsOfPerson } from './crowd-of-one.ts'
import { changeUserData } from './data-items.ts'
import { draftPlanOf } from './draft-plan.ts'
import { findUser } from './find-user.ts'
import { findLeaver, leaverRecord, standingSteps } from './leavers.ts'
import { resetPassword } from './passwords.ts'
import { requireReach } from './reach.ts'
import { recordOperation } from './record-operation.ts'
import { requireAccess } from './require-access.ts'
import type { Action, ActionRoom } from './room.ts'
import { savePlan } from './save-plan.ts'
import { updateUser } from './user-actions.ts'
import { wellFormed } from './well-formed.ts'
import { wrongValue } from './wrong-value.ts'

interface Step {
  readonly room: ActionRoom
  readonly caller: Caller
  readonly userId: Guid
  readonly reason: string | null
  readonly choices: LeaverChoices
  /** Of a new password that nobody is told; made where it holds up nobody. */
  readonly passwordHash: string | null
}

/** Does the step; gives the operation that can be undone, if it made one. */
type Perform = (step: Step) => Promise<Guid | null>

async function change({ room, caller, reason }: Step, target: Target, wished: Partial<Change>): Promise<Guid> {
  const draft = await draftPlanOf(room, caller, { target, change: { ...NO_CHANGE, ...wished }, mode: 'allOrNothing', reason, basePlanId: null, fixes: [] })
  const plan = await savePlan(room, caller, { draft })
  return (await applyPlan(room, caller, { planId: plan.id, idempotencyKey: null })).id
}

const situationOf = async ({ room, userId }: Step) => {
  const row = await findUser(room.db, room.tenant.pk, userId)
  return { row, situation: await readSituation(room.db, room.tenant.pk, row.situationId) }
}

/** Somebody else who is here: mail and files go to no one else. */
async function requireHeir({ room, userId, choices: { to } }: Step): Promise<null> {
  if (to === undefined) throw wrongValue('to', undefined, 'the id or user name of a colleague')
  const heir = await findUser(room.db, room.tenant.pk, to)
  if (heir.id === userId) throw wrongValue('to', to, 'somebody else')
  return null
}

const keepRecord: Perform = async () => null

const PERFORM: Readonly<Record<LeaverStepName, Perform>> = {
  resetPassword: async ({ room, caller, userId, passwordHash }) => {
    if (passwordHash === null) throw new Error('No new password was made.')
    await resetPassword(room, caller, await findUser(room.db, room.tenant.pk, userId), { hash: passwordHash, mustChange: true })
    return null
  },
  blockSignIn: async ({ room, caller, userId }) => updateUser(room, caller, { user: userId, body: { accountEnabled: false } }),
  keepMailbox: async ({ room, caller, userId, choices: { how } }) => {
    if (how === undefined) throw wrongValue('how', undefined, MAILBOX_WAYS.join(' or '))
    await changeUserData(room, caller, { user: userId, item: 'mailbox', body: how === 'shared' ? { shared: true } : { held: true } })
    return null
  },
  forwardMail: requireHeir,
  handOverFiles: requireHeir,
  wipeDevices: keepRecord,
  leaveGroups: async (step) => {
    const { row } = await situationOf(step)
    const giving = (await groupsOfPerson(step.room, row.pk, row.situationId)).map(({ id }) => id)
    const { groups = giving } = step.choices
    const other = groups.find((id) => !giving.includes(id))
    if (other !== undefined) throw wrongValue('groups', other, 'groups that give this person licenses')
    return groups.length === 0 ? null : change(step, { groupLicenses: groups }, { members: { add: [], remove: [step.userId] } })
  },
  takeBackLicenses: async (step) => {
    const { situation } = await situationOf(step)
    const own = situation.some(({ assignedByGroup, selfServicePoolId }) => assignedByGroup === null && selfServicePoolId === null)
    return own ? change(step, { users: [step.userId] }, { removeAll: true }) : null
  },
  removeSeats: keepRecord,
  deleteUser: (step) => change(step, { users: [step.userId] }, { deleteUser: true }),
}

const SHAPE = { skip: flag, operationId: guid, how: oneOf(MAILBOX_WAYS), to: text, groups: listOf(guid) }

/** Steps that may have been made by a plan of their own, which was shown first. */
const PLANNED: readonly LeaverStepName[] = ['leaveGroups', 'takeBackLicenses', 'deleteUser']

/** The operation that made a step already. Throws 400 for one that did nothing to this person. */
async function requireMade({ room }: Step, step: LeaverStepName, userPk: number, operationId: Guid): Promise<Guid> {
  const operation = PLANNED.includes(step) ? await getOperation(room.db, room.tenant.pk, operationId) : undefined
  if (operation === undefined || !(await isInJournal(room.db, room.tenant.pk, operation.pk, userPk))) {
    throw wrongValue('operationId', operationId, 'an operation that did this step')
  }
  return operation.id
}

const comesLater = (step: LeaverStepName, first: LeaverStepName): Problem =>
  new Problem({
    status: 409,
    code: 'stepComesLater',
    message: `The step ${step} comes after ${first}: do or skip that first.`,
    words: { key: 'error.stepComesLater', arguments: { first } },
    more: { first },
  })

export interface LeaverStepInput {
  readonly id: Guid
  readonly step: string
  readonly body: unknown
  readonly passwordHash: string | null
}

const isStep = (name: string): name is LeaverStepName => (LEAVER_STEPS as readonly string[]).includes(name)

/** Does or skips a step. One that is done stays done. Throws 409 for what comes later, and whatever the step itself refuses. */
export const takeLeaverStep: Action<LeaverStepInput, Leaver> = async (room, caller, { id, step, body, passwordHash }) => {
  const { db, tenant, now } = room
  const within = requireAccess(caller, 'updateUser')
  if (!isStep(step)) throw notFound(step)
  // Pools are locked before people: whatever the step does comes behind them.
  await lockPools(db, tenant.pk)
  const leaver = await findLeaver(room, id)
  await requireReach(room, within, 'user', leaver.userPk)
  const { skip = false, operationId: made, ...choices } = wellFormed(readBody(body, record(SHAPE)))
  const standing = await standingSteps(room, leaver)
  if (standing.get(step)?.state === 'done') return leaverRecord(room, leaver)
  const [first] = openBefore(step, (one) => standing.get(one)?.state ?? 'open')
  if (first !== undefined) throw comesLater(step, first)
  if (!skip && standing.get('deleteUser')?.state === 'done') throw badRequest('This person is deleted already.', { words: { key: 'error.leaverIsGone', arguments: {} } })

  const own: Step = { room, caller, userId: leaver.userId, reason: leaver.reason, choices, passwordHash }
  const operationId = skip ? null : made === undefined ? await PERFORM[step](own) : await requireMade(own, step, leaver.userPk, made)
  const settled = { state: skip ? 'skipped' : 'done', choices: skip ? {} : choices, byId: caller.id, byName: caller.displayName, dateTime: now.toISOString(), operationId } as const
  const steps = { ...Object.fromEntries(standing), [step]: settled }
  await updateLeaverSteps(db, tenant.pk, leaver.pk, steps)
  const operation = await recordOperation(room, caller, { kind: 'changeLeaver', total: 1, reason: leaver.reason })
  const who = { displayName: leaver.displayName, userPrincipalName: leaver.userPrincipalName }
  await insertObjectJournal(db, tenant.pk, operation.pk, { type: 'leaver', objectId: leaver.userId, before: { ...who, [step]: 'open' }, after: { ...who, [step]: settled.state, ...settled.choices } })
  room.tell({ type: 'user', ids: [leaver.userId] })
  return leaverRecord(room, await findLeaver(room, id))
}
