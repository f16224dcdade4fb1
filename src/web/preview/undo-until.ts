import type { Plan } from '#model/plan.ts'

/**
 * Until when an undo gives everything back that it can: the first day on which data goes for good; null when none does.
 * A phone number goes at once, whatever is undone when.
 */
export const undoUntilOf = ({ data }: Pick<Plan, 'data'>): string | null =>
  data
    .flatMap(({ kind, users, recoverableUntilDateTime }) => (kind !== 'phoneNumber' && users > 0 && recoverableUntilDateTime ? [recoverableUntilDateTime] : []))
    .sort()[0] ?? null
