/** A real Licet with its sample organisation, and a browser that is signed in to it as its administrator. */
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { sharedBrowser } from '#test/fixtures/browser.ts'
import { startLicet } from '#test/fixtures/server.ts'
import type { Licet } from '#test/fixtures/server.ts'
import { render } from '#words/render.ts'
import type { TestLanguage } from './labels.ts'

export interface AdminCentre {
  readonly page: Page
  /** Another page in the same browser, signed in as the same person. */
  readonly open: (options?: BrowserContextOptions) => Promise<Page>
  /** Sends a request as the app that tests are given: somebody else than who is signed in. */
  readonly askAsApp: (method: string, path: string, body?: object) => Promise<Response>
  /** Opens an address of the admin centre and waits until its heading is there. */
  readonly goTo: (path: string) => Promise<void>
}

const LOCALES: Readonly<Record<TestLanguage, string>> = { en: 'en-US', fr: 'fr-FR' }

/** One server, and a browser that knows nothing of others, for the tests of a describe block. */
export function useAdminCentre(language: TestLanguage): AdminCentre {
  let licet: Licet | undefined
  let browser: Browser | undefined
  let page: Page | undefined
  const contexts: BrowserContext[] = []
  const options: BrowserContextOptions = { locale: LOCALES[language], viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' }
  beforeAll(async () => {
    ;[licet, browser] = await Promise.all([startLicet({ unchecked: true, built: true }), sharedBrowser()])
    page = await newPage(options)
    await page.goto(licet.ready.signInUrl)
    await page.getByRole('heading', { level: 1 }).waitFor()
  })
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()))
    await licet?.stop()
  })
  async function newPage(wished: BrowserContextOptions): Promise<Page> {
    const context = await browser!.newContext(wished)
    contexts.push(context)
    return context.newPage()
  }
  return {
    get page() {
      if (!page) throw new Error('The browser is there inside tests only')
      return page
    },
    async open(more = {}) {
      const storageState = await page!.context().storageState()
      return newPage({ ...options, storageState, baseURL: licet!.ready.url, ...more })
    },
    askAsApp: (method, path, body) =>
      fetch(new URL(path, licet!.ready.url), {
        method,
        headers: { authorization: `Bearer ${licet!.ready.token}`, 'content-type': 'application/json' },
        ...(body ? { body: JSON.stringify(body) } : {}),
      }),
    async goTo(path) {
      await page!.goto(new URL(path, licet!.ready.url).href)
      await page!.getByRole('heading', { level: 1 }).waitFor()
    },
  }
}

const PASSWORD = 'Sufficiently-1-long'

/** Another page, in which a person of the sample has signed in with a password. */
export async function signInAs(desk: AdminCentre, userPrincipalName: string, language: TestLanguage): Promise<Page> {
  await desk.askAsApp('PATCH', `/v1.0/users/${userPrincipalName}`, { passwordProfile: { password: PASSWORD, forceChangePasswordNextSignIn: false } })
  const page = await desk.open({ storageState: { cookies: [], origins: [] } })
  await page.goto('/')
  await page.getByLabel(render(language, 'page.signIn.user')).fill(userPrincipalName)
  await page.getByLabel(render(language, 'page.signIn.password'), { exact: false }).first().fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.getByLabel(render(language, 'page.signIn.user')).waitFor({ state: 'detached' })
  return page
}

/** Opens a product from the Licenses page. */
export async function openProduct(page: Page, name: string): Promise<void> {
  await page.getByRole('gridcell', { name, exact: true }).click()
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
}

/** Presses the verb of a preview; types the number of people first where that is asked for. */
export async function makeChange(pane: Locator, verb: RegExp | string, confirm: RegExp): Promise<void> {
  const button = pane.getByRole('button', { name: verb })
  await button.waitFor()
  const field = pane.getByRole('textbox', { name: confirm })
  if ((await field.count()) > 0) {
    const label = await pane.getByText(confirm).first().innerText()
    await field.fill(/\d+/.exec(label)?.[0] ?? '')
  }
  await button.click()
}
