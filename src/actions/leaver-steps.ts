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
import { WHENS } from '#model/subscription-change.ts'
import { updateLeaverSteps } from '#store/leavers.ts'
import type { LeaverRow, SettledStep } from '#store/leavers.ts'
import { getJournalRow } from '#store/journal.ts'
import { insertObjectJournal } from '#store/object-journal.ts'
import { getOperation } from '#store/operations.ts'
import { lockPools } from '#store/pools.ts'
import { readSituation } from '#store/situations.ts'
import { applyPlan } from './apply-plan.ts'
import { groupsOfPerson } from './crowd-of-one.ts'
import { changeUserData } from './data-items.ts'
import { draftPlanOf } from './draft-plan.ts'
import { findUser } from './find-user.ts'
import { removalBy, removeSeats, seatsLeftBy, soonestOf } from './leaver-seats.ts'
import type { RemovalWish } from './leaver-seats.ts'
import { asItStands, findLeaver, leaverRecord, stateIn } from './leavers.ts'
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

const PERFORM: Readonly<Record<Exclude<LeaverStepName, 'removeSeats'>, Perform>> = {
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
  deleteUser: (step) => change(step, { users: [step.userId] }, { deleteUser: true }),
}

const SHAPE = { skip: flag, operationId: guid, how: oneOf(MAILBOX_WAYS), to: text, groups: listOf(guid), removals: listOf(record({ subscriptionId: guid, when: oneOf(WHENS) }, ['subscriptionId'])) }

/** Steps that may have been made by a plan of their own, which was shown first. */
const PLANNED: readonly LeaverStepName[] = ['leaveGroups', 'takeBackLicenses', 'deleteUser']

/** The operation that made a step already. Throws 400 for one that did nothing to this person. */
async function requireMade({ room }: Step, step: LeaverStepName, userPk: number, operationId: Guid): Promise<Guid> {
  const operation = PLANNED.includes(step) ? await getOperation(room.db, room.tenant.pk, operationId) : undefined
  if (operation === undefined || (await getJournalRow(room.db, room.tenant.pk, operation.pk, userPk)) === undefined) {
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

/** Who settled a step, when, and what was chosen. */
const settle = ({ room, caller }: Step, state: SettledStep['state'], choices: LeaverChoices, operationId: Guid | null): SettledStep =>
  ({ state, choices, byId: caller.id, byName: caller.displayName, dateTime: room.now.toISOString(), operationId })

interface Taking {
  readonly skip: boolean
  readonly made: Guid | undefined
  readonly wishes: readonly RemovalWish[] | undefined
}

/** Removes seats that are named, or each as soon as may be; open for as long as some that were shown by themselves are left. */
async function settleSeats(step: Step, leaver: LeaverRow, { skip, made, wishes }: Taking): Promise<SettledStep> {
  const { room, caller, reason } = step
  const before = leaver.steps.removeSeats?.removals ?? []
  if (skip) return { ...settle(step, before.length > 0 ? 'done' : 'skipped', {}, null), removals: before }
  if (made === undefined) {
    const seats = await seatsLeftBy(room, leaver)
    return { ...settle(step, 'done', {}, null), removals: [...before, ...(await removeSeats(room, caller, { seats, wishes: wishes ?? soonestOf(seats), reason }))] }
  }
  const removals = [...before.filter(({ operationId }) => operationId !== made), await removalBy(room, leaver, made)]
  const left = await seatsLeftBy(room, { ...leaver, steps: { ...leaver.steps, removeSeats: { ...settle(step, 'open', {}, null), removals } } })
  return { ...settle(step, left.length > 0 ? 'open' : 'done', {}, null), removals }
}

/** Does or skips a step. One that is done stays done. Throws 409 for what comes later, and whatever the step itself refuses. */
export const takeLeaverStep: Action<LeaverStepInput, Leaver> = async (room, caller, { id, step, body, passwordHash }) => {
  const { db, tenant } = room
  const within = requireAccess(caller, 'updateUser')
  if (!isStep(step)) throw notFound(step)
  // Pools are locked before people: whatever the step does comes behind them.
  await lockPools(db, tenant.pk)
  const found = await findLeaver(room, id)
  await requireReach(room, within, 'user', found.userPk)
  const { skip = false, operationId: made, removals, ...choices } = wellFormed(readBody(body, record(SHAPE)))
  const leaver = await asItStands(room, found)
  const stateOf = stateIn(leaver)
  if (stateOf(step) === 'done') return leaverRecord(room, leaver)
  const [first] = openBefore(step, stateOf)
  if (first !== undefined) throw comesLater(step, first)
  if (!skip && stateOf('deleteUser') === 'done') throw badRequest('This person is deleted already.', { words: { key: 'error.leaverIsGone', arguments: {} } })

  const own: Step = { room, caller, userId: leaver.userId, reason: leaver.reason, choices, passwordHash }
  const settleOther = async (name: Exclude<LeaverStepName, 'removeSeats'>): Promise<SettledStep> =>
    skip ? settle(own, 'skipped', {}, null) : settle(own, 'done', choices, made === undefined ? await PERFORM[name](own) : await requireMade(own, name, leaver.userPk, made))
  const wishes = removals?.map(({ subscriptionId = '', when = 'now' as const }) => ({ subscriptionId, when }))
  const settled = step === 'removeSeats' ? await settleSeats(own, leaver, { skip, made, wishes }) : await settleOther(step)
  await updateLeaverSteps(db, tenant.pk, leaver.pk, { ...leaver.steps, [step]: settled })
  const operation = await recordOperation(room, caller, { kind: 'changeLeaver', total: 1, reason: leaver.reason })
  const who = { displayName: leaver.displayName, userPrincipalName: leaver.userPrincipalName }
  const removed = settled.removals?.map(({ displayName, totalLicenses }) => `${displayName}: ${totalLicenses}`)
  await insertObjectJournal(db, tenant.pk, operation.pk, { type: 'leaver', objectId: leaver.userId, before: { ...who, [step]: 'open' }, after: { ...who, [step]: settled.state, ...settled.choices, ...(removed && { removed }) } })
  room.tell({ type: 'user', ids: [leaver.userId] })
  return leaverRecord(room, await findLeaver(room, id))
}
