import { makeStyles, tokens } from '@fluentui/react-components'
import { useWords } from '#web/state/words-context.tsx'

const FORCED = '@media (forced-colors: active)'

const useStyles = makeStyles({
  track: {
    display: 'flex',
    height: tokens.spacingVerticalS,
    borderRadius: tokens.borderRadiusCircular,
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground6,
    forcedColorAdjust: 'none',
    [FORCED]: { backgroundColor: 'Canvas', border: `${tokens.strokeWidthThin} solid CanvasText` },
  },
  used: { backgroundColor: tokens.colorBrandBackground, [FORCED]: { backgroundColor: 'Highlight' } },
  change: { backgroundColor: tokens.colorPaletteMarigoldBackground3, [FORCED]: { backgroundColor: 'GrayText' } },
  over: { backgroundColor: tokens.colorPaletteRedBackground3, [FORCED]: { backgroundColor: 'CanvasText' } },
})

interface SeatBarProps {
  readonly assigned: number
  readonly total: number
  /** Seats that a change under preview takes (or gives back, below zero). */
  readonly change?: number
}

/** Seats of one product as a bar: assigned, what a change takes, what is over; its words are its label. */
export function SeatBar({ assigned, total, change = 0 }: SeatBarProps) {
  const styles = useStyles()
  const { say } = useWords()
  const kept = Math.min(assigned, assigned + change, total)
  const moved = Math.min(Math.abs(change), Math.max(0, total - kept))
  const over = Math.max(0, assigned + Math.max(0, change) - total)
  const whole = Math.max(total + over, 1)
  const share = (seats: number) => ({ width: `${(100 * Math.max(0, seats)) / whole}%` })
  const label = over > 0 ? say('ui.seats.over', { assigned: total + over, total }) : say('ui.seats.of', { assigned, total })
  return (
    <div className={styles.track} role="img" aria-label={change === 0 ? label : `${label}, ${say('ui.seats.change', { change })}`}>
      <span className={styles.used} style={share(kept)} />
      <span className={styles.change} style={share(moved)} />
      <span className={styles.over} style={share(over)} />
    </div>
  )
}
