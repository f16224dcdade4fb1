import { describe, expect, test } from 'vitest'
import { chooseLanguage } from './language.ts'
import { render } from './render.ts'

describe('render', () => {
  test('counts people as each language does', () => {
    expect(render('en', 'ui.people', { count: 1 })).toBe('1 person')
    expect(render('en', 'ui.people', { count: 1204 })).toBe('1,204 people')
    expect(render('fr', 'ui.people', { count: 0 })).toBe('0 personne')
    expect(render('fr', 'ui.people', { count: 1 })).toBe('1 personne')
    expect(render('fr', 'ui.people', { count: 1204 })).toBe('1\u202f204 personnes')
    expect(render('fr', 'ui.people', { count: 1_000_000 })).toBe('1\u202f000\u202f000 de personnes')
  })

  test('writes days in words, the first of a month in French as 1er', () => {
    expect(render('en', 'ui.undo.limit', { until: '2026-12-22T10:00:00Z' })).toBe('Possible in full until 22 December 2026')
    expect(render('fr', 'ui.undo.limit', { until: '2027-03-01' })).toBe('Possible en totalité jusqu’au 1er mars 2027')
    expect(render('fr', 'ui.undo.limit', { until: '2027-03-21' })).toBe('Possible en totalité jusqu’au 21 mars 2027')
  })

  test('drops the vowel of the French de before another', () => {
    expect(render('fr', 'fix.takeBack', { product: 'Office 365 E1' })).toBe('Annuler l’attribution d’Office 365 E1')
    expect(render('fr', 'fix.takeBack', { product: 'Visio' })).toBe('Annuler l’attribution de Visio')
    expect(render('fr', 'ui.account', { name: 'Émilie' })).toBe('Compte d’Émilie')
  })

  test('joins names', () => {
    expect(render('en', 'ui.denied.roles', { roles: ['A', 'B'] })).toBe('One of these roles may: A and B.')
    expect(render('fr', 'ui.denied.roles', { roles: ['A', 'B'] })).toContain('A et B')
  })
})

describe('chooseLanguage', () => {
  test.each([
    ['fr-CA,fr;q=0.9,en;q=0.8', 'fr'],
    ['de;q=1, en;q=0.5, fr;q=0.7', 'fr'],
    ['fr;q=0, en', 'en'],
    ['de', 'en'],
    [null, 'en'],
  ])('%s is answered in %s', (header, language) => {
    expect(chooseLanguage(header)).toBe(language)
  })
})
