import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useProductNames } from '#web/preview/use-product-names.ts'
import { client } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { PersonLink } from '#web/users/person-link.tsx'
import type { GroupTabProps } from './group-task.ts'

const MOST = 999

const useStyles = makeStyles({
  list: { ...typographyStyles.body1, margin: 0, padding: 0, listStyleType: 'none', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  detail: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
})

/** Who waits for a seat, in the order in which they get one. */
export function GroupWaiting({ group }: GroupTabProps) {
  const styles = useStyles()
  const { say, time } = useWords()
  const productName = useProductNames()
  const { data, error, refetch } = useQuery({
    queryKey: ['groups', group.id, 'waiting'],
    queryFn: ({ signal }) => client.listGroupWaiting(group.id, { top: MOST }, { signal }),
  })
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonLines lines={4} />
  if (data.value.length === 0) return <p>{say('page.groups.nobodyWaits')}</p>
  return (
    <>
      <p>{say('page.groups.waiting.text')}</p>
      <ol className={styles.list} aria-label={say('page.groups.column.waiting')}>
        {data.value.map(({ id, displayName, userPrincipalName, poolKey, place, waitingSince }) => (
          <li key={`${id} ${poolKey}`}>
            <div>
              {say('page.groups.place', { place })} <PersonLink id={id} name={displayName ?? userPrincipalName} />
            </div>
            <div className={styles.detail}>{say('page.groups.waitingFor', { product: productName(poolKey), since: time(waitingSince) })}</div>
          </li>
        ))}
      </ol>
    </>
  )
}
