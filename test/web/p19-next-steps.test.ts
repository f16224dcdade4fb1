import { describe, expect, test } from 'vitest'
import { makeChange, openProduct, useAdminCentre } from './admin-centre.ts'
import './expect-seen.ts'
import { useKeyboard } from './keyboard.ts'
import { LABELS, LANGUAGES } from './labels.ts'
import { SUBSCRIPTION_LABELS } from './subscription-labels.ts'

describe.each(LANGUAGES)('P19 The next step (%s)', (language) => {
  const desk = useAdminCentre(language)
  const keys = useKeyboard(desk)
  const say = { ...LABELS[language], ...SUBSCRIPTION_LABELS[language] }
  const pane = () => desk.page.getByRole('dialog')

  test('after taking back: freed licenses are kept, or removed from their subscription', async () => {
    await desk.goTo('/billing/licenses')
    await openProduct(desk.page, 'Microsoft 365 E5')
    const holder = desk.page.getByRole('checkbox', { name: say.select('Alex Wilber') })
    await holder.check()
    await desk.page.getByRole('button', { name: say.unassignLicenses, exact: true }).click()
    await makeChange(pane(), say.unassignFrom, say.confirm)
    await expect(pane().getByText(say.freed)).toBeSeen()
    await pane().getByRole('link', { name: say.removeSeats }).click()
    await expect(pane().getByRole('textbox', { name: say.total })).toBeSeen()
    expect(await pane().getByRole('radio', { name: say.atRenewal }).isChecked()).toBe(true)
  })

  test('after giving: the sheet for the new colleague, to be printed', async () => {
    await desk.goTo('/users/active?q=Anna')
    await desk.page.getByRole('row').filter({ hasText: 'Anna Weber' }).click()
    await pane().getByRole('checkbox', { name: 'Visio Plan 2' }).check()
    await makeChange(pane(), say.saveChanges, say.confirm)
    await pane().getByRole('link', { name: say.sheetLink }).click()
    await expect(desk.page.getByRole('heading', { level: 1, name: say.sheet })).toBeSeen()
    const sheet = desk.page.getByRole('article', { name: 'Anna Weber' })
    await expect(sheet.getByRole('heading', { name: say.installTheApps })).toBeSeen()
    await expect(sheet.getByRole('heading', { name: say.firstSignIn })).toBeSeen()
    await expect(sheet.getByRole('heading', { name: say.onAPhone })).toBeSeen()
    await expect(desk.page.getByRole('button', { name: say.print })).toBeSeen()
  })
  test('by keyboard alone: freed licenses to their subscription, and the sheet of a colleague', async () => {
    const { page } = desk
    const row = (name: string) => page.getByRole('row').filter({ hasText: name })
    await desk.goTo('/billing/licenses')
    await keys.skip()
    await keys.goToRow(row('Microsoft 365 E3'))
    await page.keyboard.press('Enter')
    await keys.goToRow(row('Emily Braun'))
    await page.keyboard.press('Space')
    await page.keyboard.press('u')
    await keys.type(pane().getByRole('textbox', { name: say.confirm }), '1')
    await keys.press(pane().getByRole('button', { name: say.unassignFrom }))
    await keys.press(pane().getByRole('link', { name: say.removeSeats }))
    await keys.reach(pane().getByRole('textbox', { name: say.total }))

    await desk.goTo('/users/active?q=Adele')
    await keys.skip()
    await keys.goToRow(row('Adele Vance'))
    await page.keyboard.press('Enter')
    await keys.press(pane().getByRole('checkbox', { name: /^Microsoft 365 E5/ }).first(), 'Space')
    await keys.press(pane().getByRole('button', { name: say.saveChanges }))
    await keys.press(pane().getByRole('link', { name: say.sheetLink }))
    await keys.reach(page.getByRole('button', { name: say.print }))
    await expect(page.getByRole('article', { name: 'Adele Vance' })).toBeSeen()
  })
})
