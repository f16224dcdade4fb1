import { describe, expect, test } from 'vitest'
import { useAdminCentre } from './admin-centre.ts'
import './expect-seen.ts'
import { useKeyboard } from './keyboard.ts'
import { LABELS, LANGUAGES } from './labels.ts'

describe.each(LANGUAGES)('P7 One user (%s)', (language) => {
  const desk = useAdminCentre(language)
  const keys = useKeyboard(desk)
  const say = LABELS[language]
  const pane = () => desk.page.getByRole('dialog')
  const button = (name: string) => pane().getByRole('button', { name, exact: true })
  const row = (name: string) => desk.page.getByRole('row').filter({ hasText: name })

  async function openPerson(name: string) {
    await desk.goTo(`/users/active?q=${encodeURIComponent(name)}`)
    await row(name).click()
    await expect(pane().getByRole('heading', { name })).toBeSeen()
  }

  test('ticking a product says what it brings, and one press saves it', async () => {
    await openPerson('Adele Vance')
    await expect(pane().getByRole('tab', { name: say.licensesAndApps, selected: true })).toBeSeen()
    await pane().getByRole('checkbox', { name: 'Microsoft 365 E3' }).check()
    await expect(pane().getByText(/40/).filter({ hasText: 'Microsoft 365 E3' })).toBeSeen()
    await button(say.saveChanges).click()
    await expect(pane().getByRole('status').filter({ hasText: 'Adele Vance' })).toBeSeen()
    await button(say.close).click()
    await expect(row('Adele Vance').getByText('M365 E3')).toBeSeen()
  })

  test('an app is switched off in the same pane', async () => {
    await openPerson('Adele Vance')
    await pane().getByRole('button', { name: say.appsOf('Microsoft 365 E3') }).click()
    await pane().getByRole('checkbox', { name: 'Microsoft Teams', exact: true }).uncheck()
    await button(say.saveChanges).click()
    await expect(pane().getByRole('heading', { name: say.whatWillChange })).toBeSeen()
    await pane().getByRole('button', { name: say.saveFor }).click()
    await button(say.close).click()
    await openPerson('Adele Vance')
    await expect(pane().getByText(/^1 app/)).toBeSeen()
  })

  test('clearing the tick takes it back, after the review', async () => {
    await openPerson('Adele Vance')
    await pane().getByRole('checkbox', { name: 'Microsoft 365 E3' }).uncheck()
    await button(say.saveChanges).click()
    await pane().getByRole('textbox', { name: say.confirm }).fill('1')
    await pane().getByRole('button', { name: say.unassignFrom }).click()
    await button(say.close).click()
    await expect(row('Adele Vance').getByText('M365 E3')).toBeGone()
  })

  test('an inherited license is locked, with its group beside it', async () => {
    await openPerson('Megan Bowen')
    const inherited = pane().getByRole('checkbox', { name: 'Microsoft 365 E3' })
    await expect(inherited).toBeSeen()
    expect(await inherited.isDisabled()).toBe(true)
    await expect(pane().getByRole('link', { name: 'Finance' })).toBeSeen()
  })

  test('a location and a license are saved together', async () => {
    await openPerson('Nestor Wilke')
    await pane().getByRole('combobox', { name: say.location }).fill(say.unitedStates)
    await desk.page.getByRole('option', { name: say.unitedStates, exact: true }).click()
    await pane().getByRole('checkbox', { name: 'Microsoft 365 F3' }).check()
    await button(say.saveChanges).click()
    await expect(pane().getByRole('status').filter({ hasText: 'Nestor Wilke' })).toBeSeen()
    await button(say.close).click()
    await expect(row('Nestor Wilke').getByText(say.unitedStates)).toBeSeen()
  })

  test('Account shows the facts', async () => {
    await openPerson('Alex Wilber')
    await pane().getByRole('tab', { name: say.account }).click()
    await expect(pane().getByText('Marketing Assistant')).toBeSeen()
  })

  test('leaving with something entered asks first', async () => {
    await openPerson('Ada Lindgren')
    await pane().getByRole('checkbox', { name: 'Microsoft 365 F3' }).check()
    await desk.page.keyboard.press('Escape')
    await expect(desk.page.getByRole('alertdialog')).toBeSeen()
    await desk.page.getByRole('alertdialog').getByRole('button').last().click()
    await expect(pane()).toBeGone()
  })

  test('by keyboard alone: a location and a product together, then taken back', async () => {
    const { page } = desk
    await desk.goTo('/users/active')
    await keys.type(page.getByRole('searchbox', { name: say.searchPeople }), 'ada lind')
    await expect(page.locator('[role="grid"][aria-rowcount="2"]')).toBeSeen()
    await keys.goToRow(row('Ada Lindgren'))
    await page.keyboard.press('Enter')
    await keys.choose(pane().getByRole('combobox', { name: say.location }), 'belg', page.getByRole('option', { name: /^Belgi/ }))
    await keys.press(pane().getByRole('checkbox', { name: 'Microsoft 365 F3' }), 'Space')
    await expect(pane().getByRole('status').filter({ hasText: 'Microsoft 365 F3' })).toBeSeen()
    await keys.press(button(say.saveChanges))
    await expect(pane().getByRole('status').filter({ hasText: 'Ada Lindgren' })).toBeSeen()
    await page.keyboard.press('Escape')
    await expect(row('Ada Lindgren').getByText('M365 F3')).toBeSeen()
    await expect(row('Ada Lindgren').getByText(/^Belgi/)).toBeSeen()
    await expect(row('Ada Lindgren')).toBeFocused()
    await page.keyboard.press('Enter')
    await keys.press(pane().getByRole('checkbox', { name: 'Microsoft 365 F3' }), 'Space')
    await keys.press(button(say.saveChanges))
    await keys.makeChange(pane(), say.unassignFrom, say.confirm)
    await keys.press(button(say.close))
    await expect(row('Ada Lindgren').getByText('M365 F3')).toBeGone()
  })
})
