import { describe, expect, test } from 'vitest'
import { render } from '#words/render.ts'
import { useAdminCentre } from './admin-centre.ts'
import './expect-seen.ts'
import { useKeyboard } from './keyboard.ts'
import { LANGUAGES } from './labels.ts'
import { SUBSCRIPTION_LABELS } from './subscription-labels.ts'

describe.each(LANGUAGES)('P16 Renewals as decisions (%s)', (language) => {
  const desk = useAdminCentre(language)
  const keys = useKeyboard(desk)
  const say = SUBSCRIPTION_LABELS[language]
  const pane = () => desk.page.getByRole('dialog')
  const part = (name: string) => desk.page.getByRole('region', { name })
  const renewing = () => part(say.whatRenews).getByRole('listitem').filter({ hasText: 'Microsoft 365 E3' })
  const ending = (name: string) => part(say.whatEnds).getByRole('listitem').filter({ hasText: name })
  const button = (name: string) => pane().getByRole('button', { name, exact: true })

  test('Home leads to what is to be decided; what renews is told apart from what ends', async () => {
    await desk.goTo('/')
    await desk.page.getByRole('listitem').filter({ hasText: say.renewals }).getByRole('link', { name: say.show }).click()
    await expect(renewing().getByText(say.decideBefore)).toBeSeen()
    await expect(renewing().getByText(render(language, 'page.renewals.unused', { unused: 41, assigned: 9, total: 50 }))).toBeSeen()
    await expect(ending('Dynamics 365 for Sales')).toBeSeen()
  })

  test('what each state does to licenses and people is shown before it happens', async () => {
    for (const [name, states] of [
      ['Dynamics 365 for Sales', ['expired', 'deleted']],
      ['Office 365 E3', ['disabled', 'lockedOut', 'deleted']],
    ] as const) {
      await ending(name).getByRole('button', { name: say.details }).click()
      for (const state of states) await expect(pane().getByText(render(language, `page.subscription.ahead.${state}`))).toBeSeen()
      await button(say.close).click()
    }
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
  test('by keyboard alone: from Home to the renewal, fewer licenses set for it, and back', async () => {
    const { page } = desk
    await desk.goTo('/')
    await keys.skip()
    await keys.press(page.getByRole('listitem').filter({ hasText: say.renewals }).getByRole('link', { name: say.show }))
    await keys.press(renewing().getByRole('button', { name: say.details }))
    await keys.press(button(say.seats))
    await keys.press(pane().getByRole('radio').first(), 'ArrowDown')
    await keys.type(pane().getByRole('textbox', { name: say.total }), '12')
    await keys.press(button(say.next))
    await keys.press(pane().getByRole('button', { name: say.setTo }))
    await keys.press(button(say.undo))
    await keys.press(button(say.undo))
    await expect(pane().getByRole('status').filter({ hasText: 'Microsoft 365 E3' })).toBeSeen()
    await keys.press(button(say.close))
    await expect(page.getByRole('dialog')).toBeGone()
  })
})
