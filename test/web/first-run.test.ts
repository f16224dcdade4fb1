import { afterEach, describe, expect, test } from 'vitest'
import type { BrowserContext, Page } from 'playwright-core'
import { sharedBrowser } from '#test/fixtures/browser.ts'
import { startLicet } from '#test/fixtures/server.ts'
import type { Licet } from '#test/fixtures/server.ts'
import './expect-seen.ts'
import type { TestLanguage } from './labels.ts'

const SAY: Readonly<Record<TestLanguage, { locale: string; welcome: string; look: string; name: string; country: string; france: string; domain: string; you: string; start: string; home: string }>> = {
  en: { locale: 'en-US', welcome: 'Welcome to Licet', look: 'Open the sample', name: 'Name of the organization', country: 'Country or region', france: 'France', domain: 'Domain', you: 'Your name', start: 'Start', home: 'Home' },
  fr: { locale: 'fr-FR', welcome: 'Bienvenue dans Licet', look: 'Ouvrir l’exemple', name: 'Nom de l’organisation', country: 'Pays ou région', france: 'France', domain: 'Domaine', you: 'Votre nom', start: 'Commencer', home: 'Accueil' },
}

describe.each(['en', 'fr'] as const)('The first run (%s)', (language) => {
  const say = SAY[language]
  let licet: Licet | undefined
  let context: BrowserContext | undefined

  async function begin(): Promise<Page> {
    licet = await startLicet({ unchecked: true, built: true, args: ['--sample', 'empty'] })
    context = await (await sharedBrowser()).newContext({ locale: say.locale, viewport: { width: 1280, height: 900 } })
    const page = await context.newPage()
    await page.goto(licet.ready.signInUrl)
    await expect(page.getByRole('heading', { level: 1, name: say.welcome })).toBeSeen()
    return page
  }

  afterEach(async () => {
    await context?.close()
    await licet?.stop()
  })

  test('names the organization and leads to its home page', async () => {
    const page = await begin()
    await page.getByRole('textbox', { name: say.name }).fill('Aux Deux Moulins')
    await page.getByRole('combobox', { name: say.country }).fill(say.france)
    await page.getByRole('option', { name: say.france, exact: true }).click()
    await page.getByRole('textbox', { name: say.domain }).fill('deuxmoulins.fr')
    await page.getByRole('textbox', { name: say.you }).fill('Amélie Poulain')
    await page.getByRole('button', { name: say.start }).click()
    await expect(page.getByRole('heading', { level: 1, name: say.home })).toBeSeen()
    await expect(page.getByText('Aux Deux Moulins').first()).toBeSeen()
    const headers = { Authorization: `Bearer ${licet!.ready.token}` }
    const { value } = (await (await fetch(`${licet!.ready.url}/v1.0/users?$select=userPrincipalName,displayName,usageLocation`, { headers })).json()) as { value: unknown[] }
    expect(value).toMatchObject([{ userPrincipalName: 'admin@deuxmoulins.fr', displayName: 'Amélie Poulain', usageLocation: 'FR' }])
  })

  test('says what is wrong with a domain and keeps what was filled in', async () => {
    const page = await begin()
    await page.getByRole('textbox', { name: say.name }).fill('Aux Deux Moulins')
    await page.getByRole('combobox', { name: say.country }).fill(say.france)
    await page.getByRole('option', { name: say.france, exact: true }).click()
    await page.getByRole('textbox', { name: say.domain }).fill('deux moulins')
    await page.getByRole('button', { name: say.start }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'deux moulins' })).toBeSeen()
    expect(await page.getByRole('textbox', { name: say.name }).inputValue()).toBe('Aux Deux Moulins')
  })

  test('opens the sample beside it', async () => {
    const page = await begin()
    await page.getByRole('button', { name: say.look }).click()
    await expect(page.getByRole('heading', { level: 1, name: say.home })).toBeSeen()
    await expect(page.getByText('Contoso').first()).toBeSeen()
  })
})
