// What the clock does by itself, in the order of time: whatever falls due first comes first, however late it is done.
import { licetItself } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import { lockClock } from '#store/tenants.ts'
import type { ClockJob } from './clock-job.ts'
import { DATA_CLOCK } from './data-clock.ts'
import { PEOPLE_CLOCK } from './people-clock.ts'
import { REQUEST_CLOCK } from './request-clock.ts'
import { RETENTION_CLOCK } from './retention-clock.ts'
import type { Action, ActionRoom, Question, ReadingRoom } from './room.ts'
import { SUBSCRIPTION_CLOCK } from './subscription-clock.ts'

/** Of what falls due at one instant, the first of these comes first. */
const CLOCK_JOBS: readonly ClockJob[] = [SUBSCRIPTION_CLOCK, PEOPLE_CLOCK, DATA_CLOCK, REQUEST_CLOCK, RETENTION_CLOCK]

async function earliest(room: ReadingRoom, until: string): Promise<{ job: ClockJob; at: string } | undefined> {
  let first: { job: ClockJob; at: string } | undefined
  for (const job of CLOCK_JOBS) {
    const at = await job.nextDue(room, first?.at ?? until)
    if (at !== undefined && (first === undefined || at < first.at)) first = { job, at }
  }
  return first
}

/**
 * Does all that falls due up to an instant, each at its own, in the caller's transaction; gives how many instants that
 * were. Whoever comes second waits, and finds done what the first has done.
 */
export async function runDueJobs(room: ActionRoom, until: Date): Promise<number> {
  const caller = licetItself(room.tenant.id)
  await lockClock(room.db, room.tenant.pk)
  for (let done = 0; ; done += 1) {
    const next = await earliest(room, until.toISOString())
    if (next === undefined) return done
    await next.job.run({ ...room, now: new Date(next.at) }, caller)
  }
}

/** What is due in an organization by now. */
export const runClock: Action<null, number> = async (room) => runDueJobs(room, room.now)

export interface TenantsDue {
  /** Those of which nothing but subscriptions is due: `turnSubscriptions` may do many of them at once. */
  readonly subscriptionsOnly: readonly Guid[]
  /** Those that `runClock` is to be called for. */
  readonly others: readonly Guid[]
}

/** The organizations that have something due. */
export const listTenantsDue: Question<null, TenantsDue> = async ({ db, realNow }) => {
  const others = new Set<Guid>()
  for (const job of CLOCK_JOBS) if (job !== SUBSCRIPTION_CLOCK) for (const id of await job.tenantsDue(db, realNow)) others.add(id)
  const subscriptionsOnly = (await SUBSCRIPTION_CLOCK.tenantsDue(db, realNow)).filter((id) => !others.has(id))
  return { subscriptionsOnly, others: [...others] }
}
