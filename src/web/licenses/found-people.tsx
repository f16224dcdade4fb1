import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { client } from '#web/state/client.ts'
import { PATHS } from '#web/paths.ts'
import { useWords } from '#web/state/words-context.tsx'
import { PlaceLink } from '#web/ui/place-link.tsx'
import { formatTypeAhead } from './format-type-ahead.ts'

const MOST = 5

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalM, ...typographyStyles.body1 },
})

/** People whom a search among products also finds, each leading to their panel. */
export function FoundPeople({ text }: { text: string }) {
  const styles = useStyles()
  const { say } = useWords()
  const search = formatTypeAhead(text)
  const { data } = useQuery({
    queryKey: ['users', 'found', search],
    queryFn: ({ signal }) => client.listUsersAt({ search, top: MOST, select: ['id', 'displayName'], count: false }, { signal }),
    enabled: search !== undefined,
    placeholderData: keepPreviousData,
  })
  if (!data || data.value.length === 0) return null
  return (
    <div className={styles.root} role="group" aria-label={say('ui.search.users')}>
      <span>{say('page.licenses.foundPeople')}</span>
      {data.value.map(({ id, displayName }) => (
        <PlaceLink key={id} to={PATHS.activeUsers} search={{ panel: id }}>
          {displayName}
        </PlaceLink>
      ))}
    </div>
  )
}
