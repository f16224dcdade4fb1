import { dropEndedSessions } from '#store/identity.ts'
import { dropExpiredPlans } from '#store/plans.ts'
import type { Action } from './room.ts'

/** For so long after its day a plan still says that it has expired; then it is not there. */
const EXPIRED_PLAN_MS = 30 * 24 * 3_600_000

/** Forgets what has ended in every organisation by the real clock: sessions, links, codes, tokens, and plans that nobody applied. */
export const forgetEnded: Action<null, null> = async ({ db, realNow }) => {
  await dropEndedSessions(db, realNow.toISOString())
  await dropExpiredPlans(db, new Date(realNow.getTime() - EXPIRED_PLAN_MS).toISOString())
  return null
}
