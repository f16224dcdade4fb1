import { Button, makeStyles, Switch, tokens, typographyStyles } from '@fluentui/react-components'
import { ChevronLeftRegular } from '@fluentui/react-icons/svg/chevron-left'
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DeadlineDay } from '#client/data-calls.ts'
import { client } from '#web/state/client.ts'
import { useIsNarrow } from '#web/state/use-media-query.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { monthOf } from './month-of.ts'
import type { Month, MonthDay } from './month-of.ts'
import { useTenantNow } from './use-days-until.ts'

const useStyles = makeStyles({
  bar: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  month: { ...typographyStyles.subtitle2, margin: 0 },
  table: { borderCollapse: 'collapse', width: '100%', tableLayout: 'fixed', ...typographyStyles.body1 },
  cell: { border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`, verticalAlign: 'top', padding: tokens.spacingHorizontalXS, height: '5rem', textAlign: 'start' },
  plain: { borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`, padding: tokens.spacingHorizontalS, textAlign: 'start' },
  outside: { color: tokens.colorNeutralForeground3 },
  today: { backgroundColor: tokens.colorNeutralBackground1Selected },
  none: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
  weekday: { padding: tokens.spacingHorizontalXS, textAlign: 'start' },
  items: { minWidth: 0, maxWidth: '100%' },
  number: { display: 'block', ...typographyStyles.caption1 },
  numberToday: { display: 'block', ...typographyStyles.caption1Strong },
})

interface DeadlineCalendarProps {
  /** Opens the list of those between two instants. */
  readonly onDay: (from: string, to: string) => void
}

/** A month of last days, each with how many; and the same as a table. */
export function DeadlineCalendar({ onDay }: DeadlineCalendarProps) {
  const styles = useStyles()
  const { say, language, timeZone } = useWords()
  const now = useTenantNow()
  const [offset, setOffset] = useState(0)
  const [isTable, setTable] = useState(false)
  const month = now === undefined ? null : monthOf(now, offset, timeZone)
  const { data, error, refetch } = useQuery({
    queryKey: ['dataDeadlines', 'days', month?.from],
    queryFn: ({ signal }) => client.listDeadlineDays(month?.from ?? '', month?.to ?? '', { signal }),
    enabled: month !== null,
  })
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (month === null || data === undefined) return <SkeletonLines lines={8} />
  const name = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(month.first))
  return (
    <>
      <div className={styles.bar}>
        <Button appearance="subtle" icon={<ChevronLeftRegular />} aria-label={say('page.dataDeadlines.previousMonth')} onClick={() => setOffset(offset - 1)} />
        <h2 className={styles.month} aria-live="polite">
          {name}
        </h2>
        <Button appearance="subtle" icon={<ChevronRightRegular />} aria-label={say('page.dataDeadlines.nextMonth')} onClick={() => setOffset(offset + 1)} />
        <Switch label={say('page.dataDeadlines.asTable')} checked={isTable} onChange={(_event, { checked }) => setTable(checked)} />
      </div>
      {!isTable && month.weeks.flat().every((one) => countOn(data, one) === 0) ? <p className={styles.none}>{say('page.dataDeadlines.noneInMonth')}</p> : null}
      {isTable ? <DayTable month={month} days={data} caption={name} onDay={onDay} /> : <MonthGrid month={month} days={data} caption={name} onDay={onDay} />}
    </>
  )
}

interface MonthProps extends DeadlineCalendarProps {
  readonly month: Month
  readonly days: readonly DeadlineDay[]
  readonly caption: string
}

const countOn = (days: readonly DeadlineDay[], { from, to }: MonthDay): number =>
  days.filter(({ untilDateTime }) => untilDateTime >= from && untilDateTime <= to).reduce((sum, { count }) => sum + count, 0)

function MonthGrid({ month, days, caption, onDay }: MonthProps) {
  const styles = useStyles()
  const { say, language, number } = useWords()
  const isNarrow = useIsNarrow()
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' })
  return (
    <table className={styles.table} aria-label={caption}>
      <thead>
        <tr>
          {(month.weeks[0] ?? []).map(({ day }) => (
            <th key={day} scope="col" className={styles.weekday}>
              {weekday.format(new Date(day))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {month.weeks.map((week) => (
          <tr key={week[0]?.from}>
            {week.map((one) => {
              const count = countOn(days, one)
              return (
                <td key={one.from} aria-current={one.isToday ? 'date' : undefined} className={`${styles.cell} ${one.isOutside ? styles.outside : ''} ${one.isToday ? styles.today : ''}`}>
                  <span className={one.isToday ? styles.numberToday : styles.number}>
                    {Number(one.day.slice(-2))} {one.isToday && !isNarrow ? say('ui.today') : null}
                  </span>
                  {count > 0 ? (
                    <Button size="small" appearance="primary" className={styles.items} aria-label={say('page.dataDeadlines.items', { count })} onClick={() => onDay(one.from, one.to)}>
                      {isNarrow ? number(count) : say('page.dataDeadlines.items', { count })}
                    </Button>
                  ) : null}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function DayTable({ month, days, caption, onDay }: MonthProps) {
  const styles = useStyles()
  const { say, day } = useWords()
  const shown = month.weeks.flat().filter((one) => !one.isOutside && countOn(days, one) > 0)
  if (shown.length === 0) return <p>{say('page.dataDeadlines.noneInMonth')}</p>
  return (
    <table className={styles.table} aria-label={caption}>
      <tbody>
        {shown.map((one) => (
          <tr key={one.from}>
            <th scope="row" className={styles.plain}>
              {day(one.day)}
            </th>
            <td className={styles.plain}>
              <Button size="small" onClick={() => onDay(one.from, one.to)}>
                {say('page.dataDeadlines.items', { count: countOn(days, one) })}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
