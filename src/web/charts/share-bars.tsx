import { HorizontalBarChartWithAxis, ResponsiveContainer } from '@fluentui/react-charts'
import { tokens } from '@fluentui/react-components'
import { BAR_HEIGHT_PX, BAR_PADDING } from './height-of-bars.ts'
import { useLegends } from './use-legends.ts'
import { useNameAxis } from './use-name-axis.ts'

export interface Share {
  readonly name: string
  /** What is used, and what is not. */
  readonly used: number
  readonly rest: number
  /** Both in words. */
  readonly usedText: string
  readonly restText: string
}

interface ShareBarsProps {
  readonly shares: readonly Share[]
  readonly usedLabel: string
  readonly restLabel: string
  /** In whose way figures are written. */
  readonly culture: string
}

/** A bar for each name, a part of it used and the rest not. */
export function ShareBars({ shares, usedLabel, restLabel, culture }: ShareBarsProps) {
  const legend = useLegends()
  const axis = useNameAxis(shares.map(({ name }) => name))
  // Drawn from the bottom up.
  const data = [...shares].reverse().flatMap(({ name, used, rest, usedText, restText }) => [
    { y: name, x: used, legend: usedLabel, color: tokens.colorBrandBackground, xAxisCalloutData: name, yAxisCalloutData: usedText },
    { y: name, x: rest, legend: restLabel, color: tokens.colorPaletteMarigoldBorderActive, xAxisCalloutData: name, yAxisCalloutData: restText },
  ])
  return (
    <ResponsiveContainer>
      <HorizontalBarChartWithAxis
        data={data}
        barHeight={BAR_HEIGHT_PX.share}
        showYAxisLables
        showYAxisLablesTooltip
        {...axis}
        hideLabels
        legendProps={legend}
        yAxisPadding={BAR_PADDING}
        culture={culture}
      />
    </ResponsiveContainer>
  )
}
