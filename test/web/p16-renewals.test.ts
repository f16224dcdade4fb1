import { describe, expect, test } from 'vitest'
import { useAdminCentre } from './admin-centre.ts'
import './expect-seen.ts'
import { LANGUAGES } from './labels.ts'
import { SUBSCRIPTION_LABELS } from './subscription-labels.ts'

describe.each(LANGUAGES)('P16 Renewals as decisions (%s)', (language) => {
  const desk = useAdminCentre(language)
  const say = SUBSCRIPTION_LABELS[language]
  const pane = () => desk.page.getByRole('dialog')
  const part = (name: string) => desk.page.getByRole('region', { name })

  test('Home leads to what is to be decided; what renews is told apart from what ends', async () => {
    await desk.goTo('/')
    await desk.page.getByRole('listitem').filter({ hasText: say.renewals }).getByRole('link', { name: say.show }).click()
    await expect(part(say.whatRenews).getByRole('listitem').filter({ hasText: 'Microsoft 365 E3' }).getByText(say.decideBefore)).toBeSeen()
    await expect(part(say.whatEnds).getByRole('listitem').filter({ hasText: 'Dynamics 365 for Sales' })).toBeSeen()
  })

  test('the suggested total is set for the renewal, and can be undone until then', async () => {
    await desk.goTo('/billing/your-products?step=renewals')
    await part(say.whatRenews).getByRole('button', { name: say.renewWith }).click()
    expect(await pane().getByRole('textbox', { name: say.total }).inputValue()).toBe('9')
    expect(await pane().getByRole('radio', { name: say.atRenewal }).isChecked()).toBe(true)
    await pane().getByRole('button', { name: say.next, exact: true }).click()
    await pane().getByRole('button', { name: say.setAtRenewal }).click()
    await expect(pane().getByRole('status').filter({ hasText: say.willHave })).toBeSeen()
    await expect(pane().getByRole('button', { name: say.undo, exact: true })).toBeSeen()
  })
})
