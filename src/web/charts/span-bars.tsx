import { GanttChart, ResponsiveContainer } from '@fluentui/react-charts'
import { tokens } from '@fluentui/react-components'
import { BAR_HEIGHT_PX, BAR_PADDING } from './height-of-bars.ts'
import { useLegends } from './use-legends.ts'
import { useNameAxis } from './use-name-axis.ts'

export const SPAN_KINDS = ['term', 'window', 'grace', 'disabled'] as const
export type SpanKind = (typeof SPAN_KINDS)[number]

export interface Span {
  /** Whose line it stands on. */
  readonly name: string
  readonly kind: SpanKind
  readonly label: string
  readonly from: string
  readonly to: string
  /** Its days in words. */
  readonly text: string
}

const COLORS: Readonly<Record<SpanKind, string>> = {
  term: tokens.colorBrandBackground,
  window: tokens.colorPaletteLavenderBorderActive,
  grace: tokens.colorPaletteMarigoldBorderActive,
  disabled: tokens.colorPaletteRedForeground3,
}

/** Room for the half of the last month's name that stands beyond the axis. */
const LAST_MONTH_PX = 40

/** Spans of time on lines, one line a name. */
export function SpanBars({ spans, culture, formatDate }: { spans: readonly Span[]; culture: string; formatDate: (date: Date) => string }) {
  const legends = useLegends()
  const axis = useNameAxis(spans.map(({ name }) => name))
  const data = spans.map(({ name, kind, label, from, to, text }) => ({
    y: name,
    x: { start: new Date(from), end: new Date(to) },
    legend: label,
    color: COLORS[kind],
    xAxisCalloutData: text,
    yAxisCalloutData: name,
  }))
  return (
    <ResponsiveContainer>
      <GanttChart data={data} maxBarHeight={BAR_HEIGHT_PX.span} showYAxisLables showYAxisLablesTooltip {...axis} margins={{ ...axis.margins, right: LAST_MONTH_PX }} legendProps={legends} culture={culture} useUTC customDateTimeFormatter={formatDate} yAxisPadding={BAR_PADDING} />
    </ResponsiveContainer>
  )
}
