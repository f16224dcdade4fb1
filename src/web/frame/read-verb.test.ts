import { expect, test } from 'vitest'
import { readVerb } from './read-verb.ts'
import type { VerbWords } from './read-verb.ts'

const ENGLISH: readonly VerbWords[] = [
  { verb: 'give', starts: ['give', 'assign'], links: ['to'] },
  { verb: 'takeBack', starts: ['take back', 'take', 'unassign', 'remove'], links: ['from'] },
  { verb: 'block', starts: ['block'], links: ['for'] },
  { verb: 'leave', starts: ['remove user'], links: [] },
  { verb: 'buy', starts: ['buy'], links: ['more'] },
]
const FRENCH: readonly VerbWords[] = [
  { verb: 'give', starts: ['donner', 'donne'], links: ['à', 'au'] },
  { verb: 'takeBack', starts: ['retirer', 'enlève'], links: ['à', 'de', 'd’'] },
  { verb: 'resetPassword', starts: ['réinitialiser le mot de passe', 'mot de passe'], links: ['de'] },
]
const SMALL = { fillers: ['the', 'le', 'groupe'], joins: ['and', 'et'] }

test.each([
  ['give visio to marc', ['give', 'visio', 'marc']],
  ['Assign Office 365 E3 to Anna Weber', ['give', 'Office 365 E3', 'Anna Weber']],
  ['give Move to Cloud to marc', ['give', 'Move to Cloud', 'marc']],
  ['take back visio from marc', ['takeBack', 'visio', 'marc']],
  ['take visio from marc', ['takeBack', 'visio', 'marc']],
  ['give marc visio', ['give', 'visio', 'marc']],
  ['give visio to the marketing', ['give', 'visio', 'marketing']],
  ['block alex', ['block', null, 'alex']],
  ['block for Alex Wilber', ['block', null, 'Alex Wilber']],
  ['remove user alex', ['leave', null, 'alex']],
  ['buy visio', ['buy', 'visio', null]],
  ['buy 5 more the visio', ['buy', 'visio', null]],
])('%s', (text, [verb, products, person]) => {
  expect(readVerb(text, ENGLISH, SMALL)[0]).toEqual({ verb, products: products === null ? [] : [products], person })
})

test.each([
  ['Donner Visio à Marc', ['give', 'Visio', 'Marc']],
  ['donne visio a marc', ['give', 'visio', 'marc']],
  ['donner à marc visio', ['give', 'visio', 'marc']],
  ['donner visio au groupe ventes', ['give', 'visio', 'ventes']],
  ['retirer visio de Björn', ['takeBack', 'visio', 'Björn']],
  ['enleve visio d’Anaïs', ['takeBack', 'visio', 'Anaïs']],
  ["réinitialiser le mot de passe d'Alex", ['resetPassword', null, 'Alex']],
])('%s', (text, [verb, products, person]) => {
  expect(readVerb(text, FRENCH, SMALL)[0]).toEqual({ verb, products: products === null ? [] : [products], person })
})

test.each([
  ['give e3 and visio to anna', ['e3', 'visio'], 'anna'],
  ['give anna e3 and visio', ['e3', 'visio'], 'anna'],
  ['give e3, visio and project to anna', ['e3', 'visio', 'project'], 'anna'],
])('several products: %s', (text, products, person) => {
  expect(readVerb(text, ENGLISH, SMALL)).toContainEqual({ verb: 'give', products, person })
})

test('a product may have a joining word in its name', () => {
  expect(readVerb('give planner and project to anna', ENGLISH, SMALL)[0]).toMatchObject({ products: ['planner and project'] })
})

test('in French too', () => {
  expect(readVerb('donner e3 et visio à anna', FRENCH, SMALL)).toContainEqual({ verb: 'give', products: ['e3', 'visio'], person: 'anna' })
})

test.each(['give', 'give visio', 'give visio to', 'to marc', 'marc dupont', 'give to marc', 'block', 'buy', ''])('%j is a search', (text) => {
  expect(readVerb(text, ENGLISH)).toEqual([])
})
