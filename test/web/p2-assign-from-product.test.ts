import { describe, expect, test } from 'vitest'
import { openProduct, useAdminCentre } from './admin-centre.ts'
import './expect-seen.ts'
import { useKeyboard } from './keyboard.ts'
import { LABELS, LANGUAGES } from './labels.ts'

describe.each(LANGUAGES)('P2 Assign from a product (%s)', (language) => {
  const desk = useAdminCentre(language)
  const keys = useKeyboard(desk)
  const say = LABELS[language]
  const pane = () => desk.page.getByRole('dialog')
  const button = (name: string | RegExp) => pane().getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) })
  const result = (text: RegExp) => pane().getByRole('status').filter({ hasText: text })

  async function openPane(product: string) {
    await desk.goTo('/billing/licenses')
    await openProduct(desk.page, product)
    await desk.page.getByRole('button', { name: say.assignLicenses, exact: true }).click()
    await expect(pane().getByRole('heading', { name: say.assignToUsers })).toBeSeen()
  }
  async function pick(letters: string, name: string) {
    await pane().getByRole('combobox', { name: say.who }).fill(letters)
    await desk.page.getByRole('option', { name }).click()
  }

  test('one person: a live line, one press, the result, Close, and the grid is right', async () => {
    await openPane('Microsoft 365 E5')
    await expect(pane().getByText(say.allOn)).toBeSeen()
    await pick('ade', 'Adele Vance')
    await expect(pane().getByText(/81 services/)).toBeSeen()
    await button(say.assign).click()
    await expect(result(/Adele Vance/)).toBeSeen()
    await button(say.close).click()
    await expect(desk.page.getByRole('row').filter({ hasText: 'Adele Vance' })).toBeSeen()
    await expect(desk.page.getByRole('button', { name: /22 .*1.000/ })).toBeSeen()
  })

  test('who has it already is said in the list and cannot be taken', async () => {
    await openPane('Microsoft 365 E5')
    await pane().getByRole('combobox', { name: say.who }).fill('alex')
    const option = desk.page.getByRole('option', { name: 'Alex Wilber' })
    await expect(option).toBeSeen()
    expect(await option.getAttribute('aria-disabled')).toBe('true')
    await desk.page.keyboard.press('Escape')
  })

  test('a pasted list is sorted out in place, and services may be left off', async () => {
    await openPane('Microsoft 365 F3')
    await pane().getByRole('tab', { name: say.pasteList }).click()
    await pane().getByRole('textbox', { name: say.names }).fill('Ada Lindgren; BjoernL@contoso.com\nAoi Satō\tNobody Atall')
    await button(say.find).click()
    await expect(pane().getByText(/“Nobody Atall”|«\u00a0Nobody Atall\u00a0»/)).toBeSeen()
    expect(await pane().getByRole('listitem').filter({ hasText: '@contoso.com' }).count()).toBe(2)
    await button(say.turnApps).click()
    await pane().getByRole('checkbox', { name: 'Microsoft Teams', exact: true }).uncheck()
    await button(say.next).click()
    await expect(pane().getByRole('heading', { name: say.whatWillChange })).toBeSeen()
    await button(say.assignTo).click()
    await expect(result(new RegExp(say.people(2)))).toBeSeen()
    await button(say.close).click()
    await expect(desk.page.getByRole('row').filter({ hasText: 'Ada Lindgren' }).getByText(/^1 app/)).toBeSeen()
  })

  test('everyone who matches a filter gets it in one change', async () => {
    await openPane('Microsoft Fabric (Free)')
    await pane().getByRole('tab', { name: say.everyoneWhoMatches }).click()
    await expect(pane().getByText(/^\d+ (people match|personnes correspondent)/)).toBeSeen()
    await button(say.next).click()
    await button(say.assignTo).click()
    await expect(result(/Fabric/)).toBeSeen()
  })

  test('a clash names both sides; a way out makes it possible for all; Undo brings back what was', async () => {
    await openPane('Office 365 E1')
    await pick('lee', 'Lee Gu')
    await pick('camille', 'Camille Bernard')
    await button(say.next).click()
    await expect(pane().getByText(/Exchange Online Kiosk/).first()).toBeSeen()
    await pane().getByRole('list', { name: say.waysOut }).getByRole('button', { name: /Exchange Online \(Plan 1\)/ }).click()
    await button(new RegExp(`${say.assignTo.source}.*2`)).click()
    await expect(result(new RegExp(say.people(2)))).toBeSeen()
    await button(say.back).click()
    await button(new RegExp(`^${say.back} `)).click()
    await pane().getByRole('button', { name: say.close, exact: true }).click()
    await expect(pane()).toBeGone()
    await expect(desk.page.getByRole('row').filter({ hasText: 'Lee Gu' })).toBeGone()
  })

  test('without a location the pane offers to choose one', async () => {
    await openPane('Microsoft 365 E3')
    await pick('nestor', 'Nestor Wilke')
    await pane().getByRole('combobox', { name: say.location }).fill(say.unitedStates)
    await desk.page.getByRole('option', { name: say.unitedStates, exact: true }).click()
    await button(say.assign).click()
    await expect(result(/Nestor Wilke/)).toBeSeen()
  })

  test('by keyboard alone: a person by letters, an app off, and back where it began', async () => {
    const { page } = desk
    await desk.goTo('/billing/licenses')
    await keys.goToRow(page.getByRole('row').filter({ hasText: 'Enterprise Mobility + Security E3' }))
    await page.keyboard.press('Enter')
    const assign = page.getByRole('button', { name: say.assignLicenses, exact: true })
    await keys.press(assign)
    const who = pane().getByRole('combobox', { name: say.who })
    await keys.choose(who, 'bjo', page.getByRole('option', { name: 'Björn Lindqvist' }))
    await keys.choose(who, 'adele', page.getByRole('option', { name: 'Adele Vance' }))
    await keys.choose(who, 'alex', page.getByRole('option', { name: 'Alex Wilber' }))
    await keys.press(pane().getByRole('listitem').filter({ hasText: 'Alex Wilber' }).getByRole('button'))
    await expect(pane().getByRole('listitem').filter({ hasText: 'Alex Wilber' })).toBeGone()
    await expect(pane().getByRole('listitem').filter({ hasText: 'Adele Vance' }).getByRole('button')).toBeFocused()
    await keys.press(button(say.turnApps))
    await keys.press(pane().getByRole('checkbox', { name: 'Microsoft Entra ID P1', exact: true }), 'Space')
    await keys.press(button(say.next))
    await keys.press(button(say.assignTo))
    await expect(result(new RegExp(say.people(2)))).toBeSeen()
    await keys.press(button(say.close))
    await expect(page.getByRole('row').filter({ hasText: 'Björn Lindqvist' }).getByText(/^1 app/)).toBeSeen()
    await expect(assign).toBeFocused()
  })
})
