import { expect, test } from 'vitest'
import { readVerb } from './read-verb.ts'
import type { VerbWords } from './read-verb.ts'

const ENGLISH: readonly VerbWords[] = [
  { verb: 'give', starts: ['give', 'assign'], links: ['to'] },
  { verb: 'takeBack', starts: ['take back', 'take', 'unassign'], links: ['from'] },
]
const FRENCH: readonly VerbWords[] = [
  { verb: 'give', starts: ['donner', 'attribuer'], links: ['a'] },
  { verb: 'takeBack', starts: ['retirer', 'reprendre'], links: ['a', 'de'] },
]

test.each([
  ['give visio to marc', { verb: 'give', product: 'visio', person: 'marc' }],
  ['Assign Office 365 E3 to Anna Weber', { verb: 'give', product: 'Office 365 E3', person: 'Anna Weber' }],
  ['give Move to Cloud to marc', { verb: 'give', product: 'Move to Cloud', person: 'marc' }],
  ['take back visio from marc', { verb: 'takeBack', product: 'visio', person: 'marc' }],
  ['take visio from marc', { verb: 'takeBack', product: 'visio', person: 'marc' }],
])('%s', (text, wish) => {
  expect(readVerb(text, ENGLISH)).toEqual(wish)
})

test.each([
  ['Donner Visio à Marc', { verb: 'give', product: 'Visio', person: 'Marc' }],
  ['retirer visio de Björn', { verb: 'takeBack', product: 'visio', person: 'Björn' }],
])('%s', (text, wish) => {
  expect(readVerb(text, FRENCH)).toEqual(wish)
})

test.each(['give', 'give visio', 'give visio to', 'to marc', 'marc dupont', 'give to marc', ''])('%j is a search', (text) => {
  expect(readVerb(text, ENGLISH)).toBeNull()
})
