import type { Plan } from '#model/plan.ts'

/** What a change is, in the one word that its button bears; those of groups are apart. */
export type PlanVerb = 'assign' | 'unassign' | 'save' | 'takeControl' | 'addUsers' | 'deleteUser' | 'restoreUser' | 'undo'
export type GroupVerb = 'join' | 'leave' | 'mend' | 'assignGroups' | 'unassignGroups' | 'saveGroups'

const changesGroup = ({ groups }: Plan): boolean => groups.some(({ changesLicenses, joining, leaving }) => changesLicenses || joining + leaving > 0)

/** Whether a plan is carried out with everybody in it or not at all: a purchase that is taken over, a request that is approved. */
export const isWhole = ({ change, requestId }: Plan): boolean => change.takeControl !== null || requestId !== null

/** Whether applying a plan would change nothing at all. A purchase ends, and a request is answered, even when nobody's licences change. */
export function isNothing(plan: Plan): boolean {
  if (plan.change.subscription !== null) return (plan.subscription?.after ?? null) === null
  const { changed, refused } = plan.summary
  return isWhole(plan) ? refused > 0 : changed === 0 && !changesGroup(plan) && !isWaiting(plan)
}

/** Whether all that a change of people does is to put some on the waiting list. */
export const isWaiting = ({ summary: { changed, waiting }, groups }: Plan): boolean => groups.length === 0 && changed === 0 && waiting > 0

/** Whether people are made by it. */
export const makesPeople = ({ change, target: { rows = [] } }: Pick<Plan, 'change' | 'target'>): boolean => change.createUser !== null || rows.some((row) => row.change.createUser !== null)

/** The verb of a plan of people: giving alone, taking alone, undoing; anything mixed is saved. */
export function verbOf(plan: Plan): PlanVerb {
  const { change, undoOf } = plan
  if (undoOf !== null) return 'undo'
  if (makesPeople(plan)) return 'addUsers'
  if (change.deleteUser) return 'deleteUser'
  if (change.restoreUser) return 'restoreUser'
  if (change.takeControl !== null) return 'takeControl'
  const gives = change.add.length > 0
  const takes = change.remove.length > 0 || change.removeAll || change.replaceAll
  if (gives && !takes && change.services.length === 0) return 'assign'
  if (takes && !gives && change.services.length === 0) return 'unassign'
  return 'save'
}

/** The verb of a plan of groups; null for people and for an undo. */
export function groupVerbOf(plan: Plan): GroupVerb | null {
  const { change, groups, undoOf } = plan
  if (groups.length === 0 || undoOf !== null) return null
  if (change.members !== null) return groups.some(({ leaving }) => leaving > 0) ? 'leave' : 'join'
  // What it gives already is given again: its members in trouble are looked at, and helped by a way out.
  if (!changesGroup(plan)) return 'mend'
  const verb = verbOf(plan)
  return verb === 'assign' ? 'assignGroups' : verb === 'unassign' ? 'unassignGroups' : 'saveGroups'
}

/** How many a verb is for: people who join or leave, groups, or whoever is changed. */
export function countOf(plan: Plan): number {
  const verb = groupVerbOf(plan)
  if (verb === 'join') return sum(plan.groups.map(({ joining }) => joining))
  if (verb === 'leave') return sum(plan.groups.map(({ leaving }) => leaving))
  return verb === null || verb === 'mend' ? plan.summary.changed : plan.groups.length
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
