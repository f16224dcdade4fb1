import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { useAdminCentre } from './admin-centre.ts'
import './expect-seen.ts'
import { useKeyboard } from './keyboard.ts'
import { LABELS, LANGUAGES } from './labels.ts'

describe.each(LANGUAGES)('P1 See every product owned (%s)', (language) => {
  const desk = useAdminCentre(language)
  const keys = useKeyboard(desk)
  const say = LABELS[language]
  const row = (name: string) => desk.page.getByRole('row').filter({ hasText: name })

  test('seats are summed over central purchases, and the sum opens', async () => {
    await desk.goTo('/billing/licenses')
    await row('Microsoft 365 Business Premium').getByRole('button').click()
    await expect(desk.page.getByText('= 5 + 8')).toBeSeen()
    await desk.page.keyboard.press('Escape')
    await expect(desk.page.getByText('= 5 + 8')).toBeGone()
  })

  test('what is wrong is said with its figures, and nothing is said of what is well', async () => {
    await desk.goTo('/billing/licenses')
    const wrong = await row('Planner and Project Plan 3').innerText()
    expect(wrong).toContain(language === 'en' ? '15 assigned for 13 bought' : '15 attribuées pour 13 achetées')
    expect(await row('Microsoft 365 E5').innerText()).not.toMatch(/over-assigned|dépassement/i)
  })

  test('a self-service purchase stands apart with its purchaser', async () => {
    await desk.goTo('/billing/licenses?q=power+bi+pro')
    await expect(row('Power BI Pro').getByText(/Léo Martin/)).toBeSeen()
  })

  test('search finds products and people; filters narrow; a heading sorts', async () => {
    await desk.goTo('/billing/licenses')
    await desk.page.getByRole('searchbox', { name: say.searchProducts }).fill('visio')
    await expect(desk.page.locator('[role="grid"][aria-rowcount="2"]')).toBeSeen()
    await expect(row('Microsoft 365 E5')).toBeGone()
    await desk.page.getByRole('searchbox', { name: say.searchProducts }).fill('adele')
    await expect(desk.page.getByRole('link', { name: 'Adele Vance' })).toBeSeen()
    await desk.goTo('/billing/licenses?sort=available')
    await expect(desk.page.getByRole('row').nth(1).getByRole('gridcell').filter({ hasText: /^0$/ })).toBeSeen()
    await desk.page.getByRole('button', { name: say.addFilters }).click()
    await desk.page.getByRole('menuitemcheckbox', { name: say.available }).click()
    await desk.page.keyboard.press('Escape')
    await expect(desk.page.getByRole('group', { name: say.filters }).getByRole('button', { name: new RegExp(say.available) })).toBeSeen()
    await expect(row('Planner and Project Plan 3')).toBeGone()
  })

  test('export gives what is shown', async () => {
    await desk.goTo('/billing/licenses?q=visio')
    await expect(row('Visio Plan 2')).toBeSeen()
    const download = desk.page.waitForEvent('download')
    await desk.page.getByRole('button', { name: say.export }).click()
    const lines = (await readFile(await (await download).path(), 'utf8')).trim().split('\r\n')
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatch(/^Visio Plan 2,VISIOCLIENT,1,9,10,/)
  })

  test('by keyboard alone: sort, filter, a sum, a search, a file, a person', async () => {
    const { page } = desk
    await desk.goTo('/billing/licenses')
    const available = page.getByRole('columnheader').filter({ hasText: say.availableColumn })
    await keys.press(available.getByRole('button'))
    await expect(page.locator('[role=columnheader][aria-sort=ascending]').filter({ hasText: say.availableColumn })).toBeSeen()
    await keys.goToRow(row('Microsoft 365 Business Premium'))
    await page.keyboard.press('Tab')
    await expect(row('Microsoft 365 Business Premium').getByRole('button')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByText('= 5 + 8')).toBeSeen()
    await page.keyboard.press('Escape')
    await expect(row('Microsoft 365 Business Premium').getByRole('button')).toBeFocused()
    await keys.openMenu(page.getByRole('button', { name: say.addFilters }), page.getByRole('menuitemcheckbox', { name: say.available }))
    await page.keyboard.press('Escape')
    await expect(row('Planner and Project Plan 3')).toBeGone()
    await keys.type(page.getByRole('searchbox', { name: say.searchProducts }), 'visio')
    await expect(page.locator('[role="grid"][aria-rowcount="2"]')).toBeSeen()
    const download = page.waitForEvent('download')
    await keys.press(page.getByRole('button', { name: say.export }))
    expect((await readFile(await (await download).path(), 'utf8')).trim().split('\r\n')).toHaveLength(2)
    await keys.type(page.getByRole('searchbox', { name: say.searchProducts }), 'adele')
    await keys.press(page.getByRole('link', { name: 'Adele Vance' }))
    await expect(page.getByRole('dialog').getByRole('heading', { name: 'Adele Vance' })).toBeSeen()
  })
})
