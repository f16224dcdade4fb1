import { Button, Field, Input, makeStyles, typographyStyles } from '@fluentui/react-components'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { client } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Panel } from '#web/ui/panel.tsx'

const useStyles = makeStyles({
  text: { ...typographyStyles.body1, margin: 0 },
})

const KEY = ['calendarFeed']

/** The address at which a calendar outside shows the deadlines: made, shown once, withdrawn. */
export function CalendarFeedPane({ onClose }: { onClose: () => void }) {
  const styles = useStyles()
  const { say, time } = useWords()
  const queries = useQueryClient()
  const { data, error } = useQuery({ queryKey: KEY, queryFn: ({ signal }) => client.getCalendarFeed({ signal }) })
  const onSuccess = () => queries.invalidateQueries({ queryKey: KEY })
  const make = useMutation({ mutationFn: () => client.makeCalendarFeed(), onSuccess })
  const withdraw = useMutation({
    mutationFn: () => client.withdrawCalendarFeed(),
    onSuccess: () => {
      make.reset()
      return onSuccess()
    },
  })
  const made = data?.createdDateTime ?? null
  return (
    <Panel
      open
      title={say('page.dataDeadlines.feed')}
      onClose={onClose}
      footer={
        <>
          <Button appearance="primary" onClick={() => make.mutate()}>
            {say(made === null ? 'page.dataDeadlines.feed.make' : 'page.dataDeadlines.feed.again')}
          </Button>
          {made === null ? null : <Button onClick={() => withdraw.mutate()}>{say('page.dataDeadlines.feed.withdraw')}</Button>}
          <Button onClick={onClose}>{say('ui.close')}</Button>
        </>
      }
    >
      <p className={styles.text}>{say('page.dataDeadlines.feed.text')}</p>
      {error ?? make.error ?? withdraw.error ? <ErrorState error={(error ?? make.error ?? withdraw.error) as Error} /> : null}
      {made === null ? null : <p className={styles.text}>{say('page.dataDeadlines.feed.made', { when: time(made) })}</p>}
      {make.data ? (
        <Field label={say('page.dataDeadlines.feed.address')} hint={say('page.dataDeadlines.feed.once')}>
          <Input readOnly value={make.data.url} onFocus={(event) => event.target.select()} />
        </Field>
      ) : null}
    </Panel>
  )
}
