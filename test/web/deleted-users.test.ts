import { describe, expect, test } from 'vitest'
import { makeChange, useAdminCentre } from './admin-centre.ts'
import './expect-seen.ts'
import { LABELS, LANGUAGES } from './labels.ts'

describe.each(LANGUAGES)('Deleted users (%s)', (language) => {
  const desk = useAdminCentre(language)
  const say = LABELS[language]
  const pane = () => desk.page.getByRole('dialog')
  const row = (name: string) => desk.page.getByRole('row').filter({ hasText: name })

  test('somebody comes back through the preview, with every license', async () => {
    await desk.goTo('/users/deleted')
    await row('Rob Young').click()
    await expect(pane().getByText('Microsoft 365 E5').first()).toBeSeen()
    await makeChange(pane(), say.restore, say.confirm)
    await expect(pane().getByRole('status').filter({ hasText: 'Rob Young' })).toBeSeen()
    await pane().getByRole('button', { name: say.close, exact: true }).click()
    await expect(row('Rob Young')).toBeGone()
    await desk.goTo('/users/active?q=Rob%20Young')
    await expect(row('Rob Young').getByText('M365 E5')).toBeSeen()
  })

  test('deleting for good asks for the number of people', async () => {
    await desk.goTo('/users/deleted')
    await desk.page.getByRole('checkbox', { name: say.select('Molly Dempsey') }).check()
    await desk.page.getByRole('button', { name: say.purge, exact: true }).click()
    await makeChange(pane(), say.purge, say.confirm)
    await expect(pane().getByRole('status').filter({ hasText: 'Molly Dempsey' })).toBeSeen()
    await pane().getByRole('button', { name: say.close, exact: true }).click()
    await expect(row('Molly Dempsey')).toBeGone()
  })

  test('everybody who matches is selected by keys, and comes back in one change but for who is cleared', async () => {
    for (const alias of ['AlexW', 'LeeG', 'DiegoS']) expect((await desk.askAsApp('DELETE', `/v1.0/users/${alias}@contoso.com`)).status).toBe(204)
    await desk.goTo('/users/deleted')
    await row('Diego Siciliani').waitFor()
    await row('Alex Wilber').focus()
    await desk.page.keyboard.press('Control+a')
    await desk.page.getByRole('checkbox', { name: say.select('Diego Siciliani') }).uncheck()
    await desk.page.getByRole('button', { name: say.restore }).click()
    await makeChange(pane(), say.restore, say.confirm)
    await pane().getByRole('button', { name: say.close, exact: true }).click()
    await expect(row('Alex Wilber')).toBeGone()
    await expect(row('Lee Gu')).toBeGone()
    await expect(row('Diego Siciliani')).toBeSeen()
  })
})
