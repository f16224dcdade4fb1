import { describe, expect, test } from 'vitest'
import { useAdminCentre } from './admin-centre.ts'
import './expect-seen.ts'
import { useKeyboard } from './keyboard.ts'
import { LABELS, LANGUAGES } from './labels.ts'

describe.each(LANGUAGES)('P13 Guests (%s)', (language) => {
  const desk = useAdminCentre(language)
  const keys = useKeyboard(desk)
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

  test('by keyboard alone: filtered, licensed with an app off, and another invited, twice', async () => {
    const { page } = desk
    await desk.goTo('/users/all')
    await keys.skip()
    await keys.press(page.getByRole('button', { name: say.addFilters }))
    await keys.choose(pane().getByRole('combobox', { name: say.userType }), '', page.getByRole('option', { name: say.guest, exact: true }))
    await keys.press(button(say.apply))
    await expect(row('Adele Vance')).toBeGone()
    await keys.goToRow(row('Marcel Truempy'), 'j')
    await page.keyboard.press('Enter')
    await keys.press(button(say.assignments))
    await keys.press(pane().getByRole('checkbox', { name: /^Microsoft 365 F3/ }), 'Space')
    await keys.press(pane().getByRole('checkbox', { name: 'Microsoft Teams', exact: true }), 'Space')
    await keys.press(button(say.save))
    await keys.press(button(say.close))
    await expect(row('Marcel Truempy').getByText('M365 F3')).toBeSeen()
    await expect(row('Marcel Truempy')).toBeFocused()

    await desk.goTo('/users/guests')
    await keys.skip()
    await keys.press(page.getByRole('button', { name: say.inviteGuest, exact: true }))
    await keys.type(pane().getByRole('textbox', { name: say.mail }), 'erin@tailspintoys.com')
    await keys.press(button(say.invite))
    await expect(pane().getByRole('textbox', { name: say.invitationLink })).toBeSeen()
    await keys.press(button(say.close))
    await keys.goToRow(row('erin'))
    await page.keyboard.press('Enter')
    await keys.openTab(page.getByRole('tab', { name: say.account }))
    await keys.press(button(say.resend))
    await keys.press(button(say.resendVerb))
    await expect(pane().getByRole('textbox', { name: say.invitationLink })).toBeSeen()
  })
})
