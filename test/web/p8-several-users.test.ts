import { describe, expect, test } from 'vitest'
import { useAdminCentre } from './admin-centre.ts'
import './expect-seen.ts'
import { useKeyboard } from './keyboard.ts'
import { LABELS, LANGUAGES } from './labels.ts'

describe.each(LANGUAGES)('P8 Several users (%s)', (language) => {
  const desk = useAdminCentre(language)
  const keys = useKeyboard(desk)
  const say = LABELS[language]
  const pane = () => desk.page.getByRole('dialog')
  const button = (name: string) => pane().getByRole('button', { name, exact: true })
  const row = (name: string) => desk.page.getByRole('row').filter({ hasText: name })

  async function manage(...names: string[]) {
    await desk.goTo('/users/active')
    for (const name of names) await desk.page.getByRole('checkbox', { name: say.select(name) }).check()
    await desk.page.getByRole('button', { name: say.manage }).click()
    await expect(pane().getByRole('radio', { name: say.assignMore, checked: true })).toBeSeen()
  }

  test('assign more keeps what is there, with services chosen', async () => {
    await manage('Ada Lindgren', 'Adele Vance')
    await pane().getByRole('button', { name: say.appsOf('Microsoft 365 E3') }).click()
    await pane().getByRole('checkbox', { name: 'Sway', exact: true }).uncheck()
    await button(say.next).click()
    await pane().getByRole('button', { name: say.assignTo }).click()
    await expect(pane().getByRole('status').filter({ hasText: say.people(2) })).toBeSeen()
    await button(say.done).click()
    await expect(row('Ada Lindgren').getByText('M365 E3')).toBeSeen()
    await expect(row('Adele Vance').getByText('M365 E3')).toBeSeen()
  })

  test('short of licenses: says how many, and assigns to those for whom it suffices', async () => {
    await manage('Ada Lindgren', 'Adele Vance', 'Alex Wilber')
    await pane().getByRole('checkbox', { name: 'Visio Plan 2' }).check()
    await button(say.next).click()
    await expect(pane().getByText(/^(2 licenses short: 1 available for 3 people|Il manque 2 licences\u00a0: 1 disponible pour 3 personnes)\.$/)).toBeSeen()
    await pane().getByRole('button', { name: say.assignTo }).click()
    await expect(pane().getByRole('status').filter({ hasText: 'Visio Plan 2' })).toBeSeen()
    await button(say.done).click()
  })

  test('all that match are selected at once', async () => {
    await desk.goTo('/users/active?filter=guests')
    await desk.page.getByRole('grid').getByRole('row').nth(1).press('Control+a')
    await desk.page.getByRole('button', { name: say.manage }).click()
    await expect(pane().getByText(/^\d+ (people|personnes)$/).first()).toBeSeen()
  })

  test('by keyboard alone: two picked with Shift, a product, an app off', async () => {
    const { page } = desk
    await desk.goTo('/users/active')
    await keys.goToRow(row('Ada Lindgren'))
    await page.keyboard.press('Space')
    await page.keyboard.press('Shift+ArrowDown')
    await keys.press(page.getByRole('button', { name: say.manage }))
    await keys.reach(pane().getByRole('radio', { name: say.assignMore, checked: true }))
    await keys.press(pane().getByRole('checkbox', { name: 'Enterprise Mobility + Security E3' }), 'Space')
    await keys.press(pane().getByRole('button', { name: say.appsOf('Enterprise Mobility + Security E3') }))
    await keys.press(pane().getByRole('checkbox', { name: 'Microsoft Entra ID P1', exact: true }), 'Space')
    await keys.press(button(say.next))
    await keys.press(pane().getByRole('button', { name: say.assignTo }))
    await expect(pane().getByRole('status').filter({ hasText: say.people(2) })).toBeSeen()
    await keys.press(button(say.done))
    await expect(pane()).toBeGone()
  })
})
