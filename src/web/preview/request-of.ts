import type { PlanRequest } from '#client/plan-calls.ts'
import { NO_CHANGE } from '#model/change.ts'
import type { Plan } from '#model/plan.ts'

/** The wish behind a plan, to make it anew: everything that its change says. What a profile or a colleague gave is in `add` by then. */
export function requestOf({ target, change, mode, reason }: Plan): PlanRequest {
  const whole = { ...change, profileId: null, copyFrom: null }
  const said = Object.entries(whole).filter(([part, value]) => JSON.stringify(value) !== JSON.stringify(NO_CHANGE[part as keyof typeof NO_CHANGE]))
  return { target, change: Object.fromEntries(said), mode, ...(reason === null ? {} : { reason }) }
}
