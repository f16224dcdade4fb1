import type { JudgedClass } from '#engine/judge-classes.ts'
import { sumPlan } from '#engine/plan-change.ts'
import type { PlanGround } from '#engine/plan-change.ts'
import { listSubscriptions } from '#store/subscriptions.ts'
import type { PlanDraft } from './plan-draft.ts'
import { priceList } from './price-list.ts'
import type { ReadingRoom } from './room.ts'

/** What a plan comes to with the purchases, the prices and the clock as they are. */
export async function sumFigures(room: ReadingRoom, judged: readonly JudgedClass[], ground: Omit<PlanGround, 'subscriptions' | 'prices' | 'defaultLocation' | 'now'>): Promise<PlanDraft['figures']> {
  const { classes: _classes, shortage: _shortage, ...figures } = sumPlan(judged, {
    ...ground,
    subscriptions: await listSubscriptions(room.db, room.tenant.pk),
    prices: await priceList(room, ground.pools),
    defaultLocation: room.tenant.defaultUsageLocation,
    now: room.now.toISOString(),
  })
  return figures
}
