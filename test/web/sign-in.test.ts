// Signing in by password in a real browser, letting a device in, and letting an app in; in both languages.
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { render } from '#words/render.ts'
import type { MessageKey } from '#words/language.ts'
import { sharedBrowser } from '#test/fixtures/browser.ts'
import { startLicet } from '#test/fixtures/server.ts'
import type { Licet } from '#test/fixtures/server.ts'
import { makeCast, PASSWORD } from '#test/fixtures/sign-in-cast.ts'
import type { Cast } from '#test/fixtures/sign-in-cast.ts'
import { useKeyboard } from './keyboard.ts'

describe.each(['en', 'fr'] as const)('in %s', (language) => {
  const say = (key: MessageKey, facts = {}): string => render(language, key, facts)
  let licet: Licet
  const contexts: BrowserContext[] = []
  let cast: Cast

  beforeAll(async () => {
    licet = await startLicet({ unchecked: true, built: true })
    cast = await makeCast(licet.ready, ['https://app.example/back'])
  })
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()))
    await licet?.stop()
  })

  const open = async (path: string): Promise<Page> => {
    const context = await (await sharedBrowser()).newContext({ locale: language === 'en' ? 'en-US' : 'fr-FR', baseURL: licet.ready.url, reducedMotion: 'reduce' })
    contexts.push(context)
    const page = await context.newPage()
    await page.goto(path)
    return page
  }
  const signIn = async (page: Page, password = PASSWORD): Promise<void> => {
    await page.getByLabel(say('page.signIn.user')).fill(cast.userPrincipalName)
    await page.getByLabel(say('page.signIn.password'), { exact: false }).first().fill(password)
    await page.keyboard.press('Enter')
  }

  test('a wrong password is told so, the right one leads in', async () => {
    const page = await open('/')
    await signIn(page, 'wrong')
    expect(await page.getByRole('alert').textContent()).toBe(say('page.signIn.problem.passwordWrong'))
    await signIn(page)
    await page.getByRole('button', { name: cast.userPrincipalName.startsWith('ada') ? /Ada Tester/ : '' }).waitFor()
  })

  test('a device is let in by its code', async () => {
    const form = new URLSearchParams({ client_id: cast.tool.appId, scope: 'openid User.Read' })
    const begun = (await (await fetch(`${licet.ready.url}/${licet.ready.tenantId}/oauth2/v2.0/devicecode`, { method: 'POST', body: form })).json()) as { user_code: string; device_code: string }
    const page = await open('/device')
    await signIn(page)
    await page.getByLabel(say('page.device.code')).fill(begun.user_code)
    await page.getByRole('button', { name: say('page.device.next') }).click()
    await page.getByText(say('page.device.warning')).waitFor()
    await page.getByRole('button', { name: say('page.device.approve'), exact: true }).click()
    expect(await page.getByRole('status').textContent()).toBe(say('page.device.approved'))
    const poll = new URLSearchParams({ client_id: cast.tool.appId, grant_type: 'device_code', device_code: begun.device_code })
    expect((await fetch(`${licet.ready.url}/${licet.ready.tenantId}/oauth2/v2.0/token`, { method: 'POST', body: poll })).status).toBe(200)
  })

  test('an app is named, and gets a code back at its own address', async () => {
    const query = new URLSearchParams({
      client_id: cast.tool.appId,
      response_type: 'code',
      redirect_uri: 'https://app.example/back',
      scope: 'openid User.Read',
      state: 'xyz',
      code_challenge: 'A'.repeat(43),
      code_challenge_method: 'S256',
    })
    const page = await open(`/${licet.ready.tenantId}/oauth2/v2.0/authorize?${query.toString()}`)
    await page.getByRole('heading', { name: say('page.signIn.titleOfApp', { app: 'Command line' }) }).waitFor()
    await page.route('https://app.example/**', (route) => route.fulfill({ body: 'the app' }))
    await signIn(page)
    await page.waitForURL((url) => url.hostname === 'app.example')
    expect(page.url()).toMatch(/^https:\/\/app\.example\/back\?code=[\w-]{43}&state=xyz$/)
  })

  test('an administrator who came by a link chooses a password and names a second administrator', async () => {
    const page = await open(licet.ready.signInUrl)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.goto('/own-password')
    await page.getByLabel(say('page.signIn.newPassword')).fill('Chosen-password-4')
    await page.getByRole('button', { name: say('page.ownPassword.save') }).click()
    await page.waitForURL((url) => url.pathname === '/')
    await page.goto('/second-administrator')
    await page.getByLabel(say('page.signIn.user')).fill(cast.userPrincipalName)
    await page.getByRole('button', { name: say('page.secondAdministrator.save') }).click()
    await page.waitForURL((url) => url.pathname === '/')
    const members = await cast.call('GET', '/v1.0/directoryRoles/62e90394-69f5-4237-9190-012177145e10/members')
    expect(await members.text()).toContain(cast.userPrincipalName)
  })

  test('somebody with two organisations goes from one to the other without signing in, and every tab is told', async () => {
    const page = await open('/')
    await signIn(page)
    await page.getByRole('button', { name: /Ada Tester/ }).waitFor()
    const made = await page.request.post('/licet/v1/tenants', { headers: { origin: licet.ready.url }, data: { displayName: 'Adatum', domain: 'adatum.example' } })
    expect(made.status()).toBe(201)
    await page.goto('/users/active')
    const other = await page.context().newPage()
    await other.goto('/groups')
    await other.getByRole('heading', { level: 1, name: say('page.groups.title') }).waitFor()

    const switcher = (name: string) => page.getByRole('button', { name: say('ui.organization.switch', { name }) })
    await useKeyboard({ page }).press(switcher('Contoso'))
    await page.getByRole('menuitemradio', { name: say('ui.organization.choice', { name: 'Adatum', user: 'admin@adatum.example' }) }).focus()
    await page.keyboard.press('Enter')
    await switcher('Adatum').waitFor()
    expect(new URL(page.url()).pathname).toBe('/')

    await other.getByRole('heading', { name: say('ui.organization.left.title', { name: 'Adatum' }) }).waitFor()
    expect(await other.getByText(say('page.groups.title'), { exact: true }).count()).toBe(0)
    await other.getByRole('button', { name: say('ui.organization.left.goBack', { name: 'Contoso' }) }).click()
    await other.getByRole('button', { name: say('ui.organization.switch', { name: 'Contoso' }) }).waitFor()
    await page.getByRole('heading', { name: say('ui.organization.left.title', { name: 'Contoso' }) }).waitFor()
  })
})
