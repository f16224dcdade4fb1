import type { Page } from 'playwright-core'
import { openProduct } from './admin-centre.ts'
import { LABELS } from './labels.ts'

const say = LABELS.fr

const inPane = (page: Page) => page.getByRole('dialog')

/** A tab of somebody's panel, or of a group's. */
const openTab = async (page: Page, path: string, row: string, tab: string): Promise<void> => {
  await page.goto(path)
  await page.getByRole('row').filter({ hasText: row }).first().click()
  await inPane(page).getByRole('tab', { name: tab }).click()
}

/** Pages and panes of people and groups, in French, and how to get there from anywhere. */
export const PEOPLE_SCENES: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'Tous les utilisateurs': async (page) => {
    await page.goto('/users/all')
    await page.getByRole('row').filter({ hasText: 'Alex Wilber' }).waitFor()
  },
  'Utilisateurs invités': async (page) => {
    await page.goto('/users/guests')
    await page.getByRole('row').filter({ hasText: 'Oscar Ward' }).waitFor()
  },
  'les attributions d’un invité': async (page) => {
    await page.goto('/users/guests')
    await page.getByRole('row').filter({ hasText: 'Nicole Wagner' }).click()
    await inPane(page).getByRole('button', { name: say.assignments, exact: true }).click()
    await inPane(page).getByRole('group', { name: say.selectLicenses }).waitFor()
  },
  'une invitation': async (page) => {
    await page.goto('/users/guests')
    await page.getByRole('button', { name: say.inviteGuest, exact: true }).click()
    await inPane(page).getByRole('textbox', { name: say.mail }).waitFor()
  },
  'Utilisateurs supprimés': async (page) => {
    await page.goto('/users/deleted')
    await page.getByRole('row').filter({ hasText: 'Rob Young' }).waitFor()
  },
  'une restauration': async (page) => {
    await page.goto('/users/deleted')
    await page.getByRole('row').filter({ hasText: 'Rob Young' }).click()
    await inPane(page).getByText('Microsoft 365 E5').first().waitFor()
  },
  'un compte et ses commandes': async (page) => {
    await openTab(page, '/users/guests', 'Oscar Ward', say.account)
    await inPane(page).getByRole('button', { name: say.resend, exact: true }).waitFor()
  },
  'un mot de passe': async (page) => {
    await openTab(page, '/users/active?q=Alex', 'Alex Wilber', say.account)
    await inPane(page).getByRole('button', { name: 'Réinitialiser le mot de passe' }).click()
    await inPane(page).getByRole('textbox').waitFor()
  },
  'les groupes d’une personne': async (page) => {
    await openTab(page, '/users/active?q=Megan', 'Megan Bowen', say.groups)
    await inPane(page).getByText('Finance').waitFor()
  },
  'pourquoi': async (page) => {
    await openTab(page, '/users/active?q=Lee', 'Lee Gu', say.why)
    await inPane(page).getByRole('combobox', { name: say.service }).fill('Sway')
    await page.getByRole('option', { name: 'Sway', exact: true }).click()
    await inPane(page).getByText(/Lee Gu .* Sway/).waitFor()
  },
  'un historique': async (page) => {
    await openTab(page, '/users/active?q=Alex', 'Alex Wilber', say.history)
    await inPane(page).getByRole('tab', { name: say.history, selected: true }).waitFor()
  },
  'un remplacement': async (page) => {
    await page.goto('/users/active')
    await page.getByRole('checkbox', { name: say.select('Alex Wilber') }).check()
    await page.getByRole('button', { name: say.manage, exact: true }).click()
    await inPane(page).getByRole('radio', { name: say.replace }).check()
    await inPane(page).getByRole('checkbox', { name: /^Microsoft 365 E5 \(/ }).waitFor()
  },
  'Groupes': async (page) => {
    await page.goto('/groups')
    await page.getByRole('row').filter({ hasText: 'Frontline' }).waitFor()
  },
  'les licences d’un groupe': async (page) => {
    await openTab(page, '/groups', 'Finance', say.licenses)
    await inPane(page).getByText('Microsoft 365 E3').waitFor()
  },
  'les membres d’un groupe': async (page) => {
    await openTab(page, '/groups', 'Finance', 'Membres')
    await inPane(page).getByText('Megan Bowen').waitFor()
  },
  'les erreurs d’un groupe': async (page) => {
    await openTab(page, '/groups', 'Frontline', 'Erreurs')
    await inPane(page).getByText('Lidia Holloway').waitFor()
  },
  'la règle d’un groupe': async (page) => {
    await openTab(page, '/groups', 'Paris office', 'Règle')
    await inPane(page).getByText(/user\.city/).waitFor()
  },
  'un nouveau groupe': async (page) => {
    await page.goto('/groups')
    await page.getByRole('button', { name: 'Créer un groupe' }).click()
    await inPane(page).getByRole('radiogroup').waitFor()
  },
  'les groupes d’un produit': async (page) => {
    await page.goto('/billing/licenses')
    await openProduct(page, 'Office 365 F3')
    await page.getByRole('tab', { name: say.groups }).click()
    await page.getByRole('row').filter({ hasText: 'Frontline' }).waitFor()
  },
}
