import { describe, expect, test } from 'vitest'
import { signInAs, useAdminCentre } from './admin-centre.ts'
import { CLAIM_LABELS } from './claim-labels.ts'
import './expect-seen.ts'
import { useKeyboard } from './keyboard.ts'
import { LABELS, LANGUAGES } from './labels.ts'

describe.each(LANGUAGES)('P15 Self-service purchases (%s)', (language) => {
  const desk = useAdminCentre(language)
  const keys = useKeyboard(desk)
  const say = CLAIM_LABELS[language]
  const pane = () => desk.page.getByRole('dialog')
  const row = (name: string) => desk.page.getByRole('row').filter({ hasText: name })

  test('assigning is refused with the reason, and the way out leads to the purchase', async () => {
    await desk.goTo('/billing/licenses')
    await desk.page.getByRole('gridcell', { name: /^Power BI Pro (Bought|Acheté)/ }).click()
    await expect(desk.page.getByText(say.boughtThis).first()).toBeSeen()
    expect(await desk.page.getByRole('button', { name: LABELS[language].assignLicenses, exact: true }).getAttribute('aria-disabled')).toBe('true')
    await desk.page.getByRole('button', { name: say.takeControl }).click()
    await expect(pane().getByRole('listitem', { name: 'Camille Bernard' })).toBeSeen()
  })

  test('the purchaser gives a license to a colleague and takes it back, and is told until when it could be cancelled', async () => {
    const his = await signInAs(desk, 'LeoM@contoso.com', language)
    await his.getByRole('button', { name: say.manage }).click()
    const panel = his.getByRole('dialog')
    await panel.getByRole('textbox', { name: say.giveTo }).fill('AlexW@contoso.com')
    await panel.getByRole('button', { name: say.assign, exact: true }).click()
    await expect(panel.getByText(say.ofThree(3))).toBeSeen()
    await panel.getByRole('button', { name: say.takeBackFrom }).click()
    await expect(panel.getByText(say.ofThree(2))).toBeSeen()
    await expect(panel.getByText(say.windowClosed)).toBeSeen()
    await his.context().close()
  })

  test('taking control moves its people to a product of the organization; then they are given it like anybody', async () => {
    await desk.goTo('/billing/your-products?step=selfService')
    await expect(row('Power BI Pro').getByText('Léo Martin')).toBeSeen()
    await row('Power BI Pro').click()
    await pane().getByRole('button', { name: say.takeControl }).click()
    await pane().getByRole('radio', { name: say.move }).check()
    await pane().getByRole('combobox', { name: say.product }).selectOption({ label: await optionOf('Microsoft 365 E5') })
    await pane().getByRole('button', { name: say.next }).click()
    await pane().getByRole('textbox', { name: say.confirm }).fill('2')
    await pane().getByRole('button', { name: say.takeControlFor }).click()
    await expect(pane().getByRole('status').filter({ hasText: say.purchaseHasEnded })).toBeSeen()
    await pane().getByRole('button', { name: say.close, exact: true }).click()
    await expect(row('Power BI Pro').getByText(say.ended)).toBeSeen()
    await desk.goTo('/billing/licenses')
    await expect(row('Microsoft 365 E5')).toBeSeen()
    expect(await row('Power BI Pro').count()).toBe(0)
  })

  test('by keyboard alone: from the refusal to the purchase, which is cancelled', async () => {
    const { page } = desk
    await desk.goTo('/billing/licenses?q=Planner Plan 1')
    await keys.skip()
    await keys.goToRow(row('Planner Plan 1').filter({ hasText: say.purchased }))
    await page.keyboard.press('Enter')
    await keys.press(page.getByRole('button', { name: say.takeControl }))
    await keys.press(pane().getByRole('button', { name: say.takeControl }))
    await keys.press(pane().getByRole('radio', { name: say.move }), 'ArrowDown')
    await keys.press(pane().getByRole('button', { name: say.next }))
    await keys.type(pane().getByRole('textbox', { name: say.confirm }), '1')
    await keys.press(pane().getByRole('button', { name: say.takeControlFor }))
    await keys.press(pane().getByRole('button', { name: say.close, exact: true }))
    await expect(row('Planner Plan 1').getByText(say.ended)).toBeSeen()
  })

  const optionOf = async (product: string): Promise<string> => (await pane().getByRole('option', { name: new RegExp(`^${product} \\(`) }).first().textContent()) ?? ''
})
