// What a change would do, exactly: people are judged by class, seats are counted, nothing is written.
import { decideAccess } from '#engine/access.ts'
import { readPlanRequest } from '#engine/read-change.ts'
import type { FixRequest } from '#engine/read-change.ts'
import { accountChangeOf } from '#model/change.ts'
import type { Caller } from '#model/caller.ts'
import { badRequest } from '#model/problem.ts'
import { isUpgradeNow } from '#model/subscription-change.ts'
import { listPools } from '#store/pools.ts'
import { classesOf, streamTargetPks } from '#store/targets.ts'
import { draftAccounts } from './draft-accounts.ts'
import { draftGroupWork, requireGroupAccess } from './draft-group-work.ts'
import { draftNewcomers, makesPeople } from './draft-newcomers.ts'
import { draftPeople, readRows } from './draft-rows.ts'
import { draftSubscription } from './draft-subscription.ts'
import { draftUpgrade } from './draft-upgrade.ts'
import { fixId } from './fix-id.ts'
import { judgeKeys } from './judge-keys.ts'
import { withHeld } from './held-data.ts'
import { withNamedSets } from './named-sets.ts'
import { hasNestedReach, mayLeave, reachedThroughGroups } from './nested-members.ts'
import type { PlanDraft } from './plan-draft.ts'
import type { PlanRequest } from './plan-request.ts'
import { requireGroupsBeside, requireGroupsReach } from './plan-reach.ts'
import { readPlan } from './read-plan.ts'
import { readTarget } from './read-target.ts'
import { wellFormed } from './well-formed.ts'
import { requirePlanAccess } from './require-plan-access.ts'
import type { Question, ReadingRoom } from './room.ts'
import { rulesOfPlans } from './rule-book-of.ts'
import { draftFrom } from './draft-from.ts'
import { targetPrint } from './fingerprint.ts'
import { withBought } from './to-be-bought.ts'

/** The request of a plan that stands on another one, with ways out of it chosen and perhaps another reason. */
async function withFixes(room: ReadingRoom, caller: Caller, { basePlanId, fixIds, reason }: FixRequest): Promise<PlanRequest> {
  const base = await readPlan(room, caller, { id: basePlanId })
  const offered = base.figures.refusals.flatMap((refusal, index) => refusal.fixes.map((fix) => ({ id: fixId(index, fix.id), fix })))
  const chosen = fixIds.map((id) => {
    const found = offered.find((one) => one.id === id)
    if (found === undefined) {
      throw badRequest(`The plan ${basePlanId} offers no way out '${id}'.`, {
        details: [{ code: 'InvalidValue', message: `Expected one of: ${offered.map((one) => one.id).join(', ') || 'none'}.`, target: 'fixIds' }],
      })
    }
    return { refusal: found.fix.refusal, edits: found.fix.edits }
  })
  return { ...base, basePlanId, fixes: [...base.fixes, ...chosen], reason: reason ?? base.reason }
}

/** Drafts a plan from the body of a request. Throws a Problem for a body that is not well formed. */
export const draftPlan: Question<{ readonly body: unknown }, PlanDraft> = async (room, caller, { body }) => {
  const read = wellFormed(readPlanRequest(body))
  const request: PlanRequest = read.kind === 'fix' ? await withFixes(room, caller, read) : { ...read, basePlanId: null, fixes: [] }

  const draft = await draftPlanOf(room, caller, request)
  await requireGroupsBeside(room, caller, draft)
  return withHeld(room, withOpenWays(caller, draft))
}

/** Ways out that take people out of groups are offered to those who may. */
function withOpenWays(caller: Caller, draft: PlanDraft): PlanDraft {
  if (decideAccess(caller, 'manageMembers').allowed) return draft
  const refusals = draft.figures.refusals.map((one) => ({ ...one, fixes: one.fixes.filter(({ edits }) => edits.every(({ kind }) => kind !== 'leaveGroups')) }))
  return { ...draft, figures: { ...draft.figures, refusals } }
}

