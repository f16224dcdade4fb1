import type { Plan } from '#model/plan.ts'
import type { Preview } from './preview.ts'
import { endsPurchase } from './purchase-verb.ts'

export type PreviewWeight = 'light' | 'normal' | 'heavy'

/** People who may lose something before the number of them must be typed. */
const MANY = 100

/** So soon after a change its undo takes nobody's work: what starts to expire again was not there before it, or was expiring. */
const FRESH_MS = 24 * 3_600_000

const isFresh = (plan: Plan, undoes: Preview['undoes']): boolean => undoes !== null && Date.parse(plan.createdDateTime) - Date.parse(undoes.createdDateTime) < FRESH_MS

/**
 * How much a change asks of who makes it: nothing to look at (one person, nothing lost or refused), a review, or a
 * review confirmed by typing the number of people (data starts to expire, many lose something, a purchase ends).
 */
export function weightOf({ plan, undoes }: Pick<Preview, 'plan' | 'undoes'>): PreviewWeight {
  const losers = Math.max(0, ...plan.services.lost.map(({ users }) => users))
  const startsToExpire = plan.data.some(({ users, held, recoverableUntilDateTime }) => users > held && recoverableUntilDateTime !== null) && !isFresh(plan, undoes)
  if (plan.change.subscription !== null) return endsPurchase(plan) && plan.refusals.length === 0 ? 'heavy' : 'normal'
  // A purchase that ends does not come back.
  if (plan.change.takeControl !== null && plan.summary.changed > 0) return 'heavy'
  if (plan.change.deleteUser) return 'heavy'
  if (startsToExpire || losers > MANY) return 'heavy'
  const isQuiet = losers === 0 && plan.data.length === 0 && plan.warnings.length === 0 && plan.refusals.length === 0
  return plan.summary.users <= 1 && isQuiet ? 'light' : 'normal'
}
