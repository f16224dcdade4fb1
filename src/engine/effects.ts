// What a change does to one person: seats taken and freed, services gained and lost, data that starts or stops to expire.
import type { DataItemKind } from '#model/data-item.ts'
import type { Guid } from '#model/guid.ts'
import type { Situation } from '#model/license.ts'
import type { PersonFacts } from './carry-out-change.ts'
import { plansInForce, seatsOf } from './effective-plans.ts'
import type { PlansInForce } from './effective-plans.ts'
import type { RuleBook } from './rule-book.ts'

export interface SeatDelta {
  readonly poolKey: string
  readonly skuId: Guid
  readonly delta: 1 | -1
}

export interface Effects {
  readonly seats: readonly SeatDelta[]
  /** Service plans for users; those of the organisation as a whole are nobody's gain. */
  readonly gained: readonly Guid[]
  readonly lost: readonly Guid[]
  /** Kept alive by no plan any more (D10). */
  readonly dataLost: readonly DataItemKind[]
  /** Kept alive again, or for the first time. */
  readonly dataReturned: readonly DataItemKind[]
}

/** Tells what becomes of a person between before and after. */
export function effectsOf(before: PersonFacts, after: PersonFacts, book: RuleBook): Effects {
  const seatsBefore = seatsOf(before.situation)
  const seatsAfter = seatsOf(after.situation)
  const wereOn = plansInForce(before.situation, book)
  const areOn = plansInForce(after.situation, book)
  const dataBefore = dataOf(wereOn, book)
  const dataAfter = dataOf(areOn, book)
  return {
    seats: [
      ...seatDeltas(seatsAfter, seatsBefore, 1),
      ...seatDeltas(seatsBefore, seatsAfter, -1),
    ],
    gained: forUsers(missingFrom(wereOn, areOn), areOn, book),
    lost: forUsers(missingFrom(areOn, wereOn), wereOn, book),
    dataLost: missingFrom(dataAfter, dataBefore),
    dataReturned: missingFrom(dataBefore, dataAfter),
  }
}

const seatDeltas = (some: ReadonlyMap<string, Guid>, others: ReadonlyMap<string, Guid>, delta: 1 | -1): SeatDelta[] =>
  [...some].filter(([poolKey]) => !others.has(poolKey)).map(([poolKey, skuId]) => ({ poolKey, skuId, delta }))

const missingFrom = <T>(few: { has(item: T): boolean }, many: { keys(): Iterable<T> }): T[] =>
  [...many.keys()].filter((item) => !few.has(item))

/** The kinds of data that the licences of a person keep alive. */
export const dataKeptBy = (situation: Situation, book: RuleBook): ReadonlySet<DataItemKind> => dataOf(plansInForce(situation, book), book)

const dataOf = (plans: PlansInForce, { dataItems }: RuleBook): ReadonlySet<DataItemKind> =>
  new Set([...plans.keys()].flatMap((plan) => dataItems.get(plan) ?? []))

const forUsers = (plans: readonly Guid[], carriers: PlansInForce, { products }: RuleBook): Guid[] =>
  plans.filter((plan) =>
    (carriers.get(plan) ?? []).some((skuId) =>
      products.get(skuId)?.plans.some(({ servicePlanId, appliesTo }) => servicePlanId === plan && appliesTo === 'User'),
    ),
  )
