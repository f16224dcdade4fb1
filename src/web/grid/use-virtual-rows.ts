import { defaultRangeExtractor, elementScroll, observeElementOffset, useVirtualizer } from '@tanstack/react-virtual'
import { useEffect } from 'react'
import type { RefObject } from 'react'
import { drawnTop, scrollScale, TALLEST_PX } from './scaled-scroll.ts'

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
  const scale = scrollScale(count, rowHeight)
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    // The sticky header covers the last rows' worth of height that is scrolled.
    scrollPaddingEnd: headerHeight,
    rangeExtractor: (range) => {
      const rows = defaultRangeExtractor(range)
      if (activeRow >= count || rows.includes(activeRow)) return rows
      return activeRow < (rows[0] ?? 0) ? [activeRow, ...rows] : [...rows, activeRow]
    },
    observeElementOffset: (instance, report) =>
      observeElementOffset(instance, (offset, isScrolling) => report(offset * scale, isScrolling)),
    scrollToFn: (offset, options, instance) => elementScroll(offset / scale, options, instance),
  })

  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight])
  useSlowWheel(scroller, scale)

  const offset = virtualizer.scrollOffset ?? 0
  const items = virtualizer.getVirtualItems()
  return {
    virtualizer,
    height: Math.min(count * rowHeight, TALLEST_PX),
    rows: items.map((item) => ({ index: item.index, top: drawnTop(item.start, offset, scale) })),
  }
}

/** On a scaled list one notch of the wheel would skip rows: it is made to move by its own distance in rows. */
function useSlowWheel(scroller: RefObject<HTMLDivElement | null>, scale: number): void {
  useEffect(() => {
    const element = scroller.current
    if (!element || scale === 1) return
    let remainder = 0
    function onWheel(event: WheelEvent) {
      if (!element || event.ctrlKey || event.deltaY === 0) return
      event.preventDefault()
      // Scroll positions are whole pixels on many screens; what is cut off is kept for the next notch.
      const wanted = event.deltaY / scale + remainder
      const whole = Math.trunc(wanted)
      remainder = wanted - whole
      element.scrollTop += whole
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [scroller, scale])
}