const noWaitingList = () =>
  badRequest('Rows have no waiting list.', { words: { key: 'error.rowsHaveNoWaitingList', arguments: {} }, details: [{ code: 'InvalidValue', message: 'Expected false.', target: 'waitingList' }] })

/** Drafts a plan of what is wished, where a caller may have it. Throws 403, 404 and what is wrong with the wish. */
export async function draftPlanOf(room: ReadingRoom, caller: Caller, wished: PlanRequest): Promise<PlanDraft> {
  if (isUpgradeNow(wished.change.subscription)) return draftUpgrade(room, caller, wished, wished.change.subscription, draftPlanOf)
  if (wished.change.subscription !== null) return draftSubscription(room, caller, { ...wished, undoOf: null })
  if (makesPeople(wished)) return draftNewcomers(room, caller, wished)
  const { db, tenant } = room
  const request = { ...wished, change: await withNamedSets(room, wished.change) }
  const within = request.target.groupLicenses === undefined ? requirePlanAccess(caller, request.change) : null
  if (request.target.groupLicenses !== undefined) {
    requireGroupAccess(caller, request.change)
    await requireGroupsReach(room, caller, request.target.groupLicenses)
  }
  if (accountChangeOf(request.change) !== null) return draftAccounts(room, caller, { ...request, undoOf: null }, within)
  const pools = withBought(await listPools(db, tenant.pk), request.toBeBought)
  const rules = await rulesOfPlans(room, caller, pools)
  const { target, change, mode, reason, basePlanId, fixes, answer, onMemberError = 'record' } = request
  const common = { target, change, mode, reason, basePlanId, fixes, answer, undoOf: null, classes: [], rulesKey: rules.key }
  if (target.groupLicenses !== undefined) {
    const wish = { groupIds: [...new Set(target.groupLicenses)], change, strict: onMemberError === 'refuse', fixes }
    const { work, figures, maxVersion } = await draftGroupWork(room, wish, rules, pools)
    return { ...common, onMemberError, storeTarget: {}, groupWork: work, figures, asOf: Math.max(maxVersion, tenant.changeCounter) }
  }
  if (target.rows !== undefined) {
    if (request.waitingList === true) throw noWaitingList()
    const rowsTarget = await readTarget(room, { users: target.rows.map(({ user }) => user) }, within)
    const { work, figures, maxVersion } = await draftPeople(room, { people: await readRows(room, target.rows), fixes }, rules, pools)
    return { ...common, storeTarget: rowsTarget, groupWork: work, figures, asOf: Math.max(maxVersion, tenant.changeCounter) }
  }
  const storeTarget = await readTarget(room, request.target, within)
  const { classes: groups, maxVersion } = await classesOf(db, tenant.pk, storeTarget)
  const pksOfAll = async (): Promise<number[]> => (await Array.fromAsync(streamTargetPks(db, tenant.pk, storeTarget, groups, groups.keys().toArray()))).map(({ pk }) => pk)
  const leaving = mayLeave(change, fixes) && (await hasNestedReach(room)) ? await pksOfAll() : []
  if ((await reachedThroughGroups(room, leaving)).size > 0) {
    if (request.waitingList === true) throw noWaitingList()
    const people = leaving.map((userPk) => ({ userPk, change }))
    const { work, figures, maxVersion: latest } = await draftPeople(room, { people, fixes }, rules, pools)
    return { ...common, storeTarget, groupWork: { ...work, target: targetPrint(groups) }, figures, asOf: Math.max(latest, tenant.changeCounter) }
  }
  const judged = await judgeKeys(room, request, groups, rules.book)
  return draftFrom(room, {
    ...request,
    undoOf: null,
    storeTarget,
    asOf: Math.max(maxVersion, tenant.changeCounter),
    rules,
    pools,
    judged,
    keys: groups,
    streamPks: (indexes) => streamTargetPks(db, tenant.pk, storeTarget, groups, indexes),
  })
}
