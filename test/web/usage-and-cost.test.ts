import { describe, expect, test } from 'vitest'
import { openProduct, useAdminCentre } from './admin-centre.ts'
import './expect-seen.ts'
import { findAxeFaults } from './find-axe-faults.ts'
import { LANGUAGES } from './labels.ts'

const WORDS = {
  en: { byProduct: 'Usage and cost by product', departments: 'By department', byDepartment: 'Usage and cost by department', trend: 'Over time', days: 'Days on which something changed', history: 'History', estimate: /List price, estimate/ },
  fr: { byProduct: 'Utilisation et coûts par produit', departments: 'Par département', byDepartment: 'Utilisation et coûts par département', trend: 'Dans le temps', days: 'Jours où quelque chose a changé', history: 'Historique', estimate: /Prix catalogue, estimation/ },
} as const

describe.each(LANGUAGES)('Usage and cost (%s)', (language) => {
  const desk = useAdminCentre(language)
  const words = WORDS[language]
  const digits = (text: string): string => text.replaceAll(/\D/g, '')

  test('says of a product what its page says, and that list prices are estimates', async () => {
    await desk.goTo('/reports/usage-and-cost')
    await expect(desk.page.getByText(words.estimate)).toBeSeen()
    const row = desk.page.getByRole('table', { name: words.byProduct }).getByRole('row').filter({ hasText: 'Microsoft 365 E3' }).first()
    const [bought = '', assigned = ''] = await row.getByRole('cell').allInnerTexts()
    await desk.goTo('/billing/licenses')
    await openProduct(desk.page, 'Microsoft 365 E3')
    const shown = await desk.page.locator('main').innerText()
    expect(digits(shown)).toContain(digits(assigned))
    expect(digits(shown)).toContain(digits(bought))
    await desk.goTo('/reports/usage-and-cost')
    await desk.page.locator('a[href*="superfluous"]').click()
    await expect(desk.page.getByRole('gridcell', { name: 'Joni Sherman', exact: true })).toBeSeen()
  })

  test('by department and over time, each picture with its table; a product has its own history', async () => {
    await desk.goTo('/reports/usage-and-cost')
    await desk.page.getByRole('tab', { name: words.departments }).click()
    await expect(desk.page.getByRole('table', { name: words.byDepartment })).toBeSeen()
    await desk.page.getByRole('tab', { name: words.trend }).click()
    await expect(desk.page.getByRole('table', { name: words.days })).toBeSeen()
    await desk.goTo('/billing/licenses')
    await openProduct(desk.page, 'Microsoft 365 E3')
    await desk.page.getByRole('tab', { name: words.history }).click()
    await expect(desk.page.getByRole('table', { name: words.days })).toBeSeen()
  })

  // In both themes at full width: accessibility.test.ts.
  test('passes axe on a phone and fits it, in one theme a language', async () => {
    const page = await desk.open({ colorScheme: language === 'en' ? 'light' : 'dark', viewport: { width: 390, height: 844 } })
    for (const address of ['/reports/usage-and-cost', '/reports/usage-and-cost?step=departments', '/reports/usage-and-cost?step=trend', '/activity/audit-log']) {
      await page.goto(address)
      await expect(page.getByRole(address.includes('audit') ? 'grid' : 'table').first()).toBeSeen()
      expect({ address, found: await findAxeFaults(page) }).toEqual({ address, found: [] })
      expect({ address, overflow: await page.evaluate(() => document.documentElement.scrollWidth - innerWidth) }).toEqual({ address, overflow: 0 })
    }
    await page.context().close()
  })
})
