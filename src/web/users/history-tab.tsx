import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { PersonEvent } from '#model/person-event.ts'
import { NotUndoableNote } from '#web/preview/not-undoable-note.tsx'
import { useProductNames } from '#web/preview/use-product-names.ts'
import { useChanges } from '#web/state/changes-context.tsx'
import { client } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { describeEvent } from './describe-event.ts'
import type { PersonTabProps } from './person-task.ts'

const PAGE = 50

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  event: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS, paddingBlock: tokens.spacingVerticalM, borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}` },
  head: { display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: tokens.spacingHorizontalS, ...typographyStyles.body1Strong },
  detail: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  change: { ...typographyStyles.body1, display: 'grid', gridTemplateColumns: 'max-content 1fr', columnGap: tokens.spacingHorizontalM, margin: 0 },
  term: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, overflowWrap: 'anywhere' },
})

/** What happened to a person, the newest first: who, when, why, before and after, and the undo. */
export function HistoryTab({ person }: PersonTabProps) {
  const styles = useStyles()
  const { say } = useWords()
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetching } = useInfiniteQuery({
    queryKey: ['operations', 'of', person.id],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) => client.listUserHistory(person.id, { top: PAGE, skip: pageParam }, { signal }),
    getNextPageParam: (last, pages) => (last.length === PAGE ? pages.length * PAGE : undefined),
  })
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonLines lines={6} />
  const events = data.pages.flat()
  if (events.length === 0) return <p>{say('page.user.history.none')}</p>
  return (
    <>
      <ul className={styles.list} aria-label={say('page.user.tab.history')}>
        {events.map((event) => (
          <Event key={event.operation.id} event={event} />
        ))}
      </ul>
      {hasNextPage ? (
        <Button appearance="transparent" disabledFocusable={isFetching} onClick={() => void fetchNextPage()}>
          {say('page.preview.people.more')}
        </Button>
      ) : null}
    </>
  )
}

function Event({ event }: { event: PersonEvent }) {
  const styles = useStyles()
  const words = useWords()
  const { say, time } = words
  const productName = useProductNames()
  const { requestUndo } = useChanges()
  const { operation } = event
  return (
    <li className={styles.event}>
      <div className={styles.head}>
        <span>{say(`operation.kind.${operation.kind}`)}</span>
        {operation.undoable ? (
          <Button size="small" onClick={() => requestUndo(operation.id)}>
            {say('ui.undo')}
          </Button>
        ) : (
          <NotUndoableNote operation={operation} />
        )}
      </div>
      <span className={styles.detail}>
        {[time(operation.createdDateTime), operation.createdBy.displayName, operation.reason].filter(Boolean).join(' · ')}
      </span>
      <dl className={styles.change}>
        {describeEvent(event, words, productName).map(({ name, before, after }) => (
          <Row key={name} name={name} text={say('page.user.history.change', { before: before || say('ui.none'), after: after || say('ui.none') })} />
        ))}
      </dl>
    </li>
  )
}

function Row({ name, text }: { name: string; text: string }) {
  const styles = useStyles()
  return (
    <>
      <dt className={styles.term}>{name}</dt>
      <dd className={styles.value}>{text}</dd>
    </>
  )
}
