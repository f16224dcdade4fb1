/** Pages and panes of purchases, in French, for what holds of every page. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import './expect-seen.ts'
import { SUBSCRIPTION_LABELS } from './subscription-labels.ts'

const say = SUBSCRIPTION_LABELS.fr

const openPurchase = async (page: Page, name: string): Promise<void> => {
  await page.goto(`/billing/your-products?q=${name}`)
  await page.getByRole('row').filter({ hasText: name }).first().click()
}

export const PURCHASE_SCENES: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'Vos produits': async (page) => {
    await page.goto('/billing/your-products')
    await expect(page.getByRole('row').filter({ hasText: 'Microsoft 365 E5' })).toBeSeen()
  },
  'un abonnement': async (page) => {
    await openPurchase(page, 'Microsoft 365 E3')
    await expect(page.getByRole('heading', { name: say.toCome })).toBeSeen()
  },
  'une annulation hors période': async (page) => {
    await openPurchase(page, 'Microsoft 365 E3')
    await page.getByRole('button', { name: say.cancel, exact: true }).click()
    await expect(page.getByText(say.windowClosed)).toBeSeen()
  },
  'un achat': async (page) => {
    await page.goto('/billing/your-products')
    await page.getByRole('button', { name: say.buy, exact: true }).click()
    await expect(page.getByRole('combobox', { name: say.product })).toBeSeen()
  },
  'un autre produit pour tous': async (page) => {
    await openPurchase(page, 'Microsoft 365 E3')
    await page.getByRole('button', { name: say.upgrade, exact: true }).click()
    await expect(page.getByRole('combobox', { name: say.newProduct })).toBeSeen()
  },
  'les renouvellements': async (page) => {
    await page.goto('/billing/your-products?step=renewals')
    await expect(page.getByRole('region', { name: say.whatEnds })).toBeSeen()
  },
  'la chronologie': async (page) => {
    await page.goto('/billing/your-products?step=timeline')
    await expect(page.getByRole('table')).toBeSeen()
  },
}
