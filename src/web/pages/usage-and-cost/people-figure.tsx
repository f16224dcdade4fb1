import { NO_FILTERS, formatUserFilters } from '#web/users/user-filters.ts'
import type { UserFilters } from '#web/users/user-filters.ts'
import { PATHS } from '#web/paths.ts'
import { useWords } from '#web/state/words-context.tsx'
import { PlaceLink } from '#web/ui/place-link.tsx'

interface PeopleFigureProps {
  readonly people: number
  /** What finds exactly them among Active users; null where no filter does. */
  readonly filters: Partial<UserFilters> | null
}

/** A number of people, which opens those people. */
export function PeopleFigure({ people, filters }: PeopleFigureProps) {
  const { number } = useWords()
  if (filters === null || people === 0) return number(people)
  return (
    <PlaceLink to={PATHS.activeUsers} search={{ filter: formatUserFilters({ ...NO_FILTERS, ...filters }) }}>
      {number(people)}
    </PlaceLink>
  )
}
