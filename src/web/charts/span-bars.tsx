import { GanttChart, ResponsiveContainer } from '@fluentui/react-charts'
import type { ChartAnnotation } from '@fluentui/react-charts'
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
/** More than any chart is high: the label stops at its top edge. */
const FAR_UP_PX = 10_000

interface SpanBarsProps {
  readonly spans: readonly Span[]
  /** Marked by a line across all of them. */
  readonly today: { readonly at: string; readonly label: string } | null
  readonly culture: string
  readonly formatDate: (date: Date) => string
}

/** From the axis at the bottom up to the label at the top. */
const lineAt = ({ at, label }: { readonly at: string; readonly label: string }): ChartAnnotation => ({
  text: label,
  coordinates: { type: 'mixed', xCoordinateType: 'data', yCoordinateType: 'relative', x: new Date(at), y: 1 },
  layout: { align: 'center', verticalAlign: 'bottom', offsetY: -FAR_UP_PX, clipToBounds: false },
  style: { textColor: tokens.colorNeutralForeground1, backgroundColor: tokens.colorNeutralBackground1, borderColor: tokens.colorNeutralForeground1, padding: `0 ${tokens.spacingHorizontalXS}`, fontSize: tokens.fontSizeBase200 },
  connector: { arrow: 'none', startPadding: 0, endPadding: 0, strokeColor: tokens.colorNeutralForeground1, strokeWidth: 2 },
})

/** Spans of time on lines, one line a name. */
export function SpanBars({ spans, today, culture, formatDate }: SpanBarsProps) {
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
  const isInView = today !== null && spans.some(({ from }) => from <= today.at) && spans.some(({ to }) => to >= today.at)
  return (
    <ResponsiveContainer>
      <GanttChart
        data={data}
        annotations={isInView ? [lineAt(today)] : []}
        maxBarHeight={BAR_HEIGHT_PX.span} showYAxisLables showYAxisLablesTooltip {...axis} margins={{ ...axis.margins, right: LAST_MONTH_PX }} legendProps={legends} culture={culture} useUTC customDateTimeFormatter={formatDate} yAxisPadding={BAR_PADDING} />
    </ResponsiveContainer>
  )
}
