import { describe, expect, test } from 'vitest'
import { useAdminCentre } from './admin-centre.ts'
import './expect-seen.ts'
import type { TestLanguage } from './labels.ts'

const WISHES: Readonly<Record<TestLanguage, { typed: string; option: string; headline: string; person: string; stepTyped: string; step: string; several: string; both: RegExp; buyTyped: string; buy: string }>> = {
  en: { typed: 'give visio to nestor', option: 'Give Visio Plan 2 to Nestor Wilke', headline: 'What will change', person: 'Nestor Wilke', stepTyped: 'block nestro', step: 'Block sign-in', several: 'give nestor power bi and visio', both: /^Give Power BI.* and Visio Plan 2 to Nestor Wilke/, buyTyped: 'buy visio', buy: 'Buy a product' },
  fr: { typed: 'attribuer visio à nestor', option: 'Attribuer Visio Plan 2 à Nestor Wilke', headline: 'Ce qui va changer', person: 'Nestor Wilke', stepTyped: 'bloquer nestro', step: 'Bloquer la connexion', several: 'donner power bi et visio à nestor', both: /^Attribuer Power BI.* et Visio Plan 2 à Nestor Wilke/, buyTyped: 'acheter visio', buy: 'Acheter un produit' },
}

describe.each(['en', 'fr'] as const)('A verb in the search box (%s)', (language) => {
  const desk = useAdminCentre(language)
  const { typed, option, headline, person, stepTyped, step, several, both, buyTyped, buy } = WISHES[language]

  test('leads to the preview of the change, by keys alone', async () => {
    await desk.goTo('/')
    await desk.page.keyboard.press('Control+k')
    await expect(desk.page.getByRole('dialog').getByRole('combobox')).toBeSeen()
    await desk.page.keyboard.type(typed)
    await expect(desk.page.getByRole('option', { name: option })).toBeSeen()
    await desk.page.keyboard.press('Enter')
    await expect(desk.page.getByRole('heading', { level: 1, name: headline })).toBeSeen()
    await expect(desk.page.getByText(person).first()).toBeSeen()
  })

  test('opens that step of somebody, without waiting for what is found and in spite of a slip', async () => {
    await desk.page.keyboard.press('Control+k')
    await desk.page.keyboard.type(stepTyped)
    await desk.page.keyboard.press('Enter')
    await expect(desk.page.getByRole('dialog').getByRole('heading', { name: step })).toBeSeen()
    await expect(desk.page.getByRole('dialog').getByText(person).first()).toBeSeen()
  })

  test('two products are given at once, and a product is bought', async () => {
    await desk.goTo('/')
    await desk.page.keyboard.press('Control+k')
    await desk.page.keyboard.type(several)
    await expect(desk.page.getByRole('option', { name: both }).first()).toBeSeen()
    await desk.page.getByRole('combobox').fill(buyTyped)
    await expect(desk.page.getByRole('option', { name: /Visio Plan 2/ }).first()).toBeSeen()
    await desk.page.keyboard.press('Enter')
    await expect(desk.page.getByRole('dialog').getByRole('heading', { name: buy })).toBeSeen()
    await expect(desk.page.getByRole('dialog').locator('input[value^="Visio Plan 2"]')).toBeSeen()
  })
})
