// From nothing to the ready line, and from a link to a page that answers.
import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'
import { findChromium } from '#scripts/find-chromium.ts'
import { compare } from './compare.ts'
import { figure } from './figure.ts'
import type { Benchmark } from './figure.ts'
import { openLicet } from './open-licet.ts'
import { openPage } from './open-page.ts'
import type { Opened } from './open-page.ts'
import { percentile } from './percentile.ts'
import { startFloor } from './start-floor.ts'
import { timeOf } from './time-of.ts'

export const start: Benchmark = async function* ({ users }) {
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] })
  try {
    yield* startAndOpen(browser, users ?? 0)
  } finally {
    await browser.close()
  }
}

async function* startAndOpen(browser: Browser, users: number): ReturnType<Benchmark> {
  const pages: Opened[] = []
  const ready = await compare({
    floor: () =>
      timeOf(async () => {
        await using _floor = await startFloor({ databaseFile: ':memory:', parts: {} })
      }),
    product: async () => {
      const startedAt = performance.now()
      await using licet = await openLicet(users)
      const readyMs = performance.now() - startedAt
      pages.push(await openPage(browser, licet.ready.signInUrl))
      return readyMs
    },
  })
  yield figure('start', ready, { people: users })
  const measured = pages.slice(1)
  const medianOf = (field: keyof Opened): number => percentile(measured.map((page) => page[field]), 50)
  yield figure('page interactive', { floor: null, product: medianOf('interactiveMs') }, { javaScriptKb: medianOf('scriptBytes') / 1000, scripts: medianOf('scripts') })
}
