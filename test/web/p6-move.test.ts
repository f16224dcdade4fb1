import { describe, expect, test } from 'vitest'
import { openProduct, useAdminCentre } from './admin-centre.ts'
import './expect-seen.ts'
import { useKeyboard } from './keyboard.ts'
import { LABELS, LANGUAGES } from './labels.ts'

describe.each(LANGUAGES)('P6 Move to another product (%s)', (language) => {
  const desk = useAdminCentre(language)
  const keys = useKeyboard(desk)
  const say = LABELS[language]
  const pane = () => desk.page.getByRole('dialog')
  const row = (name: string) => desk.page.getByRole('row').filter({ hasText: name })
  const button = (name: string | RegExp) => pane().getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) })

  test('a holder of Office 365 E1 gets Microsoft 365 E3 in its place, in one change', async () => {
    await desk.goTo('/billing/licenses')
    await openProduct(desk.page, 'Office 365 E1')
    await desk.page.getByRole('checkbox', { name: say.select('Anna Weber') }).check()
    await desk.page.getByRole('button', { name: say.move, exact: true }).click()
    await pane().getByRole('combobox', { name: say.moveTo }).click()
    await desk.page.getByRole('option', { name: /^Microsoft 365 E3/ }).click()
    await button(say.next).click()
    await expect(pane().getByRole('heading', { name: say.whatWillChange })).toBeSeen()
    // The mailbox goes on under the other product: no data starts to expire, and no number is to be typed.
    expect(await pane().getByRole('textbox', { name: say.confirm }).count()).toBe(0)
    await button(say.saveFor).click()
    await button(say.close).click()
    await expect(row('Anna Weber')).toBeGone()
    await desk.goTo('/users/active?q=Anna%20Weber')
    await expect(row('Anna Weber').getByText('M365 E3')).toBeSeen()
    await expect(row('Anna Weber').getByText('O365 E1')).toBeGone()
  })

  test('by keyboard alone', async () => {
    const { page } = desk
    await desk.goTo('/billing/licenses')
    await keys.goToRow(row('Microsoft 365 F3'))
    await page.keyboard.press('Enter')
    await keys.goToRow(row('Aoi Satō'))
    await page.keyboard.press('Space')
    await keys.press(page.getByRole('button', { name: say.move, exact: true }))
    await keys.choose(pane().getByRole('combobox', { name: say.moveTo }), '', page.getByRole('option', { name: /^Microsoft 365 E3/ }))
    await keys.press(button(say.next))
    await expect(pane().getByRole('heading', { name: say.whatWillChange })).toBeSeen()
    await keys.press(button(say.saveFor))
    await expect(pane().getByRole('status').filter({ hasText: 'Aoi' })).toBeSeen()
    await keys.press(button(say.close))
    await expect(row('Aoi Satō')).toBeGone()
  })
})
