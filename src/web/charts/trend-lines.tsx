import { LineChart, ResponsiveContainer } from '@fluentui/react-charts'
import { tokens } from '@fluentui/react-components'
import type { UsageDay } from '#model/usage-report.ts'
import { useLegends } from './use-legends.ts'

interface TrendLinesProps {
  readonly days: readonly UsageDay[]
  readonly boughtLabel: string
  readonly assignedLabel: string
  /** In whose way figures are written. */
  readonly culture: string
  readonly formatDate: (date: Date) => string
  readonly formatNumber: (count: number) => string
}

const STEPS = 4

/** The end of an axis from 0 of which each of its four steps is a round figure. */
function roundAbove(most: number): number {
  const step = Math.max(1, most / STEPS)
  const power = 10 ** Math.floor(Math.log10(step))
  const round = [1, 2, 2.5, 5, 10].map((times) => times * power).find((one) => one >= step && Number.isInteger(one)) ?? step
  return round * STEPS
}

/** Seats bought and people seated, day by day. */
export function TrendLines({ days, boughtLabel, assignedLabel, culture, formatDate, formatNumber }: TrendLinesProps) {
  const legends = useLegends()
  const line = (legend: string, color: string, of: (day: UsageDay) => number, dashes?: string) => ({
    legend,
    color,
    hideNonActiveDots: true,
    data: days.map((day) => ({ x: new Date(`${day.date}T00:00:00Z`), y: of(day), xAxisCalloutData: formatDate(new Date(`${day.date}T00:00:00Z`)) })),
    lineOptions: { strokeWidth: 3, ...(dashes && { strokeDasharray: dashes }) },
  })
  return (
    <ResponsiveContainer>
      <LineChart
        data={{
          chartTitle: assignedLabel,
          lineChartData: [
            line(assignedLabel, tokens.colorBrandBackground, ({ assigned }) => assigned),
            line(boughtLabel, tokens.colorNeutralForeground3, ({ bought }) => bought, '6 4'),
          ],
        }}
        legendProps={legends}
        yMinValue={0}
        yMaxValue={roundAbove(Math.max(...days.map(({ bought, assigned }) => Math.max(bought, assigned))))}
        yAxisTickFormat={formatNumber}
        useUTC
        culture={culture}
        customDateTimeFormatter={formatDate}
        xAxisTickCount={6}
      />
    </ResponsiveContainer>
  )
}
