import { PATHS } from '#web/paths.ts'
import { useWords } from '#web/state/words-context.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PlaceLink } from '#web/ui/place-link.tsx'

/** An organisation that has bought nothing yet, with the way to where it buys. */
export function NoProducts({ text }: { text?: string }) {
  const { say } = useWords()
  return (
    <EmptyState title={say('page.home.seats.none')} {...(text !== undefined && { text })}>
      <PlaceLink to={PATHS.yourProducts}>{say('page.yourProducts.title')}</PlaceLink>
    </EmptyState>
  )
}
