import { expect, test } from 'vitest'
import { readVerb } from './read-verb.ts'
import type { VerbWords } from './read-verb.ts'

const ENGLISH: readonly VerbWords[] = [
  { verb: 'give', starts: ['give', 'assign'], links: ['to'] },
  { verb: 'takeBack', starts: ['take back', 'take', 'unassign', 'remove'], links: ['from'] },
  { verb: 'block', starts: ['block'], links: ['for'] },
  { verb: 'leave', starts: ['remove user'], links: [] },
]
const FRENCH: readonly VerbWords[] = [
  { verb: 'give', starts: ['donner', 'donne'], links: ['à', 'au'] },
  { verb: 'takeBack', starts: ['retirer', 'enlève'], links: ['à', 'de', 'd’'] },
  { verb: 'resetPassword', starts: ['réinitialiser le mot de passe', 'mot de passe'], links: ['de'] },
]
const FILLERS = ['the', 'le', 'groupe']

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
])('%s', (text, [verb, product, person]) => {
  expect(readVerb(text, ENGLISH, FILLERS)[0]).toEqual({ verb, product, person })
})

test.each([
  ['Donner Visio à Marc', ['give', 'Visio', 'Marc']],
  ['donne visio a marc', ['give', 'visio', 'marc']],
  ['donner à marc visio', ['give', 'visio', 'marc']],
  ['donner visio au groupe ventes', ['give', 'visio', 'ventes']],
  ['retirer visio de Björn', ['takeBack', 'visio', 'Björn']],
  ['enleve visio d’Anaïs', ['takeBack', 'visio', 'Anaïs']],
  ["réinitialiser le mot de passe d'Alex", ['resetPassword', null, 'Alex']],
])('%s', (text, [verb, product, person]) => {
  expect(readVerb(text, FRENCH, FILLERS)[0]).toEqual({ verb, product, person })
})

test.each(['give', 'give visio', 'give visio to', 'to marc', 'marc dupont', 'give to marc', 'block', ''])('%j is a search', (text) => {
  expect(readVerb(text, ENGLISH)).toEqual([])
})
