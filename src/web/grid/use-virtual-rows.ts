import { defaultRangeExtractor, observeElementOffset, useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useRef } from 'react'
import type { RefObject } from 'react'
import { drawnTop, offsetToReveal, scrollScale, TALLEST_PX } from './scaled-scroll.ts'

interface VirtualRowsOptions {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly count: number
  readonly rowHeight: number
  readonly headerHeight: number
  /** The row that holds the focus: kept alive wherever the list is scrolled. */
  readonly activeRow: number
}

/** The rows near the scroll position, of a list of any length, with the place of each. */
export function useVirtualRows({ scroller, count, rowHeight, headerHeight, activeRow }: VirtualRowsOptions) {
  const viewport = Math.max(0, (scroller.current?.clientHeight ?? 0) - headerHeight)
  const scale = scrollScale(count, rowHeight, viewport)
  // The virtualizer listens once, at the first draw; what it hears is scaled by the newest scale.
  const scaleNow = useRef(scale)
  scaleNow.current = scale
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    rangeExtractor: (range) => {
      const rows = defaultRangeExtractor(range)
      if (activeRow >= count || rows.includes(activeRow)) return rows
      return activeRow < (rows[0] ?? 0) ? [activeRow, ...rows] : [...rows, activeRow]
    },
    observeElementOffset: (instance, report) =>
      observeElementOffset(instance, (offset, isScrolling) => report(offset * scaleNow.current, isScrolling)),
    // Positions are set by `reveal`: the virtualizer's own know nothing of the scale.
    scrollToFn: () => undefined,
  })
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight])
  useSlowWheel(scroller, scaleNow)

  const reveal = useCallback(
    (row: number) => {
      const element = scroller.current
      if (!element) return
      const height = element.clientHeight - headerHeight
      element.scrollTop = offsetToReveal(row, rowHeight, element.scrollTop * scaleNow.current, height) / scaleNow.current
    },
    [scroller, rowHeight, headerHeight],
  )
  const offset = virtualizer.scrollOffset ?? 0
  return {
    range: virtualizer.range,
    reveal,
    height: Math.min(count * rowHeight, TALLEST_PX),
    rows: virtualizer.getVirtualItems().map((item) => ({ index: item.index, top: drawnTop(item.start, offset, scale) })),
  }
}

/** On a scaled list one notch of the wheel would skip rows: it is made to move by its own distance in rows. */
function useSlowWheel(scroller: RefObject<HTMLDivElement | null>, scale: RefObject<number>): void {
  useEffect(() => {
    const element = scroller.current
    let remainder = 0
    function onWheel(event: WheelEvent) {
      if (!element || scale.current === 1 || event.ctrlKey || event.deltaY === 0) return
      event.preventDefault()
      // Scroll positions are whole pixels on many screens; what is cut off is kept for the next notch.
      const wanted = event.deltaY / scale.current + remainder
      const whole = Math.trunc(wanted)
      remainder = wanted - whole
      element.scrollTop += whole
    }
    element?.addEventListener('wheel', onWheel, { passive: false })
    return () => element?.removeEventListener('wheel', onWheel)
  }, [scroller, scale])
}
