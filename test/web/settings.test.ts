import { describe, expect, test } from 'vitest'
import { useAdminCentre } from './admin-centre.ts'
import './expect-seen.ts'
import { findAxeFaults } from './find-axe-faults.ts'
import { LABELS } from './labels.ts'

const WORDS = {
  en: {
    settings: 'Settings', help: 'Who helps you', name: 'Name of a person or team', saved: 'Settings saved.', prices: 'Prices', amount: 'A seat and month, in USD', own: /Your price, since/,
    rules: 'Search services and rules', effect: /What this rule does/, off: 'Off', clock: /^30 days forward$/, register: 'Register an app', appName: 'Name', see: /See licenses/, once: /shown this once/, add: 'Add a profile',
    give: 'Who gets it', role: 'License administrator',
  },
  fr: {
    settings: 'Paramètres', help: 'Qui vous aide', name: 'Nom d’une personne ou d’une équipe', saved: 'Paramètres enregistrés.', prices: 'Prix', amount: 'Une licence par mois, en USD', own: /Votre prix, depuis le/,
    rules: 'Rechercher un service ou une règle', effect: /Effet de cette règle/, off: 'Désactivée', clock: /^Avancer de 30 jours$/, register: 'Inscrire une application', appName: 'Nom', see: /Voir les licences/, once: /affiché que cette fois/, add: 'Ajouter un profil',
    give: 'Qui la reçoit', role: 'Administrateur de licences',
  },
} as const

const PARTS = ['help', 'organization', 'retention', 'clock', 'roles', 'ownRoles?panel=new', 'templates?panel=new', 'licensing', 'rules', 'locations', 'profiles?panel=new', 'prices', 'apps?panel=new', 'signIn'] as const

// In one language: the procedures are walked in both.
describe.each(['fr'] as const)('Settings (%s)', (language) => {
  const desk = useAdminCentre(language)
  const say = LABELS[language]
  const words = WORDS[language]

  test('who helps you is found from the list, and kept', async () => {
    await desk.goTo('/settings')
    await desk.page.getByRole('link', { name: words.help }).click()
    await desk.page.getByRole('textbox', { name: words.name }).fill('Marie Durand')
    await desk.page.getByRole('button', { name: say.save, exact: true }).click()
    await expect(desk.page.getByText(words.saved).first()).toBeSeen()
    await desk.goTo('/settings/help')
    expect(await desk.page.getByRole('textbox', { name: words.name }).inputValue()).toBe('Marie Durand')
  })

  test('an own price takes the place of the estimate', async () => {
    await desk.goTo('/settings/prices')
    await desk.page.getByRole('button', { name: 'Microsoft 365 E3' }).click()
    await desk.page.getByRole('spinbutton', { name: words.amount }).fill('21.5')
    await desk.page.getByRole('dialog').getByRole('button', { name: say.save, exact: true }).click()
    await expect(desk.page.getByRole('row').filter({ hasText: 'Microsoft 365 E3' }).getByText(words.own)).toBeSeen()
  })

  test('a rule is found and switched off', async () => {
    await desk.goTo('/settings/rules')
    await desk.page.getByRole('searchbox', { name: words.rules }).fill('EXCHANGE_S_DESKLESS')
    await desk.page.waitForURL(/q=EXCHANGE_S_DESKLESS/)
    const choice = desk.page.getByRole('combobox', { name: words.effect }).first()
    await choice.click()
    await desk.page.getByRole('option', { name: words.off }).click()
    await expect(choice.filter({ hasText: words.off })).toBeSeen()
  })

  test('a role is given to a person', async () => {
    await desk.goTo('/settings/roles')
    await desk.page.getByRole('button', { name: words.role }).click()
    await desk.page.getByRole('combobox', { name: words.give }).fill('Adele')
    await desk.page.getByRole('option', { name: 'Adele Vance' }).click()
    await expect(desk.page.getByRole('dialog').getByRole('listitem').filter({ hasText: 'Adele Vance' })).toBeSeen()
  })

  test('an app is registered, its secret shown once', async () => {
    await desk.goTo('/settings/apps')
    await desk.page.getByRole('button', { name: words.register }).click()
    const pane = desk.page.getByRole('dialog')
    await pane.getByRole('textbox', { name: words.appName }).fill('Nightly')
    await pane.getByRole('checkbox', { name: words.see }).check()
    await pane.getByRole('button', { name: words.register }).click()
    await expect(pane.getByText(words.once)).toBeSeen()
    await pane.getByRole('button', { name: say.close, exact: true }).last().click()
    await desk.page.getByRole('button', { name: 'Nightly' }).click()
    await expect(desk.page.getByRole('dialog').getByText(words.once)).toBeGone()
  })

  test('a profile is made', async () => {
    await desk.goTo('/settings/profiles')
    await desk.page.getByRole('button', { name: words.add }).click()
    const pane = desk.page.getByRole('dialog')
    await pane.getByRole('textbox', { name: words.appName }).fill('Frontline')
    await pane.getByRole('checkbox', { name: 'Microsoft 365 F3' }).check()
    await pane.getByRole('button', { name: say.save, exact: true }).click()
    await expect(desk.page.getByRole('row').filter({ hasText: 'Frontline' }).filter({ hasText: 'Microsoft 365 F3' })).toBeSeen()
  })

  test('the clock of the sample goes forward', async () => {
    await desk.goTo('/settings/clock')
    const year = async (): Promise<string> => desk.page.locator('p[aria-live]').innerText()
    const before = await year()
    await desk.page.getByRole('button', { name: words.clock }).click()
    await expect(desk.page.locator('p[aria-live]').filter({ hasNotText: before })).toBeSeen()
  })

  test.each(['light', 'dark'] as const)('every part passes axe in the %s theme, fits a phone, and has no button Annuler alone', async (colorScheme) => {
    const page = await desk.open({ colorScheme, viewport: { width: 390, height: 844 } })
    for (const part of PARTS) {
      await page.goto(`/settings/${part}`)
      await page.getByRole('heading', { level: 1, includeHidden: true }).waitFor({ state: 'attached' })
      if (part.includes('panel')) await page.getByRole('dialog').waitFor()
      expect({ part, found: await findAxeFaults(page, colorScheme === 'light' ? 'all' : 'colours') }).toEqual({ part, found: [] })
      expect({ part, overflow: await page.evaluate(() => document.documentElement.scrollWidth - innerWidth) }).toEqual({ part, overflow: 0 })
      expect((await page.getByRole('button').allInnerTexts()).filter((name) => /^\s*annuler\s*$/i.test(name))).toEqual([])
    }
    await page.context().close()
  })
})
