// What a page answers to a hand: from a press until the next frame is painted, and what its tab holds.
import type { CDPSession, Page } from 'playwright-core'

export interface UsedPage {
  /** Does something with the page and gives the longest of its interactions, in ms from the press to the next paint. */
  interact(work: () => Promise<void>): Promise<number>
  /** What the tab's scripts hold after a collection, and its elements. */
  weigh(): Promise<{ readonly heapMb: number; readonly nodes: number }>
}

/** Runs in the page before anything of it does: keeps the durations of interactions, of 16 ms and more. */
function noteInteractions(): void {
  const kept: number[] = []
  Object.assign(globalThis, { interactions: kept })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if ((entry as PerformanceEventTiming & { interactionId: number }).interactionId > 0) kept.push(entry.duration)
  }).observe({ type: 'event', buffered: true, durationThreshold: 16 } as PerformanceObserverInit)
}

/** Makes a page measurable; to be called before it is opened. */
export async function usePage(page: Page): Promise<UsedPage> {
  await page.addInitScript(noteInteractions)
  const session: CDPSession = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const painted = () => page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => requestIdleCallback(() => done()))))
  return {
    async interact(work) {
      await painted()
      await page.evaluate(() => void ((globalThis as unknown as { interactions: number[] }).interactions.length = 0))
      await work()
      await painted()
      // Shorter ones are not told: 16 ms stands for them.
      return page.evaluate(() => Math.max(16, ...(globalThis as unknown as { interactions: number[] }).interactions))
    },
    async weigh() {
      await session.send('HeapProfiler.collectGarbage')
      const { metrics } = await session.send('Performance.getMetrics')
      const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? 0
      return { heapMb: of('JSHeapUsedSize') / 1_000_000, nodes: of('Nodes') }
    },
  }
}
