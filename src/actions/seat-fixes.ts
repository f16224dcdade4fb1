import type { ChosenFix } from '#engine/judge-classes.ts'
import type { PlanDraft } from './plan-draft.ts'
import { wrongValue } from './wrong-value.ts'

/** Ways out that were chosen for those who find no seat, but for the waiting list: that is no other licence. */
export const seatFixesOf = (fixes: readonly ChosenFix[]): ChosenFix[] =>
  fixes.filter(({ refusal, edits }) => refusal.code === 'CountViolation' && !edits.some(({ kind }) => kind === 'wait'))

/** Throws 400 when what was chosen for those without a seat needs more seats than there are. */
export function checkSeats({ seats, instead }: Pick<PlanDraft['figures'], 'seats' | 'instead'>): void {
  const over = seats.find(({ before, after }) => after.consumed - before.consumed > before.available)
  if (instead.length > 0 && over !== undefined) throw wrongValue('fixIds', over.skuId, 'ways out for which there are seats')
}
