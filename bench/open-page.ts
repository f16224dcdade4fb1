import type { Browser } from 'playwright-core'

export interface Opened {
  /** From the start of the navigation until the heading stands and the page has nothing else to do. */
  readonly interactiveMs: number
  /** As they came over the wire until then. */
  readonly scriptBytes: number
  readonly scripts: number
}

/** Runs in the page before anything of it does: notes when its heading has come and the thread is idle. */
function noteInteractive(): void {
  const page = globalThis as typeof globalThis & { interactiveAt?: number }
  const observer = new MutationObserver(() => {
    if (document.querySelector('h1') === null) return
    observer.disconnect()
    requestAnimationFrame(() => requestIdleCallback(() => (page.interactiveAt = performance.now())))
  })
  observer.observe(document, { childList: true, subtree: true })
}

/** Opens an address with an empty cache, as somebody who comes for the first time. */
export async function openPage(browser: Browser, url: string): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  try {
    const page = await context.newPage()
    await page.addInitScript(noteInteractive)
    await page.goto(url, { waitUntil: 'commit' })
    const interactiveMs = await (await page.waitForFunction(() => (globalThis as { interactiveAt?: number }).interactiveAt)).jsonValue()
    const sizes = await page.evaluate((until) => {
      const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
      return resources.filter(({ name, responseEnd }) => name.endsWith('.js') && responseEnd <= until).map((one) => one.encodedBodySize)
    }, interactiveMs!)
    return { interactiveMs: interactiveMs!, scriptBytes: sizes.reduce((sum, size) => sum + size, 0), scripts: sizes.length }
  } finally {
    await context.close()
  }
}
