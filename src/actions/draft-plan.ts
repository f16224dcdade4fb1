// What a change would do, exactly: people are judged by class, seats are counted, nothing is written.
import type { ChosenFix } from '#engine/judge-classes.ts'
import { readPlanRequest } from '#engine/read-change.ts'
import type { FixRequest } from '#engine/read-change.ts'
import { resolveChange } from '#engine/resolve-change.ts'
import type { Change, OnMemberError, PlanMode, Target } from '#model/change.ts'
import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import { badRequest } from '#model/problem.ts'
import { listPools } from '#store/pools.ts'
import { readSituation } from '#store/situations.ts'
import { classesOf, streamTargetPks } from '#store/targets.ts'
import { draftGroupWork, requireGroupAccess } from './draft-group-work.ts'
import { findUser } from './find-user.ts'
import { fixId } from './fix-id.ts'
import { judgeKeys } from './judge-keys.ts'
import type { PlanDraft } from './plan-draft.ts'
import { findProfile } from './profiles.ts'
import { requireGroupsReach } from './plan-reach.ts'
import { readPlan } from './read-plan.ts'
import { readTarget } from './read-target.ts'
import { wellFormed } from './well-formed.ts'
import { requireAccess } from './require-access.ts'
import type { Question, ReadingRoom } from './room.ts'
import { rulesInForce } from './rule-book-of.ts'
import { draftFrom } from './draft-from.ts'

export interface PlanRequest {
  readonly target: Target
  readonly change: Change
  readonly mode: PlanMode
  readonly onMemberError?: OnMemberError
  readonly waitingList?: boolean
  readonly reason: string | null
  readonly basePlanId: Guid | null
  readonly fixes: readonly ChosenFix[]
}

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

  return draftPlanOf(room, caller, request)
}

/** The change with what a profile gives, or a colleague has, put into it. Throws 404. */
async function withNamedSets(room: ReadingRoom, change: Change): Promise<Change> {
  const { profileId, copyFrom } = change
  if (profileId === null && copyFrom === null) return change
  const colleague = copyFrom === null ? null : await findUser(room.db, room.tenant.pk, copyFrom)
  return resolveChange(change, {
    ...(profileId !== null && { profile: (await findProfile(room, profileId)).licenses }),
    ...(colleague !== null && { copied: await readSituation(room.db, room.tenant.pk, colleague.situationId) }),
  })
}

/** Drafts a plan of what is wished, where a caller may have it. Throws 403, 404 and what is wrong with the wish. */
export async function draftPlanOf(room: ReadingRoom, caller: Caller, wished: PlanRequest): Promise<PlanDraft> {
  const { db, tenant } = room
  const request = { ...wished, change: await withNamedSets(room, wished.change) }
  const within = request.target.groupLicenses === undefined ? requireAccess(caller, 'assignLicense') : null
  if (request.target.groupLicenses !== undefined) {
    requireGroupAccess(caller, request.change)
    await requireGroupsReach(room, caller, request.target.groupLicenses)
  }
  const pools = await listPools(db, tenant.pk)
  const rules = await rulesInForce(room, caller, pools)
  if (request.target.groupLicenses !== undefined) {
    const wish = { groupIds: [...new Set(request.target.groupLicenses)], change: request.change, strict: request.onMemberError === 'refuse', fixes: request.fixes }
    const { work, figures, maxVersion } = await draftGroupWork(room, wish, rules, pools)
    const { target, change, mode, reason, basePlanId, fixes, onMemberError = 'record' } = request
    return {
      target,
      change,
      mode,
      reason,
      basePlanId,
      fixes,
      onMemberError,
      undoOf: null,
      storeTarget: {},
      classes: [],
      groupWork: work,
      figures,
      asOf: Math.max(maxVersion, tenant.changeCounter),
      rulesKey: rules.key,
    }
  }
  const storeTarget = await readTarget(room, request.target, within)
  const { classes: groups, maxVersion } = await classesOf(db, tenant.pk, storeTarget)
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
