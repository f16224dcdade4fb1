// A product's use day by day: the counters of today walked back by what the journals say was changed.
import type { Guid } from '#model/guid.ts'
import { notFound } from '#model/problem.ts'
import type { Subscription } from '#model/subscription.ts'
import type { UsageDay, UsageTrend } from '#model/usage-report.ts'
import { listObjectChangesSince } from '#store/object-journal.ts'
import { listPools } from '#store/pools.ts'
import { listSubscriptions } from '#store/subscriptions.ts'
import { seatsByDay } from '#store/usage.ts'
import { requireAccess } from './require-access.ts'
import type { Question, ReadingRoom } from './room.ts'

const DAY_MS = 24 * 3_600_000

const seatsIn = ({ status, totalLicenses }: Pick<Subscription, 'status' | 'totalLicenses'>): number => (status === 'Enabled' || status === 'Warning' ? totalLicenses : 0)

/** By how many seats each day changed what is bought. */
async function boughtByDay({ db, tenant }: ReadingRoom, subscriptions: readonly Subscription[], since: string): Promise<Map<string, number>> {
  const days = new Map<string, number>()
  const add = (day: string, change: number): unknown => days.set(day, (days.get(day) ?? 0) + change)
  for (const one of subscriptions) {
    let state: Pick<Subscription, 'status' | 'totalLicenses'> = one
    let isMade = false
    for (const { before, at } of await listObjectChangesSince(db, tenant.pk, one.id, since)) {
      const earlier = before === null ? null : { ...state, ...(before as Partial<Subscription>) }
      add(at.slice(0, 10), seatsIn(state) - (earlier === null ? 0 : seatsIn(earlier)))
      isMade = earlier === null
      state = earlier ?? state
    }
    // Those of the sample were there before anybody noted it.
    if (!isMade && one.createdDateTime >= since) add(one.createdDateTime.slice(0, 10), seatsIn(state))
  }
  return days
}

export interface UsageTrendInput {
  readonly skuId: Guid
  /** How many days back, today included. */
  readonly days: number
}

/** Seats bought and people seated at the end of each day, of the central pool. Throws 403, 404. */
export const readUsageTrend: Question<UsageTrendInput, UsageTrend> = async (room, caller, { skuId, days }) => {
  requireAccess(caller, 'readSubscribedSkus')
  const { db, tenant, now } = room
  const pool = (await listPools(db, tenant.pk)).find((one) => one.skuId === skuId && one.ownerId === null)
  if (pool === undefined) throw notFound(skuId)
  const dates = Array.from({ length: days }, (_, back) => new Date(now.getTime() - back * DAY_MS).toISOString().slice(0, 10))
  const since = `${dates.at(-1) ?? ''}T00:00:00.000Z`
  const subscriptions = (await listSubscriptions(db, tenant.pk)).filter(({ id }) => pool.subscriptionIds.includes(id))
  const [seated, bought] = [await seatsByDay(db, tenant.pk, skuId, since), await boughtByDay(room, subscriptions, since)]
  const value: UsageDay[] = []
  let state = { assigned: pool.consumed, bought: subscriptions.reduce((sum, one) => sum + seatsIn(one), 0) }
  for (const date of dates) {
    value.unshift({ date, ...state })
    state = { assigned: state.assigned - (seated.get(date) ?? 0), bought: state.bought - (bought.get(date) ?? 0) }
  }
  return { skuId, value }
}
