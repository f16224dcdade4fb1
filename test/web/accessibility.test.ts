import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { openProduct, useAdminCentre } from './admin-centre.ts'
import { CLAIM_LABELS } from './claim-labels.ts'
import './expect-seen.ts'
import { findAddresses } from './every-page.ts'
import { findAxeFaults } from './find-axe-faults.ts'
import { LABELS } from './labels.ts'
import { PAGE_SCENES } from './page-scenes.ts'
import type { Addresses, Scene } from './page-scenes.ts'
import { PEOPLE_SCENES } from './people-scenes.ts'
import { PURCHASE_SCENES } from './purchase-scenes.ts'

const say = LABELS.fr

/** Each page and pane, and how to get there from anywhere. */
const SCENES: Readonly<Record<string, Scene>> = {
  ...PAGE_SCENES,
  ...PEOPLE_SCENES,
  ...PURCHASE_SCENES,
  Licences: async (page) => {
    await page.goto('/billing/licenses')
    await expect(page.getByRole('row').filter({ hasText: 'Microsoft 365 E5' })).toBeSeen()
  },
  'un produit': async (page) => {
    await page.goto('/billing/licenses')
    await openProduct(page, 'Microsoft 365 E5')
    await expect(page.getByRole('row').filter({ hasText: 'Alex Wilber' })).toBeSeen()
  },
  'ses abonnements': async (page) => {
    await page.goto('/billing/licenses')
    await openProduct(page, 'Microsoft 365 Business Premium')
    await page.getByRole('tab', { name: 'Abonnements' }).click()
    await expect(page.getByRole('table')).toBeSeen()
  },
  'ses applications': async (page) => {
    await page.goto('/billing/licenses')
    await openProduct(page, 'Microsoft 365 E5')
    await page.getByRole('tab', { name: 'Applications et services' }).click()
    await expect(page.getByText('Sway')).toBeSeen()
  },
  'Utilisateurs actifs': async (page) => {
    await page.goto('/users/active')
    await expect(page.getByRole('row').filter({ hasText: 'Alex Wilber' })).toBeSeen()
  },
  'le volet d’une personne': async (page) => {
    await page.goto('/users/active?q=Alex')
    await page.getByRole('row').filter({ hasText: 'Alex Wilber' }).click()
    await page.getByRole('button', { name: say.appsOf('Microsoft 365 E5') }).click()
    await expect(page.getByText('Sway')).toBeSeen()
  },
  'un aperçu avec ses solutions': async (page) => {
    await page.goto('/users/active?q=Lee')
    await page.getByRole('row').filter({ hasText: 'Lee Gu' }).click()
    await page.getByRole('checkbox', { name: 'Office 365 E1' }).check()
    await page.getByRole('button', { name: say.saveChanges }).click()
    await expect(page.getByRole('list', { name: say.waysOut })).toBeSeen()
  },
  'une attribution annulée': async (page) => {
    await page.goto('/users/active?q=Alex')
    await page.getByRole('checkbox', { name: say.select('Alex Wilber') }).check()
    await page.getByRole('button', { name: say.unassignAll, exact: true }).click()
    await expect(page.getByRole('textbox', { name: say.confirm })).toBeSeen()
  },
  'les achats en libre-service': async (page) => {
    await page.goto('/billing/your-products?step=selfService')
    await page.getByRole('gridcell', { name: 'Power BI Pro' }).click()
    await page.getByRole('button', { name: CLAIM_LABELS.fr.takeControl }).click()
    await expect(page.getByRole('combobox', { name: CLAIM_LABELS.fr.product })).toBeSeen()
  },
  'les demandes': async (page) => {
    await page.goto('/billing/licenses/requests')
    await expect(page.getByRole('row').filter({ hasText: 'Pradeep Gupta' })).toBeSeen()
  },
  'les anciens employés': async (page) => {
    await page.goto('/users/deleted/former-employees')
    await expect(page.getByRole('row').filter({ hasText: 'Alex Wilber' })).toBeSeen()
  },
  'la revendication automatique': async (page) => {
    await page.goto('/billing/licenses/auto-claim')
    await page.getByRole('button', { name: CLAIM_LABELS.fr.createPolicy }).click()
    await expect(page.getByRole('textbox', { name: CLAIM_LABELS.fr.name })).toBeSeen()
  },
  'Mes licences': async (page) => {
    await page.goto('/my-licenses')
    await page.getByRole('button', { name: CLAIM_LABELS.fr.apps }).first().click()
    await expect(page.getByRole('list', { name: CLAIM_LABELS.fr.myLicenses })).toBeSeen()
  },
}

describe('Every page and pane', () => {
  const desk = useAdminCentre('fr')
  let page: Page
  let addresses: Addresses
  beforeAll(async () => {
    addresses = await findAddresses(desk)
    page = await desk.open()
  })

  const groundOf = (page: Page): Promise<string> => page.evaluate(() => getComputedStyle(document.querySelector('.fui-FluentProvider')!).backgroundColor)

  test.each(Object.entries(SCENES))('passes axe (WCAG 2.2 AA) in both themes, its list can be exported, and no button says Annuler alone: %s', async (_scene, goThere) => {
    await page.emulateMedia({ colorScheme: 'light' })
    await goThere(page, addresses)
    const light = await groundOf(page)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      if (colorScheme === 'dark') await page.waitForFunction((light) => getComputedStyle(document.querySelector('.fui-FluentProvider')!).backgroundColor !== light, light)
      // Colours on their way from one theme to the other are none of either.
      await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
      expect({ colorScheme, found: await findAxeFaults(page, colorScheme === 'light' ? 'all' : 'colours') }).toEqual({ colorScheme, found: [] })
    }
    const lists = await page.getByRole('grid').count()
    expect(await page.getByRole('button', { name: say.export, exact: true }).count()).toBeGreaterThanOrEqual(lists)
    const names = await page.locator('button').allInnerTexts()
    expect(names.length).toBeGreaterThan(0)
    expect(names.filter((name) => /^\s*annuler\s*$/i.test(name))).toEqual([])
  })

  test('fits a phone: nothing is wider than the screen', async () => {
    const page = await desk.open({ viewport: { width: 390, height: 844 } })
    for (const scene of ['Licences', 'Utilisateurs actifs']) {
      await page.goto(scene === 'Licences' ? '/billing/licenses' : '/users/active')
      await expect(page.getByRole('row').first()).toBeSeen()
      expect({ scene, overflow: await page.evaluate(() => document.documentElement.scrollWidth - innerWidth) }).toEqual({ scene, overflow: 0 })
    }
  })
})
