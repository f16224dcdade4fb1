/** `npm run pictures`: every page, its tabs, the panel of its first row with its tabs, and what is printed, in both languages, both themes and both widths, into screenshots/. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser, Locator, Page } from 'playwright-core'
import { PROJECT_ROOT } from '#scripts/project-root.ts'
import { launchBrowser } from '#test/fixtures/browser.ts'
import { startLicet } from '#test/fixtures/server.ts'
import { findAddresses } from '#test/web/every-page.ts'
import { PATHS } from '#web/paths.ts'

const LOOKS = ['en-US', 'fr-FR'].flatMap((locale) =>
  (['light', 'dark'] as const).flatMap((colorScheme) =>
    [1280, 390].map((width) => ({ locale, colorScheme, width, folder: `${locale.slice(0, 2)}-${colorScheme}-${width}` })),
  ),
)

/** Pages that are made to be printed. */
const PRINTED: ReadonlySet<string> = new Set(['leaverReceipt', 'quickSetUp'])
/** Pages that are seen by who is not signed in. */
const OUTSIDE: ReadonlySet<string> = new Set([PATHS.signIn, PATHS.device])
const HEIGHT = 900

const { values } = parseArgs({ options: { only: { type: 'string' }, look: { type: 'string' } } })
const isWanted = (name: string): boolean => values.only === undefined || name.includes(values.only)

const licet = await startLicet()
const browser = await launchBrowser()
try {
  const { storageState, parts } = await signIn(browser)
  const pages = Object.entries(await findAddresses({ askAsApp })).filter(([name]) => name !== 'settingPart')
  const all = [...pages, ...parts].filter(([name]) => isWanted(name))
  for (const look of LOOKS.filter(({ folder }) => values.look === undefined || folder.includes(values.look))) {
    const folder = join(PROJECT_ROOT, 'screenshots', look.folder)
    mkdirSync(folder, { recursive: true })
    const shown = {
      locale: look.locale,
      colorScheme: look.colorScheme,
      reducedMotion: 'reduce' as const,
      viewport: { width: look.width, height: HEIGHT },
    }
    const [inside, outside] = [await browser.newContext({ ...shown, storageState }), await browser.newContext(shown)]
    for (const [name, path] of all) {
      const page = await (OUTSIDE.has(path) ? outside : inside).newPage()
      await open(page, path)
      await page.screenshot({ path: join(folder, `${name}.png`) })
      if ((await takeTabs(page, page.getByRole('main'), join(folder, name))) > 1) await open(page, path)
      if (await openFirst(page)) {
        await page.screenshot({ path: join(folder, `${name}-panel.png`) })
        await takeTabs(page, page.getByRole('dialog'), join(folder, `${name}-panel`))
      }
      if (PRINTED.has(name)) {
        await page.emulateMedia({ media: 'print' })
        await page.screenshot({ path: join(folder, `${name}-printed.png`), fullPage: true })
      }
      await page.close()
    }
    await Promise.all([inside.close(), outside.close()])
    console.log(`${look.folder}: ${all.length} pages`)
  }
} finally {
  await browser.close()
  await licet.stop()
}

/** Signs in, and finds the parts of the settings. */
async function signIn(by: Browser) {
  const context = await by.newContext({ locale: 'en-US' })
  const page = await context.newPage()
  await page.goto(licet.ready.signInUrl)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await open(page, PATHS.settings)
  const links = await page.locator(`a[href^="${PATHS.settings}/"]`).evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
  const parts = [...new Set(links)].map((path) => [`setting-${path.split('/').at(-1)}`, path] as const)
  const storageState = await context.storageState()
  await context.close()
  return { storageState, parts }
}

function askAsApp(method: string, path: string, body?: object): Promise<Response> {
  const headers = { authorization: `Bearer ${licet.ready.token}`, 'content-type': 'application/json' }
  return fetch(new URL(path, licet.ready.url), { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
}

/** Takes every tab of a part of the page but the first, which is there already; gives how many there are. */
async function takeTabs(page: Page, within: Locator, file: string): Promise<number> {
  const tabs = await within.getByRole('tab').all()
  for (const [at, tab] of tabs.entries()) {
    if (at === 0) continue
    await tab.click()
    await settled(page)
    await page.screenshot({ path: `${file}-tab-${at + 1}.png` })
  }
  return tabs.length
}

/** Opens a page and waits until it has its heading and asks the server for nothing more. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(new URL(path, licet.ready.url).href)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await settled(page)
}

/** Opens the first row of the page's list; false when there is none, or when it leads elsewhere. */
async function openFirst(page: Page): Promise<boolean> {
  const row = page.locator('[role=row][aria-rowindex="2"], [role=listitem]').first()
  if (!(await row.isVisible())) return false
  await row.click()
  await settled(page)
  return page.getByRole('dialog').isVisible()
}

/** Waits until a second went by without a request; the event stream never ends and is not counted. */
async function settled(page: Page): Promise<void> {
  const QUIET_MS = 600
  let last = Date.now()
  const note = () => void (last = Date.now())
  page.on('request', note).on('requestfinished', note)
  await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null)
  while (Date.now() - last < QUIET_MS) await new Promise((done) => setTimeout(done, QUIET_MS))
  page.off('request', note).off('requestfinished', note)
}
