import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { DataItemChange } from '#client/data-calls.ts'
import type { DataDeadline, DataItem } from '#model/data-item.ts'
import { nameOfPerson } from '#web/licenses/person.ts'
import { useChanges } from '#web/state/changes-context.tsx'
import { client } from '#web/state/client.ts'
import { useMay } from '#web/state/use-may.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { DataItemRow } from './data-item-row.tsx'
import type { PersonTabProps } from './person-task.ts'

const useStyles = makeStyles({
  text: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2, margin: 0 },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
})

/** A person's data: what there is, what keeps it, what would bring it back, and the way out of the company (P17, P18). */
export function DataTab({ person, onTask }: PersonTabProps) {
  const styles = useStyles()
  const { say } = useWords()
  const { announce } = useChanges()
  const queries = useQueryClient()
  const name = nameOfPerson(person)
  const may = useMay()
  const { data: items, error, refetch } = useQuery({ queryKey: ['users', person.id, 'dataItems'], queryFn: ({ signal }) => client.listDataItems(person.id, { signal }) })
  const { data: deadlines } = useQuery({
    queryKey: ['dataDeadlines', 'of', person.id],
    queryFn: async ({ signal }) => (await client.listDataDeadlines({ filter: `user/id eq '${person.id}'` }, { signal })).value,
  })
  const change = useMutation({
    mutationFn: ({ item, changes }: { readonly item: DataItem; readonly changes: DataItemChange }) => client.patchDataItem(person.id, item.kind, changes),
    onSuccess: (item) => {
      announce({ text: say('page.user.data.changed', { item: say(`data.kind.${item.kind}`), name }), operationId: null })
      void queries.invalidateQueries({ queryKey: ['users', person.id, 'dataItems'] })
      void queries.invalidateQueries({ queryKey: ['dataDeadlines'] })
    },
  })
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!items) return <SkeletonLines lines={6} />
  const deadlineOf = ({ kind }: DataItem): DataDeadline | undefined => deadlines?.find((one) => one.kind === kind)
  return (
    <>
      <p className={styles.text}>{say(items.length === 0 ? 'page.user.data.none' : 'page.user.data.text', { name })}</p>
      {change.error ? <ErrorState error={change.error} /> : null}
      <ul className={styles.list} aria-label={say('page.user.tab.data')}>
        {items.map((item) => (
          <DataItemRow
            key={item.kind}
            item={item}
            givesBack={may('assignLicense') ? (deadlineOf(item)?.givesBack ?? null) : null}
            mayChange={may('updateUser')}
            onGiveBack={(givesBack) => onTask({ kind: 'review', title: say('page.dataDeadlines.giveBack'), request: { target: { users: [person.id] }, change: givesBack } })}
            onChange={(changes) => change.mutate({ item, changes })}
          />
        ))}
      </ul>
      {may('updateUser') ? (
        <div>
          <Button onClick={() => onTask({ kind: 'leave' })}>{say('page.leaver.start')}</Button>
        </div>
      ) : (
        <p className={styles.text}>{say('ui.denied.verb')}</p>
      )}
    </>
  )
}
