/** No browser draws an element much taller than this many pixels: 300,000 rows of 44. */
export const TALLEST_PX = 300_000 * 44

/**
 * How many pixels of rows stand for one pixel of scrolling: 1 for a list that fits, and above that such that the end
 * of the scrollbar is the end of the list in a viewport of this height.
 */
export function scrollScale(rows: number, rowHeight: number, viewport: number): number {
  const height = rows * rowHeight
  return height <= TALLEST_PX ? 1 : (height - viewport) / (TALLEST_PX - viewport)
}

/**
 * Where a row is drawn, from the top of the element that scrolls: rows near the scroll position keep their true
 * distances, so that nothing overlaps, while the position itself is scaled.
 */
export const drawnTop = (rowStart: number, offset: number, scale: number): number =>
  scale === 1 ? rowStart : rowStart - offset + offset / scale

/** The offset nearest to the present one at which a row is wholly in sight. */
export function offsetToReveal(row: number, rowHeight: number, offset: number, viewport: number): number {
  const start = row * rowHeight
  if (start < offset) return start
  return Math.max(offset, start + rowHeight - viewport)
}
