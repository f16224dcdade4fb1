import { accountChangeOf } from '#model/change.ts'
import type { Guid } from '#model/guid.ts'
import type { StoredPlan } from './plan-draft.ts'

/** A licence of a person or of a group itself. */
interface Held {
  readonly skuId: Guid
  readonly assignedByGroup?: Guid | null
}

interface Move {
  readonly before: readonly Held[]
  readonly after: readonly Held[]
}

/** What is held on one side of a move alone. */
function onlyIn(some: readonly Held[], others: readonly Held[]): Guid[] {
  const isSame = (one: Held, other: Held): boolean => one.skuId === other.skuId && one.assignedByGroup === other.assignedByGroup
  return some.filter((one) => !others.some((other) => isSame(one, other))).map(({ skuId }) => skuId)
}

/** Products that a plan gives and takes back, for lists of operations: what a way out left out is not among them. */
export function productsOfPlan(plan: StoredPlan): { added: Guid[]; removed: Guid[] } {
  const { classes, groupWork, groupsBack = [], newcomers = [], figures, change } = plan
  const moved = (sign: 1 | -1): Guid[] => figures.seats.filter((seat) => Math.sign(seat.after.consumed - seat.before.consumed) === sign).map((seat) => seat.skuId)
  // Licences stay on record when people are deleted: it is their seats that go and come.
  if (accountChangeOf(change) !== null) return { added: moved(1), removed: moved(-1) }
  const moves: readonly Move[] = [
    ...classes,
    ...classes.flatMap(({ before, instead }) => (instead === undefined ? [] : [{ before, after: instead.after }])),
    ...(groupWork?.parts ?? []),
    ...(groupWork?.groups ?? []),
    ...groupsBack,
    ...newcomers.map(({ situation }) => ({ before: [], after: situation })),
  ]
  const unique = (ids: readonly Guid[]): Guid[] => [...new Set(ids)]
  return { added: unique(moves.flatMap(({ before, after }) => onlyIn(after, before))), removed: unique(moves.flatMap(({ before, after }) => onlyIn(before, after))) }
}
