import { describe, expect, test } from 'vitest'
import { openProduct, useAdminCentre } from './admin-centre.ts'
import './expect-seen.ts'
import { useKeyboard } from './keyboard.ts'
import { LABELS, LANGUAGES } from './labels.ts'

describe.each(LANGUAGES)('P3 Change apps of holders (%s)', (language) => {
  const desk = useAdminCentre(language)
  const keys = useKeyboard(desk)
  const say = LABELS[language]
  const pane = () => desk.page.getByRole('dialog')
  const button = (name: string) => pane().getByRole('button', { name, exact: true })
  const row = (name: string) => desk.page.getByRole('row').filter({ hasText: name })

  async function open(product: string) {
    await desk.goTo('/billing/licenses')
    await openProduct(desk.page, product)
  }

  test('of one: the row opens, an app is ticked, Save', async () => {
    await open('Microsoft 365 E5')
    await row('Alex Wilber').click()
    await pane().getByRole('checkbox', { name: 'Sway', exact: true }).check()
    await button(say.save).click()
    await expect(pane().getByRole('status').filter({ hasText: 'Alex Wilber' })).toBeSeen()
    await button(say.close).click()
    await expect(row('Alex Wilber').getByText(/^1 app/)).toBeSeen()
  })

  test('of several: one app off for all of them, everything else as each has it', async () => {
    await open('Microsoft 365 E5')
    for (const name of ['Alex Wilber', 'Ben Walters', 'François Petit']) {
      await desk.page.getByRole('checkbox', { name: say.select(name) }).check()
    }
    await desk.page.getByRole('button', { name: say.moreCommands }).click()
    await desk.page.getByRole('menuitem', { name: say.turnApps }).click()
    await pane().getByRole('group', { name: 'Sway', exact: true }).getByRole('button').last().click()
    await button(say.next).click()
    await expect(pane().getByText('Sway').first()).toBeSeen()
    await pane().getByRole('button', { name: say.saveFor }).click()
    await expect(pane().getByRole('status').filter({ hasText: say.people(3) })).toBeSeen()
    await button(say.close).click()
    await expect(row('Alex Wilber').getByText(/^2 app/)).toBeSeen()
    await expect(row('Ben Walters').getByText(/^1 app/)).toBeSeen()
  })

  test('inherited apps are shown with their group and locked; they are changed there, one press away', async () => {
    await open('Microsoft 365 E3')
    await row('Megan Bowen').click()
    await expect(pane().getByText(/Finance/).first()).toBeSeen()
    expect(await pane().getByRole('checkbox', { name: 'Microsoft Teams', exact: true }).isDisabled()).toBe(true)
    await pane().getByRole('link', { name: /Finance$/ }).click()
    await expect(pane().getByRole('heading', { name: 'Finance' })).toBeSeen()
  })

  test('by keyboard alone: of one, then of two picked with Shift', async () => {
    const { page } = desk
    const sway = pane().getByRole('checkbox', { name: 'Sway', exact: true })
    await desk.goTo('/billing/licenses')
    await keys.goToRow(row('Microsoft 365 E5'))
    await page.keyboard.press('Enter')
    await keys.goToRow(row('Alex Wilber'))
    await page.keyboard.press('Enter')
    await keys.type(pane().getByRole('searchbox'), 'sway')
    await keys.press(sway, 'Space')
    await keys.press(button(say.save))
    await expect(pane().getByRole('status').filter({ hasText: 'Alex Wilber' })).toBeSeen()
    await keys.press(button(say.close))
    await expect(row('Alex Wilber')).toBeFocused()
    await page.keyboard.press('Space')
    await page.keyboard.press('Shift+ArrowDown')
    await keys.press(page.getByRole('button', { name: say.moreCommands }))
    await expect(page.getByRole('menuitem', { name: say.turnApps })).toBeFocused()
    await page.keyboard.press('Enter')
    await keys.type(pane().getByRole('searchbox'), 'sway')
    await keys.press(pane().getByRole('group', { name: 'Sway', exact: true }).getByRole('button').last(), 'Space')
    await keys.press(button(say.next))
    await keys.press(pane().getByRole('button', { name: say.saveFor }))
    await expect(pane().getByRole('status').filter({ hasText: 'Sway' })).toBeSeen()
    await keys.press(button(say.close))
    await expect(pane()).toBeGone()
  })
})
