// Whether a plan still stands: the same people in the same situations, under the same rules, with the seats it needs.
import type { Caller } from '#model/caller.ts'
import { Problem } from '#model/problem.ts'
import { availableIn } from '#model/subscription.ts'
import type { Pool } from '#model/subscription.ts'
import { keyOfPool } from '#engine/find-shortage.ts'
import { journalClasses } from '#store/journal.ts'
import { listChangedSince } from '#store/plan-people.ts'
import { classesOf } from '#store/targets.ts'
import { fingerprint } from './fingerprint.ts'
import type { StoredPlan } from './plan-draft.ts'
import type { ReadingRoom } from './room.ts'
import { rulesInForce } from './rule-book-of.ts'
import { findOperation } from './find-operation.ts'

/** Something that moved since a plan was computed. */
export type Moved =
  | { readonly what: 'person'; readonly id: string; readonly displayName: string }
  | { readonly what: 'people' }
  | { readonly what: 'rules' }
  | { readonly what: 'seats'; readonly skuId: string; readonly needed: number; readonly available: number }

async function currentClasses({ db, tenant }: ReadingRoom, plan: StoredPlan): Promise<{ fingerprint: string; maxVersion: number }> {
  const split = <Row extends { count: number; pkSum: number; pkHash: number }>({ count, pkSum, pkHash, ...key }: Row) => ({ key: key as never, count, pkSum, pkHash })
  if (plan.undoOf !== null) {
    const operation = await findOperation(db, tenant.pk, plan.undoOf)
    const { classes, maxVersion } = await journalClasses(db, tenant.pk, operation.pk)
    return { fingerprint: fingerprint(classes.map(split)), maxVersion }
  }
  const { classes, maxVersion } = await classesOf(db, tenant.pk, plan.storeTarget)
  return { fingerprint: fingerprint(classes.map(split)), maxVersion }
}

function missingSeats(plan: StoredPlan, pools: readonly Pool[]): Moved[] {
  return plan.figures.seats.flatMap((seat) => {
    const needed = seat.after.consumed - seat.before.consumed
    const pool = pools.find((one) => keyOfPool(one) === seat.poolKey)
    const available = pool === undefined ? 0 : availableIn(pool)
    return needed > available ? [{ what: 'seats' as const, skuId: seat.skuId, needed, available }] : []
  })
}

const MOST_NAMED = 20

/** What moved since; empty when the plan stands. `pools` are as they are now, locked by the caller. */
export async function movedSince(room: ReadingRoom, caller: Caller, plan: StoredPlan, pools: readonly Pool[]): Promise<readonly Moved[]> {
  const now = await currentClasses(room, plan)
  const people = now.fingerprint === fingerprint(plan.classes) && now.maxVersion <= plan.asOf
  const changed = people ? [] : await listChangedSince(room.db, room.tenant.pk, plan.storeTarget, plan.asOf, MOST_NAMED)
  const rules = await rulesInForce(room, caller, pools)
  return [
    ...changed.map((row) => ({ what: 'person' as const, id: row.id, displayName: row.displayName ?? row.userPrincipalName })),
    ...(!people && changed.length === 0 ? [{ what: 'people' as const }] : []),
    ...(rules.key === plan.rulesKey ? [] : [{ what: 'rules' as const }]),
    ...missingSeats(plan, pools),
  ]
}

/** 409 with what moved. */
export const stalePlan = (moved: readonly Moved[]): Problem =>
  new Problem({
    status: 409,
    code: 'planIsStale',
    message: 'Something this plan was computed from has changed since. Nothing was changed; make the plan again.',
    words: { key: 'error.planIsStale', arguments: {} },
    more: { moved },
  })
