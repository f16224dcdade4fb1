import { describe, expect, test } from 'vitest'
import { useAdminCentre } from './admin-centre.ts'
import './expect-seen.ts'
import { useKeyboard } from './keyboard.ts'
import { LABELS, LANGUAGES } from './labels.ts'

describe.each(LANGUAGES)('P10 Unassign one, unassign all (%s)', (language) => {
  const desk = useAdminCentre(language)
  const keys = useKeyboard(desk)
  const say = LABELS[language]
  const pane = () => desk.page.getByRole('dialog')
  const row = (name: string) => desk.page.getByRole('row').filter({ hasText: name })

  test('all licenses of several people, then Done, then Undo', async () => {
    await desk.goTo('/users/active')
    for (const name of ['Alex Wilber', 'Anna Weber']) await desk.page.getByRole('checkbox', { name: say.select(name) }).check()
    await desk.page.getByRole('button', { name: say.unassignAll, exact: true }).click()
    await pane().getByRole('textbox', { name: say.confirm }).fill('2')
    await pane().getByRole('button', { name: say.unassignFrom }).click()
    await pane().getByRole('button', { name: say.done, exact: true }).click()
    await expect(row('Anna Weber').getByText('O365 E1')).toBeGone()
    await desk.page.getByRole('button', { name: say.back }).last().click()
    await pane().getByRole('button', { name: say.back }).click()
    await pane().getByRole('button', { name: say.close, exact: true }).click()
    await expect(row('Anna Weber').getByText('O365 E1')).toBeSeen()
  })

  test('changing nothing leaves everything as it was', async () => {
    await desk.goTo('/users/active')
    await desk.page.getByRole('checkbox', { name: say.select('Anna Weber') }).check()
    await desk.page.getByRole('button', { name: say.unassignAll, exact: true }).click()
    await expect(pane().getByRole('textbox', { name: say.confirm })).toBeSeen()
    await pane().getByRole('button', { name: say.changeNothing, exact: true }).click()
    await expect(pane()).toBeGone()
    await expect(row('Anna Weber').getByText('O365 E1')).toBeSeen()
  })

  test('by keyboard alone: one license of one person, then all that are left, and back', async () => {
    const { page } = desk
    await desk.goTo('/users/active')
    await keys.type(page.getByRole('searchbox', { name: say.searchPeople }), 'anais')
    await expect(page.locator('[role="grid"][aria-rowcount="2"]')).toBeSeen()
    await keys.goToRow(row('Anaïs Moreau'))
    await page.keyboard.press('Enter')
    await keys.press(pane().getByRole('checkbox', { name: 'Planner and Project Plan 3', exact: true }), 'Space')
    await keys.press(pane().getByRole('button', { name: say.saveChanges }))
    await keys.makeChange(pane(), say.unassignFrom, say.confirm)
    await keys.press(pane().getByRole('button', { name: say.close, exact: true }))
    await expect(row('Anaïs Moreau').getByText(/Planner/)).toBeGone()
    await expect(row('Anaïs Moreau')).toBeFocused()
    await page.keyboard.press('Space')
    await keys.press(page.getByRole('button', { name: say.unassignAll, exact: true }))
    await keys.makeChange(pane(), say.unassignFrom, say.confirm)
    await keys.press(pane().getByRole('button', { name: say.done, exact: true }))
    await expect(row('Anaïs Moreau').getByText(/Business/)).toBeGone()
    await page.keyboard.press('z')
    await keys.press(pane().getByRole('button', { name: say.back }))
    await keys.press(pane().getByRole('button', { name: say.close, exact: true }))
    await expect(row('Anaïs Moreau').getByText(/Business/)).toBeSeen()
  })
})
