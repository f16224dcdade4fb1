/** No browser draws an element much taller than this many pixels: 300,000 rows of 44. */
export const TALLEST_PX = 300_000 * 44

/** How many pixels of rows stand for one pixel of scrolling; 1 for a list that fits. */
export const scrollScale = (rows: number, rowHeight: number): number => Math.max(1, (rows * rowHeight) / TALLEST_PX)

/**
 * Where a row is drawn, from the top of the element that scrolls: rows near the scroll position keep their true
 * distances, so that nothing overlaps, while the position itself is scaled.
 */
export const drawnTop = (rowStart: number, offset: number, scale: number): number =>
  scale === 1 ? rowStart : rowStart - offset + offset / scale
