import { describe, expect, test } from 'vitest'
import { makeChange, openProduct, tabTo, useAdminCentre } from './admin-centre.ts'
import './expect-seen.ts'
import { BY_KEYBOARD, LABELS, LANGUAGES } from './labels.ts'

describe.each(LANGUAGES)('P5 Groups tab (%s)', (language) => {
  const desk = useAdminCentre(language)
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

  test.each(BY_KEYBOARD[language])('%s', async () => {
    const { page } = desk
    await openGroups('Microsoft 365 Business Premium')
    await tabTo(page, page.getByRole('button', { name: say.assignLicenses, exact: true }))
    await page.keyboard.press('Enter')
    await tabTo(page, pane().getByRole('combobox', { name: say.groups }))
    await page.keyboard.type('tokyo')
    await expect(page.getByRole('option', { name: 'Tokyo office' })).toBeSeen()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(pane().getByRole('list').getByText('Tokyo office')).toBeSeen()
    await tabTo(page, button(say.next))
    await page.keyboard.press('Enter')
    await expect(button(say.assignToGroup)).toBeSeen()
    await tabTo(page, button(say.assignToGroup))
    await page.keyboard.press('Enter')
    await expect(pane().getByRole('status').filter({ hasText: 'Tokyo office' })).toBeSeen()
  })
})
