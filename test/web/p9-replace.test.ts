import { describe, expect, test } from 'vitest'
import { makeChange, useAdminCentre } from './admin-centre.ts'
import './expect-seen.ts'
import { useKeyboard } from './keyboard.ts'
import { LABELS, LANGUAGES } from './labels.ts'

describe.each(LANGUAGES)('P9 Replace (%s)', (language) => {
  const desk = useAdminCentre(language)
  const keys = useKeyboard(desk)
  const say = LABELS[language]
  const pane = () => desk.page.getByRole('dialog')
  const row = (name: string) => desk.page.getByRole('row').filter({ hasText: name })
  const button = (name: string | RegExp) => pane().getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) })

  async function openReplace(path: string, ...names: readonly string[]) {
    await desk.goTo(path)
    for (const name of names) await desk.page.getByRole('checkbox', { name: say.select(name) }).check()
    await desk.page.getByRole('button', { name: say.manage, exact: true }).click()
    await pane().getByRole('radio', { name: say.replace }).check()
  }

  test('exactly what is ticked goes, and what is chosen comes', async () => {
    await openReplace('/users/active', 'Camille Bernard', 'Anaïs Moreau')
    await pane().getByRole('checkbox', { name: /^Microsoft 365 Business Premium \(/ }).check()
    await pane().getByRole('list', { name: say.whatComes }).getByRole('checkbox', { name: 'Microsoft 365 E3' }).check()
    await button(say.next).click()
    await makeChange(pane(), say.saveFor, say.confirm)
    await button(say.done).click()
    // Planner and Project was not ticked: it stays.
    await expect(row('Anaïs Moreau').getByText('M365 E3')).toBeSeen()
    await expect(row('Anaïs Moreau').getByText(/Planner/)).toBeSeen()
    await expect(row('Anaïs Moreau').getByText(/Business/)).toBeGone()
  })

  test('taking away everything is one explicit choice', async () => {
    await openReplace('/users/active?q=Kofi', 'Kofi Mensah')
    await pane().getByRole('radio', { name: say.everyDirectLicense }).check()
    await pane().getByRole('list', { name: say.whatComes }).getByRole('checkbox', { name: 'Microsoft 365 F3' }).check()
    await button(say.next).click()
    await expect(pane().getByRole('heading', { name: say.whatWillChange })).toBeSeen()
    await makeChange(pane(), say.saveFor, say.confirm)
    await button(say.done).click()
    await desk.goTo('/users/active?q=Kofi')
    await expect(row('Kofi Mensah').getByText('M365 F3')).toBeSeen()
    await expect(row('Kofi Mensah').getByText(/Exchange/)).toBeGone()
  })

  test('by keyboard alone', async () => {
    const { page } = desk
    await desk.goTo('/users/active')
    await keys.type(page.getByRole('searchbox', { name: say.searchPeople }), 'zoe garnier')
    await expect(page.locator('[role="grid"][aria-rowcount="2"]')).toBeSeen()
    await keys.goToRow(row('Zoé Garnier'))
    await page.keyboard.press('Space')
    await page.keyboard.press('a')
    await keys.press(pane().getByRole('radio', { name: say.assignMore }), 'ArrowDown')
    await keys.press(pane().getByRole('checkbox', { name: /^Microsoft 365 F3 \(/ }), 'Space')
    await keys.press(pane().getByRole('list', { name: say.whatComes }).getByRole('checkbox', { name: 'Microsoft 365 E3' }), 'Space')
    await keys.press(button(say.next))
    await keys.press(button(say.saveFor))
    await expect(button(say.done)).toBeSeen()
    await page.keyboard.press('Escape')
    await expect(row('Zoé Garnier').getByText('M365 E3')).toBeSeen()
  })
})
