import { describe, expect, test } from 'vitest'
import { useAdminCentre } from './admin-centre.ts'
import './expect-seen.ts'
import { useKeyboard } from './keyboard.ts'
import { LABELS, LANGUAGES } from './labels.ts'
import type { TestLanguage } from './labels.ts'

const SAY: Readonly<Record<TestLanguage, Readonly<Record<'add' | 'first' | 'last' | 'like' | 'jobTitle' | 'finish' | 'location' | 'country' | 'make' | 'password' | 'several' | 'paste' | 'check' | 'problems' | 'addTwo', string>>>> = {
  en: { add: 'Add a user', first: 'First name', last: 'Last name', like: 'The same licenses as', jobTitle: 'Job title', finish: 'Finish adding', location: 'Usage location', country: 'France', make: 'Make a password', password: 'Password of', several: 'Add several users', paste: 'Or paste its content', check: 'Check the file', problems: 'Problems of the file', addTwo: 'Add 2 people' },
  fr: { add: 'Ajouter un utilisateur', first: 'Prénom', last: 'Nom', like: 'Les mêmes licences que', jobTitle: 'Fonction', finish: 'Terminer l’ajout', location: 'Emplacement d’utilisation', country: 'France', make: 'Créer un mot de passe', password: 'Mot de passe de', several: 'Ajouter plusieurs utilisateurs', paste: 'Ou coller son contenu', check: 'Vérifier le fichier', problems: 'Problèmes du fichier', addTwo: 'Ajouter 2 personnes' },
}

describe.each(LANGUAGES)('P11 Add users and license them in one go (%s)', (language) => {
  const desk = useAdminCentre(language)
  const keys = useKeyboard(desk)
  const labels = LABELS[language]
  const say = SAY[language]
  const pane = () => desk.page.getByRole('dialog')
  const row = (name: string) => desk.page.getByRole('row').filter({ hasText: name })

  test('one person, with a location, a product and a first password', async () => {
    await desk.goTo('/users/active')
    await desk.page.getByRole('button', { name: say.add, exact: true }).click()
    await pane().getByRole('textbox', { name: say.first, exact: true }).fill('Amélie')
    await pane().getByRole('textbox', { name: say.last, exact: true }).fill('Poulain')
    await pane().getByRole('combobox', { name: say.location }).fill(say.country)
    await desk.page.getByRole('option', { name: say.country, exact: true }).click()
    await pane().getByRole('checkbox', { name: 'Microsoft 365 E3' }).check()
    await pane().getByRole('button', { name: say.finish }).click()
    await pane().getByRole('button', { name: say.make }).click()
    await expect(pane().getByRole('textbox', { name: say.password })).toBeSeen()
    await pane().getByRole('button', { name: labels.close, exact: true }).last().click()
    await desk.goTo('/users/active?q=poulain')
    await expect(row('Amelie.Poulain@contoso.com').getByText('M365 E3')).toBeSeen()
  })

  test('several from a file: problems are told, then all of them are added', async () => {
    await desk.goTo('/users/active')
    await desk.page.getByRole('button', { name: say.several, exact: true }).click()
    const file = (last: string) => `userPrincipalName,displayName,usageLocation,licenses\nnino@contoso.com,Nino,FR,Microsoft 365 F3\n${last}`
    await pane().getByRole('textbox', { name: say.paste }).fill(file('raymond@contoso.com,Raymond,FR,Microsft 365 F3'))
    await pane().getByRole('button', { name: say.check }).click()
    await expect(pane().getByRole('status', { name: say.problems })).toBeSeen()
    await pane().getByRole('textbox', { name: say.paste }).fill(file('raymond@contoso.com,Raymond,FR,'))
    await pane().getByRole('button', { name: say.check }).click()
    await pane().getByRole('button', { name: say.addTwo }).click()
    await pane().getByRole('button', { name: labels.close, exact: true }).last().click()
    await desk.goTo('/users/active?q=nino')
    await expect(row('nino@contoso.com').getByText('M365 F3')).toBeSeen()
  })

  test('by keyboard alone: one person like a colleague, then two from pasted rows', async () => {
    const { page } = desk
    const button = (name: string) => pane().getByRole('button', { name, exact: true })
    await desk.goTo('/users/active')
    await keys.press(page.getByRole('button', { name: say.add, exact: true }))
    await keys.type(pane().getByRole('textbox', { name: say.first, exact: true }), 'Georgette')
    await keys.choose(pane().getByRole('combobox', { name: say.location }), 'fran', page.getByRole('option', { name: say.country, exact: true }))
    await keys.choose(pane().getByRole('combobox', { name: say.like }), 'aoi', page.getByRole('option', { name: 'Aoi Satō' }))
    await keys.type(pane().getByRole('textbox', { name: say.jobTitle }), 'Libraire')
    await keys.press(pane().getByRole('button', { name: say.finish }))
    await keys.press(button(say.make))
    await expect(pane().getByRole('textbox', { name: say.password })).toBeSeen()
    await keys.press(button(labels.close))
    await keys.press(page.getByRole('button', { name: say.several, exact: true }))
    await keys.reach(pane().getByRole('textbox', { name: say.paste }))
    await page.keyboard.insertText('userPrincipalName,displayName,usageLocation,licenses\nlucien@contoso.com,Lucien,FR,Microsoft 365 F3\nhipolito@contoso.com,Hipolito,FR,')
    await keys.press(button(say.check))
    await keys.press(button(say.addTwo))
    await keys.press(button(labels.close))
    await keys.type(page.getByRole('searchbox', { name: labels.searchPeople }), 'lucien')
    await expect(row('lucien@contoso.com').getByText('M365 F3')).toBeSeen()
  })
})
