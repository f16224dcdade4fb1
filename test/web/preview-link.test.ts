import { describe, expect, test } from 'vitest'
import { openProduct, useAdminCentre } from './admin-centre.ts'
import './expect-seen.ts'
import { LABELS } from './labels.ts'

describe('A preview', () => {
  const desk = useAdminCentre('en')
  const say = LABELS.en
  const pane = () => desk.page.getByRole('dialog')

  async function review(product: string, ...people: string[]) {
    await desk.goTo('/billing/licenses')
    await openProduct(desk.page, product)
    await desk.page.getByRole('button', { name: say.assignLicenses, exact: true }).click()
    for (const name of people) {
      await pane().getByRole('combobox', { name: say.who }).fill(name)
      await desk.page.getByRole('option', { name }).click()
    }
    await pane().getByRole('button', { name: say.next, exact: true }).click()
    await expect(pane().getByRole('heading', { name: say.whatWillChange })).toBeSeen()
  }

  test('has a link that a colleague opens and applies, with the reason', async () => {
    await review('Microsoft 365 E3', 'Ada Lindgren', 'Adele Vance')
    await desk.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await pane().getByRole('button', { name: 'Copy link' }).click()
    await expect(pane().getByRole('button', { name: 'Copied' })).toBeSeen()
    const link = await desk.page.evaluate(() => navigator.clipboard.readText())
    const colleague = await desk.open()
    await colleague.goto(link)
    await expect(colleague.getByText('Give Microsoft 365 E3 to 2 people.')).toBeSeen()
    await colleague.getByRole('textbox', { name: /Reason/ }).fill('INC-1234')
    await colleague.getByRole('button', { name: say.assignTo }).click()
    await expect(colleague.getByText('Microsoft 365 E3 assigned to 2 people.').first()).toBeSeen()
    await colleague.goto(new URL('/activity/operations', link).href)
    await expect(colleague.getByText('INC-1234')).toBeSeen()
  })

  test.each([
    ['without a reason', '', 'Björn Lindqvist'],
    ['with one', 'INC-1234', 'Brian Johnson'],
  ])('that was overtaken, %s, says so and shows the new one; nothing is changed by it', async (_case, reason, name) => {
    await review('Microsoft 365 F3', 'Nestor Wilke', name)
    const assign = pane().getByRole('button', { name: say.assignTo })
    await expect(assign).toBeSeen()
    const other = await desk.open()
    await other.goto(`/users/active?q=${encodeURIComponent(name)}`)
    await other.getByRole('row').filter({ hasText: name }).click()
    await other.getByRole('checkbox', { name: 'Office 365 E3' }).check()
    await other.getByRole('button', { name: say.saveChanges }).click()
    await expect(other.getByRole('button', { name: say.close, exact: true })).toBeSeen()
    await pane().getByRole('textbox', { name: /Reason/ }).fill(reason)
    await assign.click()
    await expect(pane().getByText(/Nothing was changed\. Here is the new preview\./)).toBeSeen()
    expect(await desk.page.getByRole('row').filter({ hasText: name }).count()).toBe(0)
  })

  test('shows itself as a command and as a request', async () => {
    await review('Microsoft 365 E5', 'Ada Lindgren', 'Adele Vance')
    await pane().getByRole('button', { name: 'Show as command' }).click()
    expect(await pane().getByRole('group', { name: 'Command line' }).innerText()).toMatch(/^licet assign .* AdeleV@contoso.com/)
    expect(await pane().getByRole('group', { name: 'API request' }).innerText()).toContain('POST /licet/v1/plans')
  })
})
