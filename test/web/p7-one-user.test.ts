import { describe, expect, test } from 'vitest'
import { tabTo, useAdminCentre } from './admin-centre.ts'
import { LABELS, LANGUAGES } from './labels.ts'

describe.each(LANGUAGES)('P7 One user (%s)', (language) => {
  const desk = useAdminCentre(language)
  const say = LABELS[language]
  const pane = () => desk.page.getByRole('dialog')
  const button = (name: string) => pane().getByRole('button', { name, exact: true })
  const row = (name: string) => desk.page.getByRole('row').filter({ hasText: name })

  async function openPerson(name: string) {
    await desk.goTo(`/users/active?q=${encodeURIComponent(name)}`)
    await row(name).click()
    await pane().getByRole('heading', { name }).waitFor()
  }

  test('ticking a product says what it brings, and one press saves it', async () => {
    await openPerson('Adele Vance')
    await pane().getByRole('tab', { name: say.licensesAndApps, selected: true }).waitFor()
    await pane().getByRole('checkbox', { name: 'Microsoft 365 E3' }).check()
    await pane().getByText(/40/).filter({ hasText: 'Microsoft 365 E3' }).waitFor()
    await button(say.saveChanges).click()
    await pane().getByRole('status').filter({ hasText: 'Adele Vance' }).waitFor()
    await button(say.close).click()
    await row('Adele Vance').getByText('M365 E3').waitFor()
  })

  test('an app is switched off in the same pane', async () => {
    await openPerson('Adele Vance')
    await pane().getByRole('button', { name: say.appsOf('Microsoft 365 E3') }).click()
    await pane().getByRole('checkbox', { name: 'Microsoft Teams', exact: true }).uncheck()
    await button(say.saveChanges).click()
    await pane().getByRole('heading', { name: say.whatWillChange }).waitFor()
    await pane().getByRole('button', { name: say.saveFor }).click()
    await button(say.close).click()
    await openPerson('Adele Vance')
    await pane().getByText(/^1 app/).waitFor()
  })

  test('clearing the tick takes it back, after the review', async () => {
    await openPerson('Adele Vance')
    await pane().getByRole('checkbox', { name: 'Microsoft 365 E3' }).uncheck()
    await button(say.saveChanges).click()
    await pane().getByRole('textbox', { name: say.confirm }).fill('1')
    await pane().getByRole('button', { name: say.unassignFrom }).click()
    await button(say.close).click()
    await row('Adele Vance').getByText('M365 E3').waitFor({ state: 'detached' })
  })

  test('an inherited license is locked, with its group beside it', async () => {
    await openPerson('Megan Bowen')
    const inherited = pane().getByRole('checkbox', { name: 'Microsoft 365 E3' })
    await inherited.waitFor()
    expect(await inherited.isDisabled()).toBe(true)
    await pane().getByText(/Finance/).waitFor()
  })

  test('a location and a license are saved together', async () => {
    await openPerson('Nestor Wilke')
    await pane().getByRole('combobox', { name: say.location }).fill(say.unitedStates)
    await desk.page.getByRole('option', { name: say.unitedStates, exact: true }).click()
    await pane().getByRole('checkbox', { name: 'Microsoft 365 F3' }).check()
    await button(say.saveChanges).click()
    await pane().getByRole('status').filter({ hasText: 'Nestor Wilke' }).waitFor()
    await button(say.close).click()
    await row('Nestor Wilke').getByText(say.unitedStates).waitFor()
  })

  test('Account shows the facts', async () => {
    await openPerson('Alex Wilber')
    await pane().getByRole('tab', { name: say.account }).click()
    await pane().getByText('Marketing Assistant').waitFor()
  })

  test('leaving with something entered asks first', async () => {
    await openPerson('Ada Lindgren')
    await pane().getByRole('checkbox', { name: 'Microsoft 365 F3' }).check()
    await desk.page.keyboard.press('Escape')
    await desk.page.getByRole('alertdialog').waitFor()
    await desk.page.getByRole('alertdialog').getByRole('button').last().click()
    await pane().waitFor({ state: 'detached' })
  })

  test('by keyboard alone', async () => {
    const { page } = desk
    await desk.goTo('/users/active')
    await tabTo(page, page.getByRole('searchbox', { name: say.searchPeople }))
    await page.keyboard.type('ada lind')
    await row('Ada Lindgren').waitFor()
    await page.waitForFunction(() => document.querySelector('[role=grid]')?.getAttribute('aria-rowcount') === '2')
    await tabTo(page, row('Ada Lindgren'))
    await page.keyboard.press('Enter')
    await tabTo(page, pane().getByRole('checkbox', { name: 'Microsoft 365 F3' }))
    await page.keyboard.press('Space')
    await pane().getByText(/56/).filter({ hasText: 'Microsoft 365 F3' }).waitFor()
    await tabTo(page, button(say.saveChanges))
    await page.keyboard.press('Enter')
    await pane().getByRole('status').filter({ hasText: 'Ada Lindgren' }).waitFor()
    await page.keyboard.press('Escape')
    await row('Ada Lindgren').getByText('M365 F3').waitFor()
  })
})
