import type { Plan } from '#model/plan.ts'

/** Until when an undo gives everything back: the first day on which data goes for good; null when none does. */
export const undoUntilOf = ({ data }: Plan): string | null =>
  data
    .flatMap(({ users, recoverableUntilDateTime }) => (users > 0 && recoverableUntilDateTime ? [recoverableUntilDateTime] : []))
    .sort()[0] ?? null
