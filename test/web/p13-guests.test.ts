import { describe, expect, test } from 'vitest'
import { tabTo, useAdminCentre } from './admin-centre.ts'
import './expect-seen.ts'
import { BY_KEYBOARD, LABELS, LANGUAGES } from './labels.ts'

describe.each(LANGUAGES)('P13 Guests (%s)', (language) => {
  const desk = useAdminCentre(language)
  const say = LABELS[language]
  const pane = () => desk.page.getByRole('dialog')
  const row = (name: string) => desk.page.getByRole('row').filter({ hasText: name })
  const button = (name: string | RegExp) => pane().getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) })

  test('All users is filtered by user type', async () => {
    await desk.goTo('/users/all')
    await desk.page.getByRole('button', { name: say.addFilters }).click()
    await pane().getByRole('combobox', { name: say.userType }).click()
    await desk.page.getByRole('option', { name: say.guest, exact: true }).click()
    await pane().getByRole('button', { name: say.apply, exact: true }).click()
    await expect(row('Cora Thomas')).toBeSeen()
    await expect(row('Adele Vance')).toBeGone()
  })

  test('a guest without a location is licensed: location, products, options, save', async () => {
    await row('Nicole Wagner').click()
    await expect(pane().getByRole('tab', { name: say.licenses, exact: true, selected: true })).toBeSeen()
    await button(say.assignments).click()
    await pane().getByRole('combobox', { name: say.location }).fill(say.unitedStates)
    await desk.page.getByRole('option', { name: say.unitedStates, exact: true }).click()
    await pane().getByRole('group', { name: say.selectLicenses }).getByRole('checkbox', { name: /^Microsoft 365 F3/ }).check()
    await expect(pane().getByRole('combobox', { name: say.reviewOptions })).toBeSeen()
    await pane().getByRole('checkbox', { name: 'Microsoft Teams', exact: true }).uncheck()
    await button(say.save).click()
    await expect(pane().getByRole('status').filter({ hasText: 'Nicole Wagner' })).toBeSeen()
    await button(say.close).click()
    await expect(row('Nicole Wagner').getByText('M365 F3')).toBeSeen()
  })

  test('a guest is invited, said not to have accepted, and invited again', async () => {
    await desk.goTo('/users/guests')
    await desk.page.getByRole('button', { name: say.inviteGuest, exact: true }).click()
    await pane().getByRole('textbox', { name: say.mail }).fill('dana@tailspintoys.com')
    await button(say.invite).click()
    await expect(pane().getByRole('textbox', { name: say.invitationLink })).toBeSeen()
    await button(say.close).click()
    await expect(row('dana').getByText(say.notAccepted)).toBeSeen()
    await row('dana').click()
    await pane().getByRole('tab', { name: say.account }).click()
    await button(say.resend).click()
    await button(say.resendVerb).click()
    await expect(pane().getByRole('textbox', { name: say.invitationLink })).toBeSeen()
  })

  test.each(BY_KEYBOARD[language])('%s', async () => {
    const { page } = desk
    await desk.goTo('/users/guests')
    await expect(row('Marcel Truempy')).toBeSeen()
    await tabTo(page, row('Cora Thomas'))
    await page.keyboard.press('j')
    while (!(await row('Marcel Truempy').evaluate((element) => element === document.activeElement))) await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await tabTo(page, button(say.assignments))
    await page.keyboard.press('Enter')
    await tabTo(page, pane().getByRole('checkbox', { name: /^Microsoft 365 F3/ }))
    await page.keyboard.press('Space')
    await expect(pane().getByRole('status').filter({ hasText: 'Marcel Truempy' })).toBeSeen()
    await tabTo(page, button(say.save))
    await page.keyboard.press('Enter')
    await expect(button(say.close)).toBeSeen()
    await page.keyboard.press('Escape')
    await expect(row('Marcel Truempy').getByText('M365 F3')).toBeSeen()
  })
})
