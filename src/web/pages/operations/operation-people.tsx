import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import type { Guid } from '#model/guid.ts'
import { client } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'

const SHOWN = 50

const useStyles = makeStyles({
  title: { ...typographyStyles.subtitle2, margin: 0 },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', rowGap: tokens.spacingVerticalXS },
  detail: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
})

/** The first people whom an operation touched, and how many there are; nothing where they were not noted one by one. */
export function OperationPeople({ id }: { id: Guid }) {
  const styles = useStyles()
  const { say } = useWords()
  const { data } = useQuery({
    queryKey: ['operations', 'users', id],
    queryFn: ({ signal }) => client.listOperationUsers(id, { top: SHOWN }, { signal }),
  })
  if (!data) return <SkeletonLines />
  if (data.value.length === 0) return null
  return (
    <section>
      <h3 className={styles.title}>{say('ui.people', { count: data['@odata.count'] ?? data.value.length })}</h3>
      <ul className={styles.list}>
        {data.value.map((person) => (
          <li key={person.id}>
            {person.displayName} <span className={styles.detail}>{person.userPrincipalName}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
