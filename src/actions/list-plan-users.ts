// The people of a plan, as the plan has them: a page at a time, by outcome when asked.
import { accountChangeOf } from '#model/change.ts'
import type { Guid } from '#model/guid.ts'
import type { Outcome } from '#model/plan.ts'
import { listCrowdPeople } from '#store/crowds.ts'
import { listTargetPeople, listUndoPeople } from '#store/plan-people.ts'
import type { ClassPart, PeoplePage, PersonOfPlan } from '#store/plan-people.ts'
import type { UndoKey } from '#store/targets.ts'
import { findOperation } from './find-operation.ts'
import type { WorkPart } from './group-work.ts'
import { journalUsers } from './journal-users.ts'
import type { Listed } from './operation-questions.ts'
import { isJournaled } from './operation-record.ts'
import { waitsFor } from './plan-draft.ts'
import type { DraftClass, StoredPlan } from './plan-draft.ts'
import { planUser } from './plan-user.ts'
import type { PlanUserFacts } from './plan-user.ts'
import { readPlan } from './read-plan.ts'
import type { Question, ReadingRoom } from './room.ts'

export interface ListPlanUsersInput {
  readonly id: Guid
  readonly outcome: Outcome | null
  readonly top: number
  readonly skip: number
}

/** A part of a class whose people all meet the same end: a class that is short of seats has two. */
interface Part extends ClassPart, Pick<DraftClass, 'after' | 'afterUsageLocation'> {
  readonly cls: DraftClass
  readonly outcome: Outcome
  readonly refusal: number | null
}

function partsOf(plan: StoredPlan, cls: DraftClass): Part[] {
  const { key, outcome, refusal, cutoffPk, cutoffRefusal, after, afterUsageLocation, instead } = cls
  const seated: Part = { cls, key, outcome, refusal, after, afterUsageLocation, above: null, upTo: cutoffPk }
  if (cutoffPk === null) return [seated]
  const unseated = { cls, key, refusal: cutoffRefusal, above: cutoffPk, upTo: null }
  if (instead !== undefined) return [seated, { ...unseated, ...instead }]
  const why = cutoffRefusal === null ? undefined : plan.figures.refusals[cutoffRefusal]?.refusal
  const waits = why?.code === 'CountViolation' && waitsFor(plan, why.skuId)
  return [seated, { ...unseated, outcome: waits ? 'waiting' : 'refused', after: cls.before, afterUsageLocation: cls.usageLocation }]
}

async function readPeople({ db, tenant }: ReadingRoom, plan: StoredPlan, parts: readonly Part[], page: PeoplePage): Promise<PersonOfPlan[]> {
  if (parts.length === 0) return []
  const wanted = parts.map(({ key, above, upTo }) => ({ key, above, upTo }))
  if (plan.undoOf === null || accountChangeOf(plan.change) !== null) return listTargetPeople(db, tenant.pk, plan.storeTarget, wanted, page)
  const { pk } = await findOperation(db, tenant.pk, plan.undoOf)
  return listUndoPeople(db, tenant.pk, pk, wanted as ClassPart<UndoKey>[], page)
}

const countOf = ({ figures: { summary } }: StoredPlan, outcome: Outcome | null): number => (outcome === null ? summary.users : summary[outcome])

/** The same of a change of groups. */
async function readConcerned(room: ReadingRoom, { groupWork, figures }: StoredPlan, { outcome, top, skip }: ListPlanUsersInput): Promise<readonly PlanUserFacts[]> {
  const parts = groupWork?.parts.filter((part) => outcome === null || part.outcome === outcome) ?? []
  if (groupWork === undefined || parts.length === 0) return []
  const people = await listCrowdPeople(room.db, room.tenant.pk, groupWork.crowd, parts, { top, skip })
  return people.map((user) => {
    const { before, after, usageLocation, afterUsageLocation = usageLocation, outcome: end, refusal } = parts[user.part] as WorkPart
    const why = refusal === null ? null : (figures.refusals[refusal]?.refusal ?? null)
    return planUser(room, { user, outcome: end, before: { situation: before, usageLocation }, after: { situation: after, usageLocation: afterUsageLocation }, refusal: why })
  })
}

/** The same of people who are not there yet. */
function readNewcomers(room: ReadingRoom, { newcomers = [], figures }: StoredPlan, { outcome, top, skip }: ListPlanUsersInput): readonly PlanUserFacts[] {
  const people = newcomers.map(({ id, properties, situation, usageLocation, refusal }) => {
    const user = { id, displayName: String(properties['displayName']), userPrincipalName: String(properties['userPrincipalName']) }
    const why = refusal === null ? null : (figures.refusals[refusal]?.refusal ?? null)
    return planUser(room, { user, outcome: why === null ? 'changed' : 'refused', before: { situation: [], usageLocation: null }, after: { situation, usageLocation }, refusal: why })
  })
  return people.filter((one) => outcome === null || one.outcome === outcome).slice(skip, skip + top)
}

async function readPlanned(room: ReadingRoom, plan: StoredPlan, { outcome, top, skip }: ListPlanUsersInput): Promise<readonly PlanUserFacts[]> {
  if (plan.newcomers !== undefined) return readNewcomers(room, plan, { id: plan.id, outcome, top, skip })
  if (plan.groupWork !== undefined) return readConcerned(room, plan, { id: plan.id, outcome, top, skip })
  const parts = plan.classes.flatMap((cls) => partsOf(plan, cls)).filter((part) => outcome === null || part.outcome === outcome)
  const people = await readPeople(room, plan, parts, { top, skip, count: countOf(plan, outcome) })
  return people.map((user) => {
    const { cls, outcome: end, refusal, ...part } = parts[user.part] as Part
    const before = { situation: cls.before, usageLocation: cls.usageLocation }
    const after = { situation: part.after, usageLocation: part.afterUsageLocation }
    return planUser(room, {
      user,
      outcome: end,
      before,
      after: end === 'changed' ? after : before,
      refusal: refusal === null ? null : (plan.figures.refusals[refusal]?.refusal ?? null),
    })
  })
}

/** People in order of pk: of an applied plan as it made them, else as it would; then whoever changed since is left out. */
export const listPlanUsers: Question<ListPlanUsersInput, Listed<PlanUserFacts>> = async (room, caller, input) => {
  const { outcome, top, skip } = input
  const plan = await readPlan(room, caller, { id: input.id })
  const applied = plan.appliedBy === null ? null : await findOperation(room.db, room.tenant.pk, plan.appliedBy)
  return {
    count: countOf(plan, outcome),
    value:
      applied !== null && isJournaled(applied)
        ? (await journalUsers(room, caller, applied, { top, skip, ...(outcome !== null && { outcome }) })).value
        : await readPlanned(room, plan, input),
  }
}
