import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { openProduct, useAdminCentre } from './admin-centre.ts'
import './expect-seen.ts'
import { LABELS } from './labels.ts'

const say = LABELS.fr

/** Each page and pane, and how to get there from anywhere. */
const SCENES: Record<string, (page: Page) => Promise<void>> = {
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
}

const inPane = (page: Page) => page.getByRole('dialog')

/** A tab of somebody's panel, or of a group's. */
const openTab = async (page: Page, path: string, row: string, tab: string): Promise<void> => {
  await page.goto(path)
  await page.getByRole('row').filter({ hasText: row }).first().click()
  await inPane(page).getByRole('tab', { name: tab }).click()
}

Object.assign(SCENES, {
  'Tous les utilisateurs': async (page) => {
    await page.goto('/users/all')
    await expect(page.getByRole('row').filter({ hasText: 'Alex Wilber' })).toBeSeen()
  },
  'Utilisateurs invités': async (page) => {
    await page.goto('/users/guests')
    await expect(page.getByRole('row').filter({ hasText: 'Oscar Ward' })).toBeSeen()
  },
  'les attributions d’un invité': async (page) => {
    await page.goto('/users/guests')
    await page.getByRole('row').filter({ hasText: 'Nicole Wagner' }).click()
    await inPane(page).getByRole('button', { name: say.assignments, exact: true }).click()
    await expect(inPane(page).getByRole('group', { name: say.selectLicenses })).toBeSeen()
  },
  'une invitation': async (page) => {
    await page.goto('/users/guests')
    await page.getByRole('button', { name: say.inviteGuest, exact: true }).click()
    await expect(inPane(page).getByRole('textbox', { name: say.mail })).toBeSeen()
  },
  'Utilisateurs supprimés': async (page) => {
    await page.goto('/users/deleted')
    await expect(page.getByRole('row').filter({ hasText: 'Rob Young' })).toBeSeen()
  },
  'une restauration': async (page) => {
    await page.goto('/users/deleted')
    await page.getByRole('row').filter({ hasText: 'Rob Young' }).click()
    await expect(inPane(page).getByText('Microsoft 365 E5')).toBeSeen()
  },
  'un compte et ses commandes': async (page) => {
    await openTab(page, '/users/guests', 'Oscar Ward', say.account)
    await expect(inPane(page).getByRole('button', { name: say.resend, exact: true })).toBeSeen()
  },
  'un mot de passe': async (page) => {
    await openTab(page, '/users/active?q=Alex', 'Alex Wilber', say.account)
    await inPane(page).getByRole('button', { name: 'Réinitialiser le mot de passe' }).click()
    await expect(inPane(page).getByRole('textbox')).toBeSeen()
  },
  'les groupes d’une personne': async (page) => {
    await openTab(page, '/users/active?q=Megan', 'Megan Bowen', say.groups)
    await expect(inPane(page).getByText('Finance')).toBeSeen()
  },
  'pourquoi': async (page) => {
    await openTab(page, '/users/active?q=Lee', 'Lee Gu', say.why)
    await inPane(page).getByRole('combobox', { name: say.service }).fill('Sway')
    await page.getByRole('option', { name: 'Sway', exact: true }).click()
    await expect(inPane(page).getByText(/Lee Gu .* Sway/)).toBeSeen()
  },
  'un historique': async (page) => {
    await openTab(page, '/users/active?q=Alex', 'Alex Wilber', say.history)
    await expect(inPane(page).getByRole('tab', { name: say.history, selected: true })).toBeSeen()
  },
  'un remplacement': async (page) => {
    await page.goto('/users/active')
    await page.getByRole('checkbox', { name: say.select('Alex Wilber') }).check()
    await page.getByRole('button', { name: say.manage, exact: true }).click()
    await inPane(page).getByRole('radio', { name: say.replace }).check()
    await expect(inPane(page).getByRole('checkbox', { name: /^Microsoft 365 E5 \(/ })).toBeSeen()
  },
  'Groupes': async (page) => {
    await page.goto('/groups')
    await expect(page.getByRole('row').filter({ hasText: 'Frontline' })).toBeSeen()
  },
  'les licences d’un groupe': async (page) => {
    await openTab(page, '/groups', 'Finance', say.licenses)
    await expect(inPane(page).getByText('Microsoft 365 E3')).toBeSeen()
  },
  'les membres d’un groupe': async (page) => {
    await openTab(page, '/groups', 'Finance', 'Membres')
    await expect(inPane(page).getByText('Megan Bowen')).toBeSeen()
  },
  'les erreurs d’un groupe': async (page) => {
    await openTab(page, '/groups', 'Frontline', 'Erreurs')
    await expect(inPane(page).getByText('Lidia Holloway')).toBeSeen()
  },
  'la règle d’un groupe': async (page) => {
    await openTab(page, '/groups', 'Paris office', 'Règle')
    await expect(inPane(page).getByText(/user\.city/)).toBeSeen()
  },
  'un nouveau groupe': async (page) => {
    await page.goto('/groups')
    await page.getByRole('button', { name: 'Créer un groupe' }).click()
    await expect(inPane(page).getByRole('radiogroup')).toBeSeen()
  },
  'les groupes d’un produit': async (page) => {
    await page.goto('/billing/licenses')
    await openProduct(page, 'Office 365 F3')
    await page.getByRole('tab', { name: say.groups }).click()
    await expect(page.getByRole('row').filter({ hasText: 'Frontline' })).toBeSeen()
  },
} satisfies typeof SCENES)

// Fluent's focus stops at the ends of the page (data-tabster-dummy) are left out: they hold the focus for no time.
describe('Every page and pane', () => {
  const desk = useAdminCentre('fr')

  describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
    test.each(Object.entries(SCENES))('passes axe (WCAG 2.2 AA): %s', async (_scene, goThere) => {
      const page = await desk.open({ colorScheme })
      await goThere(page)
      const { violations } = await new AxeBuilder({ page }).exclude('[data-tabster-dummy]').withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
      await page.context().close()
    })
  })

  test('has no French button that says Annuler alone', async () => {
    const page = await desk.open()
    for (const goThere of Object.values(SCENES)) {
      await goThere(page)
      const names = await page.getByRole('button').allInnerTexts()
      expect(names.length).toBeGreaterThan(0)
      expect(names.filter((name) => /^\s*annuler\s*$/i.test(name))).toEqual([])
    }
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
