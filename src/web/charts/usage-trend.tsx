import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { lazy, useState } from 'react'
import type { Guid } from '#model/guid.ts'
import type { UsageDay } from '#model/usage-report.ts'
import { client } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { LazyMenu } from '#web/ui/lazy-menu.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { ChartFrame } from './chart-frame.tsx'
import { FigureTable } from './figure-table.tsx'

const TrendLines = lazy(async () => ({ default: (await import('./trend-lines.tsx')).TrendLines }))

const PERIODS = [30, 90, 365] as const
const HEIGHT = 320

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  choices: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

/** Days on which something changed, the latest first; the first and the last day always. */
const changesOf = (days: readonly UsageDay[]): UsageDay[] =>
  days.filter((day, at) => at === 0 || at === days.length - 1 || day.assigned !== days[at - 1]?.assigned || day.bought !== days[at - 1]?.bought).reverse()

/** How a product's seats were bought and used over time, as lines and as a table. */
export function UsageTrend({ skuId }: { skuId: Guid }) {
  const styles = useStyles()
  const { say, day, number, language } = useWords()
  const [days, setDays] = useState<number>(90)
  const { data, error, refetch } = useQuery({
    queryKey: ['products', 'trend', skuId, days],
    queryFn: ({ signal }) => client.getUsageTrend(skuId, days, { signal }),
  })
  const short = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  return (
    <div className={styles.root}>
      <div className={styles.choices}>
        <LazyMenu
          trigger={<Button size="small">{say('page.usageAndCost.period', { days })}</Button>}
          groups={[
            {
              id: 'period',
              kind: 'one',
              label: say('page.usageAndCost.period.label'),
              chosen: [String(days)],
              choices: PERIODS.map((count) => ({ id: String(count), label: say('page.usageAndCost.period', { days: count }) })),
              onChoose: ([count]) => setDays(Number(count)),
            },
          ]}
        />
      </div>
      {data ? (
        <>
          <ChartFrame label={say('page.usageAndCost.trend')} height={HEIGHT}>
            <TrendLines
              days={data.value}
              boughtLabel={say('page.usageAndCost.column.bought')}
              assignedLabel={say('page.usageAndCost.column.assigned')}
              culture={language}
              formatDate={(date) => short.format(date)}
              formatNumber={number}
            />
          </ChartFrame>
          <FigureTable
            label={say('page.usageAndCost.trend')}
            name={{ id: 'date', label: say('page.usageAndCost.column.date'), cell: ({ date }) => day(date) }}
            figures={[
              { id: 'bought', label: say('page.usageAndCost.column.bought'), cell: ({ bought }) => number(bought) },
              { id: 'assigned', label: say('page.usageAndCost.column.assigned'), cell: ({ assigned }) => number(assigned) },
            ]}
            rows={changesOf(data.value)}
            rowId={({ date }) => date}
          />
        </>
      ) : (
        <SkeletonLines lines={8} />
      )}
    </div>
  )
}
