import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { Guid } from '#model/guid.ts'
import { PATHS } from '#web/paths.ts'
import { client } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'
import { PlaceLink } from '#web/ui/place-link.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'

const AT_A_TIME = 50

const useStyles = makeStyles({
  title: { ...typographyStyles.subtitle2, margin: 0 },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', rowGap: tokens.spacingVerticalXS },
  detail: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
})

/** The people whom an operation touched, fifty at a time, each opening; nothing where they were not noted one by one. */
export function OperationPeople({ id }: { id: Guid }) {
  const styles = useStyles()
  const { say } = useWords()
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['operations', 'users', id],
    queryFn: ({ pageParam, signal }) => client.listOperationUsers(id, { top: AT_A_TIME, after: pageParam }, { signal }),
    initialPageParam: '',
    getNextPageParam: (last) => (last['@odata.nextLink'] ? new URL(last['@odata.nextLink']).searchParams.get('$skiptoken') : null),
  })
  if (!data) return <SkeletonLines />
  const people = data.pages.flatMap(({ value }) => value)
  if (people.length === 0) return null
  return (
    <section>
      <h3 className={styles.title}>{say('ui.people', { count: data.pages[0]?.['@odata.count'] ?? people.length })}</h3>
      <ul className={styles.list}>
        {people.map((person) => (
          <li key={person.id}>
            <PlaceLink to={PATHS.activeUsers} search={{ panel: person.id }}>
              {person.displayName}
            </PlaceLink>{' '}
            <span className={styles.detail}>{person.refusal ? person.refusal.message : person.userPrincipalName}</span>
          </li>
        ))}
      </ul>
      {hasNextPage ? (
        <Button size="small" disabledFocusable={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {say('page.preview.people.more')}
        </Button>
      ) : null}
    </section>
  )
}
