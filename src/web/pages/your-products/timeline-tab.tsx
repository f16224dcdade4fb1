// Terms and windows of purchases over time, as a picture and as its table.
import { makeStyles, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { lazy } from 'react'
import { ChartFrame } from '#web/charts/chart-frame.tsx'
import { FigureTable } from '#web/charts/figure-table.tsx'
import { heightOfBars } from '#web/charts/height-of-bars.ts'
import { subscriptionsQuery } from '#web/state/queries.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { useTenantNow } from '#web/pages/data-deadlines/use-days-until.ts'
import { spansOf } from './spans-of.ts'
import { nextOf } from './subscription-words.ts'

const SpanBars = lazy(async () => ({ default: (await import('#web/charts/span-bars.tsx')).SpanBars }))

const useStyles = makeStyles({ // A grid: within a column the table would give up its height to the picture.
  root: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gridAutoRows: 'max-content', gap: tokens.spacingVerticalL, overflowY: 'auto' } })

/** Lines that are drawn, the soonest decisions first; the table has all. */
const MOST_DRAWN = 20

/** When each purchase began, until when it can be changed, and what becomes of it. */
export function TimelineTab() {
  const styles = useStyles()
  const words = useWords()
  const { say, day, language } = words
  const { data, error, refetch } = useQuery(subscriptionsQuery)
  const now = useTenantNow()
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonLines lines={10} />
  const dated = data.filter(({ ahead, status }) => ahead.length > 0 && status !== 'Deleted').sort((a, b) => (a.ahead[0]?.atDateTime ?? '').localeCompare(b.ahead[0]?.atDateTime ?? ''))
  const drawn = dated.slice(0, MOST_DRAWN)
  const labels = { term: say('page.timeline.term'), window: say('page.timeline.window'), grace: say('page.timeline.grace'), disabled: say('page.timeline.disabled') }
  const spans = drawn.flatMap((one, at) => {
    const sameBefore = drawn.slice(0, at).filter(({ displayName }) => displayName === one.displayName).length
    const name = sameBefore === 0 ? one.displayName : `${one.displayName} (${sameBefore + 1})`
    return spansOf(one).map((span) => ({ ...span, name, label: labels[span.kind], text: say('page.timeline.span', { from: span.from, to: span.to }) }))
  })
  const dayOf = (iso: string | null): string => (iso === null ? '' : day(iso))
  const short = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { month: 'short', year: 'numeric', timeZone: 'UTC' })
  return (
    <div className={styles.root}>
      {spans.length > 0 ? (
        <ChartFrame label={say('page.yourProducts.tab.timeline')} height={heightOfBars(drawn.length, 'span')}>
          <SpanBars spans={spans} today={now === undefined ? null : { at: now, label: say('ui.today') }} culture={language} formatDate={(date) => short.format(date)} />
        </ChartFrame>
      ) : null}
      <FigureTable
        label={say('page.yourProducts.tab.timeline')}
        name={{ id: 'product', label: say('page.licenses.column.product'), cell: ({ displayName }) => displayName }}
        figures={[
          { id: 'from', label: say('page.timeline.since'), cell: ({ termStartDateTime }) => day(termStartDateTime) },
          { id: 'next', label: say('page.product.subscription.renewal'), cell: (one) => nextOf(one, words) },
          { id: 'until', label: say('page.timeline.windowUntil'), cell: ({ windows }) => dayOf(windows.canReduceUntilDateTime) },
          { id: 'again', label: say('page.timeline.windowAgain'), cell: ({ windows }) => dayOf(windows.canReduceFromDateTime) },
        ]}
        rows={dated}
        rowId={({ id }) => id}
      />
    </div>
  )
}
