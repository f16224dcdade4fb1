import { describe, expect, test } from 'vitest'
import { useAdminCentre } from './admin-centre.ts'
import './expect-seen.ts'
import { useKeyboard } from './keyboard.ts'
import { LABELS, LANGUAGES } from './labels.ts'

describe.each(LANGUAGES)('P22 Why, and why not (%s)', (language) => {
  const desk = useAdminCentre(language)
  const keys = useKeyboard(desk)
  const say = LABELS[language]
  const pane = () => desk.page.getByRole('dialog')
  const row = (name: string) => desk.page.getByRole('row').filter({ hasText: name })
  const answer = () => pane().getByRole('status')

  async function ask(name: string, service: string) {
    await desk.goTo(`/users/active?q=${encodeURIComponent(name)}`)
    await row(name).click()
    await pane().getByRole('tab', { name: say.why, exact: true }).click()
    await pane().getByRole('combobox', { name: say.service }).fill(service)
    await desk.page.getByRole('option', { name: service, exact: true }).click()
  }

  test('every path: from a group', async () => {
    await ask('Megan Bowen', 'Microsoft Teams')
    await expect(answer().getByText(/Microsoft 365 E3.*Finance/)).toBeSeen()
  })

  test('switched off: said where, and turned on from here', async () => {
    await ask('Alex Wilber', 'Sway')
    await expect(answer().getByText(/Microsoft 365 E5/).first()).toBeSeen()
    await answer().getByRole('button', { name: say.turnOnIn('Microsoft 365 E5') }).click()
    await pane().getByRole('button', { name: say.saveFor }).click()
    await pane().getByRole('button', { name: say.close, exact: true }).click()
    await ask('Alex Wilber', 'Sway')
    await expect(answer().getByText(say.has('Alex Wilber', 'Sway'))).toBeSeen()
  })

  test('why not: what could be given, what refuses it, and its ways out', async () => {
    await ask('Lee Gu', 'Exchange Online (Plan 1)')
    await answer().getByRole('button', { name: 'Office 365 E1' }).click()
    await expect(pane().getByRole('list', { name: say.waysOut })).toBeSeen()
  })

  test('what happened is in the history, with its undo', async () => {
    await desk.goTo('/users/active?q=Alex%20Wilber')
    await row('Alex Wilber').click()
    await pane().getByRole('tab', { name: say.history }).click()
    await expect(pane().getByRole('list', { name: say.history }).getByText('MOD Administrator')).toBeSeen()
    await expect(pane().getByRole('button', { name: say.back, exact: true })).toBeSeen()
  })

  test('by keyboard alone: why not, turned on from here, and why from then on', async () => {
    const { page } = desk
    const service = pane().getByRole('combobox', { name: say.service })
    const choose = () => keys.choose(service, 'Sway', page.getByRole('option', { name: 'Sway', exact: true }))
    await desk.goTo('/users/active?q=Grady')
    await keys.skip()
    await keys.goToRow(row('Grady Archie'))
    await page.keyboard.press('Enter')
    await keys.openTab(page.getByRole('tab', { name: say.why, exact: true }))
    await choose()
    await keys.press(answer().getByRole('button', { name: say.turnOnIn('Office 365 E3') }))
    await keys.press(pane().getByRole('button', { name: say.saveFor }))
    await keys.press(pane().getByRole('button', { name: say.close, exact: true }))
    await expect(row('Grady Archie')).toBeFocused()
    await page.keyboard.press('Enter')
    await keys.openTab(page.getByRole('tab', { name: say.why, exact: true }))
    await choose()
    await expect(answer().getByText(say.has('Grady Archie', 'Sway'))).toBeSeen()
  })
})
