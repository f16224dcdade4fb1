// What is on its way to deletion (P17): who, what, until when, and what brings it back.
import { bringBackOf, recoverableUntil } from '#engine/data-clock.ts'
import { dataKeptBy } from '#engine/effects.ts'
import { isHeld } from '#engine/effective-plans.ts'
import type { DataDeadline, GivesBack } from '#model/data-item.ts'
import type { Situation } from '#model/license.ts'
import { countDeadlines, countDeadlinesByDay, listDeadlines } from '#store/data-deadlines.ts'
import type { DeadlineQuery, DeadlineRow } from '#store/data-deadlines.ts'
import { readSituation } from '#store/situations.ts'
import { requireAccess } from './require-access.ts'
import type { Question, ReadingRoom } from './room.ts'
import { showingBook } from './rule-book-of.ts'

export interface DeadlinesInput extends Omit<DeadlineQuery, 'within'> {
  readonly top: number
  readonly skip: number
}

/** The licences of before that kept an item, as the change that would give them back to somebody who has others now. */
function givesBackOf({ catalogue }: ReadingRoom, kind: DataDeadline['kind'], before: Situation, now: Situation): GivesBack | null {
  const book = showingBook(catalogue)
  const add: GivesBack['add'][number][] = []
  const services: GivesBack['services'][number][] = []
  for (const record of before) {
    if (!dataKeptBy([record], book).has(kind)) continue
    const { skuId, disabledPlans } = record
    if (record.selfServicePoolId !== null || [...add, ...services].some((one) => one.skuId === skuId)) continue
    const held = now.find((one) => one.skuId === skuId && isHeld(one))
    const carriers = (book.products.get(skuId)?.plans ?? []).map((plan) => plan.servicePlanId).filter((id) => book.dataItems.get(id)?.includes(kind) === true)
    if (held === undefined) add.push({ skuId, disabledPlans })
    else services.push({ skuId, turnOn: carriers.filter((id) => held.disabledPlans.includes(id) && !disabledPlans.includes(id)) })
  }
  return add.length + services.length > 0 ? { add, services } : null
}

async function deadlineOf(room: ReadingRoom, row: DeadlineRow): Promise<DataDeadline> {
  const { id, displayName, userPrincipalName, deleted, situationId, beforeSituationId, operationId, ...clock } = row
  const bringBack = bringBackOf(clock, deleted === 2)
  const { db, tenant } = room
  const givesBack =
    bringBack === 'giveLicense' && deleted === 0
      ? givesBackOf(room, clock.kind, await readSituation(db, tenant.pk, beforeSituationId), await readSituation(db, tenant.pk, situationId))
      : null
  return {
    user: { id, displayName: displayName ?? userPrincipalName, userPrincipalName },
    ...clock,
    recoverableUntilDateTime: recoverableUntil(clock),
    bringBack,
    givesBack,
    operationId,
  }
}

/** A page of deadlines of the people whom the caller may see, with the exact count. */
export const listDataDeadlines: Question<DeadlinesInput, { value: readonly DataDeadline[]; count: number }> = async (room, caller, { top, skip, ...query }) => {
  const within = requireAccess(caller, 'readLicenses')
  const { db, tenant } = room
  const rows = await listDeadlines(db, tenant.pk, { ...query, within }, { top, skip })
  const value: DataDeadline[] = []
  for (const row of rows) value.push(await deadlineOf(room, row))
  return { value, count: await countDeadlines(db, tenant.pk, { ...query, within }) }
}

export interface DeadlineDay {
  readonly untilDateTime: string
  readonly kind: DataDeadline['kind']
  readonly count: number
}

/** How many deadlines there are at each instant of a time: what a calendar shows. */
export const listDeadlineDays: Question<{ readonly from: string; readonly to: string }, readonly DeadlineDay[]> = async ({ db, tenant }, caller, { from, to }) =>
  countDeadlinesByDay(db, tenant.pk, { from, to, within: requireAccess(caller, 'readLicenses') })
