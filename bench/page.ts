// The admin centre under a hand, with a million people behind it: typing, ticking, opening, scrolling.
import type { Page } from 'playwright-core'
import { launchBrowser } from '#test/fixtures/browser.ts'
import { figure } from './figure.ts'
import type { Benchmark } from './figure.ts'
import { openLicet } from './open-licet.ts'
import { percentile } from './percentile.ts'
import { usePage } from './use-page.ts'

const PEOPLE = 1_000_000
/** As many rows as stand in the window without scrolling. */
const TIMES = 10
const TYPED = 'an maria li wilke be'
const SCROLLED_ROWS = 100_000
const SCROLL_STEP_ROWS = 500

export const page: Benchmark = async function* ({ users }) {
  const people = users ?? PEOPLE
  await using licet = await openLicet(people)
  const browser = await launchBrowser()
  try {
    const tab = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
    const used = await usePage(tab)
    await tab.goto(licet.ready.signInUrl)
    await tab.getByRole('heading', { level: 1 }).waitFor()
    await tab.goto(new URL('/users/active', licet.ready.url).href)
    await row(tab, 1).waitFor()

    const typed: number[] = []
    const box = tab.getByRole('searchbox').first()
    await box.click()
    for (const letter of TYPED) typed.push(await used.interact(() => tab.keyboard.type(letter)))
    yield figure('page typing', longest(typed), { people, p50Ms: percentile(typed, 50), presses: typed.length })
    await box.fill('')
    await row(tab, TIMES).waitFor()

    const ticked: number[] = []
    for (let at = 1; at <= TIMES; at++) ticked.push(await used.interact(() => row(tab, at).getByRole('checkbox').click()))
    yield figure('page ticking', longest(ticked), { people, p50Ms: percentile(ticked, 50), presses: ticked.length })

    const opened: number[] = []
    for (let at = 1; at <= TIMES; at++) {
      opened.push(await used.interact(() => row(tab, at).click()))
      await tab.getByRole('dialog').getByRole('heading').first().waitFor()
      opened.push(await used.interact(() => tab.keyboard.press('Escape')))
      await tab.getByRole('dialog').waitFor({ state: 'detached' })
    }
    yield figure('page panels', longest(opened), { people, p50Ms: percentile(opened, 50), presses: opened.length })

    const before = await used.weigh()
    const scrolled: number[] = []
    for (let at = SCROLL_STEP_ROWS; at <= Math.min(SCROLLED_ROWS, people); at += SCROLL_STEP_ROWS) scrolled.push(await scrollTo(tab, at))
    const after = await used.weigh()
    yield figure('page scrolling', longest(scrolled), {
      people,
      rows: Math.min(SCROLLED_ROWS, people),
      p50Ms: percentile(scrolled, 50),
      heapBeforeMb: before.heapMb,
      heapAfterMb: after.heapMb,
      nodesBefore: before.nodes,
      nodesAfter: after.nodes,
    })
  } finally {
    await browser.close()
  }
}

const row = (tab: Page, at: number) => tab.locator(`[role=row][aria-rowindex="${at + 1}"]`)
const longest = (times: readonly number[]) => ({ floor: null, product: Math.max(...times) })

/** Scrolls so far and gives the time until the next frame is painted. */
const scrollTo = (tab: Page, at: number): Promise<number> =>
  tab.evaluate((wanted) => {
    const grid = document.querySelector<HTMLElement>('[role=grid]')!
    const rows = Number(grid.getAttribute('aria-rowcount')) - 1
    const startedAt = performance.now()
    grid.scrollTop = (wanted / rows) * grid.scrollHeight
    return new Promise<number>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - startedAt))))
  }, at)
