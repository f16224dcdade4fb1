import type { Plan } from '#model/plan.ts'

/** What a change is, in the one word that its button bears. */
export const PLAN_VERBS = ['assign', 'unassign', 'save', 'takeControl', 'undo'] as const
export type PlanVerb = (typeof PLAN_VERBS)[number]

/** The verb of a plan: giving alone, taking alone, undoing; anything mixed is saved. */
export function verbOf({ change, undoOf }: Plan): PlanVerb {
  if (undoOf !== null) return 'undo'
  if (change.takeControl !== null) return 'takeControl'
  const gives = change.add.length > 0
  const takes = change.remove.length > 0 || change.removeAll || change.replaceAll
  if (gives && !takes && change.services.length === 0) return 'assign'
  if (takes && !gives && change.services.length === 0) return 'unassign'
  return 'save'
}
