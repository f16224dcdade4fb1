import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { signInAs, useAdminCentre } from './admin-centre.ts'
import { CLAIM_LABELS } from './claim-labels.ts'
import './expect-seen.ts'
import { useKeyboard } from './keyboard.ts'
import { LANGUAGES } from './labels.ts'

describe.each(LANGUAGES)('P21 My licenses and requests (%s)', (language) => {
  const desk = useAdminCentre(language)
  const keys = useKeyboard(desk)
  const say = CLAIM_LABELS[language]
  const pane = () => desk.page.getByRole('dialog')
  const row = (name: string) => desk.page.getByRole('row').filter({ hasText: name })
  let hers: Page
  const herKeys = useKeyboard({
    get page() {
      return hers
    },
  })

  test('an administrator blocks the self-service of a product', async () => {
    await desk.goTo('/settings/selfService')
    await desk.page.getByRole('combobox', { name: say.policyOfVisio }).selectOption({ label: say.notAllowed })
    await expect.poll(async () => (await desk.askAsApp('GET', '/licet/v1/selfServicePolicies')).text()).toContain('blocked')
  })

  test('who has no role lands on her own licenses and sees nothing else', async () => {
    hers = await signInAs(desk, 'MeganB@contoso.com', language)
    await hers.getByRole('heading', { level: 1, name: say.myLicenses }).waitFor()
    expect(await hers.getByRole('navigation').getByRole('link').allTextContents()).toEqual([say.myLicenses])
  })

  test('she sees from where she has a license, and what is off and why', async () => {
    const card = hers.getByRole('listitem', { name: 'Microsoft 365 E3', exact: true })
    await expect(card.getByText(say.fromFinance)).toBeSeen()
    await card.getByRole('button', { name: say.apps }).click()
    await expect(card.getByText(say.offInFinance)).toBeSeen()
  })

  test('she asks for a product, and an administrator approves it through the preview', async () => {
    await hers.getByRole('button', { name: say.get }).click()
    const form = hers.getByRole('dialog')
    await form.getByRole('combobox').selectOption({ label: 'Visio Plan 2' })
    await form.getByRole('textbox', { name: say.message }).fill('For the floor plans')
    await form.getByRole('button', { name: say.send }).click()
    await expect(hers.getByText(say.sent)).toBeSeen()
    await expect(hers.getByRole('listitem', { name: 'Visio Plan 2' }).getByText(say.pending)).toBeSeen()

    await desk.goTo('/billing/licenses/requests')
    await expect(desk.page.getByRole('navigation').getByLabel(say.waiting(3))).toBeSeen()
    await row('Visio Plan 2').click()
    await expect(pane().getByText('For the floor plans')).toBeSeen()
    await pane().getByRole('textbox', { name: say.answer }).fill('Enjoy')
    await pane().getByRole('button', { name: say.approve, exact: true }).click()
    await pane().getByRole('button', { name: say.assignTo }).click()
    await pane().getByRole('button', { name: say.close, exact: true }).click()
    await expect(row('Visio Plan 2').getByText(say.approved)).toBeSeen()
    await expect(desk.page.getByRole('navigation').getByLabel(say.waiting(2))).toBeSeen()

    await hers.reload()
    await expect(hers.getByRole('listitem', { name: 'Visio Plan 2' }).getByText(/Enjoy/)).toBeSeen()
    await expect(hers.getByRole('heading', { level: 2, name: 'Visio Plan 2' })).toBeSeen()
  })

  test('what the organization lets people buy she buys herself', async () => {
    await hers.getByRole('button', { name: say.get }).click()
    await hers.getByRole('dialog').getByRole('combobox').selectOption({ label: 'Planner Plan 1' })
    await hers.getByRole('dialog').getByRole('button', { name: say.buy, exact: true }).click()
    await expect(hers.getByText(say.bought)).toBeSeen()
    await expect(hers.getByRole('heading', { level: 2, name: 'Planner Plan 1' })).toBeSeen()
  })

  test('by keyboard alone: asked for, not approved with a reason that she reads', async () => {
    const { page } = desk
    const form = hers.getByRole('dialog')
    const wish = hers.getByRole('listitem', { name: 'Microsoft 365 E5' })
    await herKeys.press(hers.getByRole('button', { name: say.get }))
    await herKeys.reach(form.getByRole('combobox'))
    await hers.keyboard.type('Microsoft 365 E5')
    await herKeys.press(form.getByRole('button', { name: say.send }))
    await expect(wish.getByText(say.pending)).toBeSeen()
    await expect(hers.getByRole('button', { name: say.get })).toBeFocused()
    await desk.goTo('/billing/licenses/requests')
    await keys.skip()
    await keys.goToRow(row('Microsoft 365 E5'))
    await page.keyboard.press('Enter')
    await keys.press(pane().getByRole('button', { name: say.deny, exact: true }))
    await keys.type(pane().getByRole('textbox', { name: say.reason }), 'No budget')
    await keys.press(pane().getByRole('button', { name: say.deny, exact: true }))
    await expect(row('Microsoft 365 E5').getByText(say.denied)).toBeSeen()
    await hers.reload()
    await expect(wish.getByText(/No budget/)).toBeSeen()
  })
})

describe.each(LANGUAGES)('Auto-claim (%s)', (language) => {
  const desk = useAdminCentre(language)
  const say = CLAIM_LABELS[language]

  test('the switch, a policy with a backup product, and what became of a first sign-in', async () => {
    const { page } = desk
    const pane = () => page.getByRole('dialog')
    await desk.goTo('/billing/licenses/auto-claim')
    await page.getByRole('switch', { name: say.autoClaimSwitch }).click()
    await expect(page.getByRole('switch', { name: say.autoClaimSwitch, checked: true })).toBeSeen()
    await page.getByRole('button', { name: say.createPolicy }).click()
    await pane().getByRole('textbox', { name: say.name }).fill('Everybody')
    await choose(say.primary, 'Microsoft 365 E3')
    await pane().getByRole('button', { name: say.addBackup }).click()
    await choose(say.backup, 'Microsoft 365 E5')
    await pane().getByRole('button', { name: say.save, exact: true }).click()
    await expect(page.getByRole('heading', { level: 2, name: 'Everybody' })).toBeSeen()
    expect((await desk.askAsApp('POST', '/licet/v1/signIns', { user: 'AdeleV@contoso.com' })).status).toBe(200)
    await expect(page.getByText(say.claimed)).toBeSeen()
    await expect(page.getByRole('cell', { name: 'Adele Vance' })).toBeSeen()

    async function choose(field: string, product: string): Promise<void> {
      const label = await pane().getByRole('combobox', { name: field }).getByRole('option', { name: new RegExp(`^${product} \\(`) }).first().textContent()
      await pane().getByRole('combobox', { name: field }).selectOption({ label: label ?? '' })
    }
  })
})
