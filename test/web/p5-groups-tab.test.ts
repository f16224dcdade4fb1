import { describe, expect, test } from 'vitest'
import { makeChange, openProduct, useAdminCentre } from './admin-centre.ts'
import './expect-seen.ts'
import { useKeyboard } from './keyboard.ts'
import { LABELS, LANGUAGES } from './labels.ts'

describe.each(LANGUAGES)('P5 Groups tab (%s)', (language) => {
  const desk = useAdminCentre(language)
  const keys = useKeyboard(desk)
  const say = LABELS[language]
  const pane = () => desk.page.getByRole('dialog')
  const row = (name: string) => desk.page.getByRole('row').filter({ hasText: name })
  const button = (name: string | RegExp) => pane().getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) })

  async function openGroups(product: string) {
    await desk.goTo('/billing/licenses')
    await openProduct(desk.page, product)
    await desk.page.getByRole('tab', { name: say.groups }).click()
  }

  async function pickGroup(name: string) {
    await pane().getByRole('combobox', { name: say.groups }).fill(name)
    await desk.page.getByRole('option', { name }).click()
  }

  test('a product is assigned to a group, and everyone in it is in the preview', async () => {
    await openGroups('Microsoft 365 F3')
    await desk.page.getByRole('button', { name: say.assignLicenses, exact: true }).click()
    await pickGroup('Project Falcon')
    await button(say.next).click()
    await expect(pane().getByText('Project Falcon').first()).toBeSeen()
    await button(say.assignToGroup).click()
    await expect(pane().getByRole('status').filter({ hasText: 'Project Falcon' })).toBeSeen()
    await button(say.close).click()
    await expect(row('Project Falcon')).toBeSeen()
  })

  test('who failed and why, with ways out that help them', async () => {
    await openGroups('Office 365 F3')
    await expect(row('Frontline').getByText(say.errorsAndIssues)).toBeSeen()
    await row('Frontline').click()
    await expect(pane().getByText('Lidia Holloway')).toBeSeen()
    await button(say.reprocess).click()
    await expect(pane().getByRole('status').filter({ hasText: say.seeWaysOut })).toBeSeen()
    await button(say.seeWaysOut).click()
    await pane().getByRole('list', { name: say.waysOut }).getByRole('button').first().click()
    await button(say.mendFor).click()
    await button(say.close).click()
    await expect(row('Frontline').getByText(say.allAssigned)).toBeSeen()
  })

  test('it is taken back from the group', async () => {
    await openGroups('Microsoft 365 F3')
    await desk.page.getByRole('checkbox', { name: say.select('Project Falcon') }).check()
    await desk.page.getByRole('button', { name: say.unassignLicenses, exact: true }).click()
    await makeChange(pane(), say.unassignFrom, say.confirm)
    await expect(pane().getByRole('status').filter({ hasText: 'Project Falcon' })).toBeSeen()
    await button(say.close).click()
    await expect(row('Project Falcon')).toBeGone()
  })

  test('by keyboard alone: given to a group, looked at, taken back', async () => {
    const { page } = desk
    await desk.goTo('/billing/licenses')
    await keys.goToRow(row('Microsoft 365 Business Premium'))
    await page.keyboard.press('Enter')
    await keys.openTab(page.getByRole('tab', { name: say.groups }))
    await keys.press(page.getByRole('button', { name: say.assignLicenses, exact: true }))
    await keys.choose(pane().getByRole('combobox', { name: say.groups }), 'tokyo', page.getByRole('option', { name: 'Tokyo office' }))
    await expect(pane().getByRole('list').getByText('Tokyo office')).toBeSeen()
    await keys.press(button(say.next))
    await keys.press(button(say.assignToGroup))
    await expect(pane().getByRole('status').filter({ hasText: 'Tokyo office' })).toBeSeen()
    await keys.press(button(say.close))
    await keys.goToRow(row('Tokyo office'))
    await page.keyboard.press('Enter')
    await expect(pane().getByRole('heading', { name: 'Tokyo office' })).toBeSeen()
    await page.keyboard.press('Escape')
    await expect(row('Tokyo office')).toBeFocused()
    await page.keyboard.press('Space')
    await keys.press(page.getByRole('button', { name: say.unassignLicenses, exact: true }))
    await keys.makeChange(pane(), say.unassignFrom, say.confirm)
    await keys.press(button(say.close))
    await expect(row('Tokyo office')).toBeGone()
  })
})
