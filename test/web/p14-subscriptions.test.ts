import { describe, expect, test } from 'vitest'
import { makeChange, useAdminCentre } from './admin-centre.ts'
import './expect-seen.ts'
import { useKeyboard } from './keyboard.ts'
import { LANGUAGES } from './labels.ts'
import { SUBSCRIPTION_LABELS } from './subscription-labels.ts'

describe.each(LANGUAGES)('P14 Subscriptions (%s)', (language) => {
  const desk = useAdminCentre(language)
  const keys = useKeyboard(desk)
  const say = SUBSCRIPTION_LABELS[language]
  const pane = () => desk.page.getByRole('dialog')
  const row = (name: string) => desk.page.getByRole('row').filter({ hasText: name })
  const verb = (name: string | RegExp) => pane().getByRole('button', { name, exact: true })

  test('one row a purchase, even of the same product; seats are bought as a total, and that is final', async () => {
    await desk.goTo('/billing/your-products')
    await expect(row('Microsoft 365 Business Premium').nth(1)).toBeSeen()
    await row('Microsoft 365 E3').first().click()
    await verb(say.seats).click()
    await pane().getByRole('textbox', { name: say.total }).fill('55')
    await verb(say.next).click()
    await expect(pane().getByText(say.final)).toBeSeen()
    await expect(pane().getByRole('heading', { name: say.toCome })).toBeSeen()
    await verb(say.buyFive).click()
    await expect(pane().getByRole('status').filter({ hasText: say.hasNow(55) })).toBeSeen()
    expect(await verb(say.undo).count()).toBe(0)
    await verb(say.close).click()
    await expect(row('Microsoft 365 E3').filter({ hasText: '/ 55' })).toBeSeen()
  })

  test('outside the window cancelling gives the dates and offers recurring billing off, shown before it happens', async () => {
    await row('Microsoft 365 E3').first().click()
    await verb(say.cancel).click()
    await expect(pane().getByText(say.windowClosed)).toBeSeen()
    await pane().getByRole('button', { name: say.renewalOff }).click()
    await expect(pane().getByRole('heading', { name: say.toCome })).toBeSeen()
    await verb(say.changeNothing).click()
  })

  test('by keyboard alone: licenses bought, then recurring billing off where it can no longer be cancelled, which can be undone', async () => {
    const { page } = desk
    await desk.goTo('/billing/your-products?q=Microsoft 365 E3')
    await keys.skip()
    await keys.goToRow(row('Microsoft 365 E3'))
    await page.keyboard.press('Enter')
    await keys.press(verb(say.seats))
    await keys.type(pane().getByRole('textbox', { name: say.total }), '60')
    await keys.press(verb(say.next))
    await keys.press(verb(say.buyFive))
    await expect(pane().getByRole('status').filter({ hasText: say.hasNow(60) })).toBeFocused()
    await keys.press(verb(say.close))
    await expect(row('Microsoft 365 E3')).toBeFocused()
    await page.keyboard.press('Enter')
    await keys.press(verb(say.cancel))
    await expect(pane().getByText(say.windowClosed)).toBeSeen()
    await keys.press(pane().getByRole('button', { name: say.renewalOff }))
    await keys.type(pane().getByRole('textbox', { name: say.confirm }), '60')
    await keys.press(verb(say.turnOff))
    await expect(pane().getByRole('status').filter({ hasText: say.isOff })).toBeSeen()
    await expect(verb(say.undo)).toBeSeen()
    await keys.press(verb(say.close))
    await expect(row('Microsoft 365 E3').getByText(say.endsOn)).toBeSeen()
  })

  test('within the window it is cancelled now, for good, once the number of its licenses is typed', async () => {
    await desk.goTo('/billing/your-products?q=Office 365 E1')
    await row('Office 365 E1').click()
    await verb(say.cancel).click()
    await pane().getByRole('radio', { name: say.cancelNow }).check()
    await verb(say.next).click()
    await expect(pane().getByText(say.cancellationIsFinal).last()).toBeSeen()
    await makeChange(pane(), new RegExp(`^${say.cancel}$`), say.confirm)
    await expect(pane().getByRole('status').filter({ hasText: say.isCancelled })).toBeSeen()
    await verb(say.close).click()
    await expect(row('Office 365 E1').getByText(say.disabled).first()).toBeSeen()
  })

  test('a new product is bought from the catalogue', async () => {
    await desk.goTo('/billing/your-products?q=Visio')
    await desk.page.getByRole('button', { name: say.buy, exact: true }).click()
    await pane().getByRole('combobox', { name: say.product }).click()
    await pane().getByRole('combobox', { name: say.product }).pressSequentially('Visio Plan 1')
    await desk.page.getByRole('option', { name: 'Visio Plan 1' }).first().click()
    await pane().getByRole('textbox', { name: say.licenses }).fill('3')
    await verb(say.next).click()
    await verb(say.buyThree).click()
    await expect(pane().getByRole('status').filter({ hasText: say.bought })).toBeSeen()
    await verb(say.close).click()
    await expect(row('Visio Plan 1')).toBeSeen()
  })

  test('everyone is moved to another product, the licenses that are missing bought in the same change', async () => {
    await desk.goTo('/billing/your-products?q=Microsoft 365 E3')
    await row('Microsoft 365 E3').first().click()
    await verb(say.upgrade).click()
    await pane().getByRole('combobox', { name: say.newProduct }).pressSequentially('Office 365 E5')
    await desk.page.getByRole('option', { name: 'Office 365 E5', exact: true }).click()
    await verb(say.next).click()
    await expect(pane().getByText(say.newSubscription)).toBeSeen()
    await makeChange(pane(), say.moveEveryone, say.confirm)
    await expect(pane().getByRole('status').filter({ hasText: say.everyoneMoved })).toBeSeen()
    await verb(say.close).click()
    await desk.goTo('/billing/your-products?q=Office 365 E5')
    await expect(row('Office 365 E5').filter({ hasText: '9 / 9' })).toBeSeen()
  })
})
