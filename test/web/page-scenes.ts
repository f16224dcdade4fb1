/** Pages that need nothing done first, and what stands over any page. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import './expect-seen.ts'
import { openPage } from './every-page.ts'
import type { findAddresses } from './every-page.ts'

export type Addresses = Awaited<ReturnType<typeof findAddresses>>
export type Scene = (page: Page, addresses: Addresses) => Promise<void>

const at = (name: keyof Addresses, more = ''): Scene => (page, addresses) => openPage(page, `${addresses[name]}${more}`)

export const PAGE_SCENES: Readonly<Record<string, Scene>> = {
  Accueil: at('home'),
  'les opérations': at('operations'),
  'une opération': async (page, addresses) => {
    await openPage(page, addresses.operations, true)
    await page.getByRole('row').nth(1).click()
    await expect(page.getByRole('dialog').getByRole('button').first()).toBeSeen()
  },
  'le journal d’audit': at('auditLog'),
  'une ligne du journal': async (page, addresses) => {
    await openPage(page, addresses.auditLog, true)
    await page.getByRole('row').nth(1).click()
    await expect(page.getByRole('dialog')).toBeSeen()
  },
  'les échéances': at('dataDeadlines'),
  'le mois des échéances': at('dataDeadlines', '?step=calendar'),
  'un aperçu par son lien': at('preview'),
  'un reçu': at('leaverReceipt'),
  'une fiche de mise en route': at('quickSetUp'),
  'ce que cela coûte': at('usageAndCost'),
  'l’utilisation dans le temps': at('usageAndCost', '?step=trend'),
  Paramètres: at('settings'),
  'une partie des paramètres': at('settingPart'),
  'un appareil': at('device'),
  'son mot de passe': at('ownPassword'),
  'un second administrateur': at('secondAdministrator'),
  'une adresse inconnue': async (page) => {
    await page.goto('/nulle-part')
    await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeSeen()
  },
  'une liste sans personne': async (page) => {
    await page.goto('/users/active?q=zzzz')
    await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toBeSeen()
  },
  'un tableau simple': async (page) => {
    await page.goto('/users/active')
    await page.evaluate(() => localStorage.setItem('licet.plainTables', 'yes'))
    await page.reload()
    await expect(page.getByRole('table').getByRole('row').nth(2)).toBeSeen()
    await page.evaluate(() => localStorage.removeItem('licet.plainTables'))
  },
  'les touches': async (page, addresses) => {
    await openPage(page, addresses.home)
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog')).toBeSeen()
  },
  'la recherche': async (page, addresses) => {
    await openPage(page, addresses.home)
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByRole('combobox').fill('alex')
    await expect(page.getByRole('option').first()).toBeSeen()
  },
}
