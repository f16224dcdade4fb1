import { describe, expect, test } from 'vitest'
import { makeChange, openProduct, useAdminCentre } from './admin-centre.ts'
import './expect-seen.ts'
import { LABELS, LANGUAGES } from './labels.ts'
import { SUBSCRIPTION_LABELS } from './subscription-labels.ts'

describe.each(LANGUAGES)('P19 The next step (%s)', (language) => {
  const desk = useAdminCentre(language)
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
    await expect(sheet.getByRole('heading', { name: say.firstSignIn })).toBeSeen()
    await expect(sheet.getByRole('heading', { name: say.onAPhone })).toBeSeen()
    await expect(desk.page.getByRole('button', { name: say.print })).toBeSeen()
  })
})
