import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareText } from './compare-text.ts'
import { foldText } from './fold-text.ts'

test.each([
  ['ZOÉ', 'zoé'],
  ['Zoe\u0301', 'zoé'],
  ['ΟΔΟΣ', 'οδοσ'],
  ['T\u0308', '\u1e97'],
])('%s folds to %s', (text, folded) => {
  expect(foldText(text)).toBe(folded)
})

test('accents count', () => {
  expect(foldText('Élodie')).not.toBe(foldText('Elodie'))
})

test('folding twice is folding once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(foldText(foldText(text))).toBe(foldText(text))
    }),
    { numRuns: 2000 },
  )
})

test('texts are ordered as their UTF-8 bytes are', () => {
  const utf8 = new TextEncoder()
  const bytes = (text: string) => [...utf8.encode(text)]
  const order = (a: number[], b: number[]) => {
    const at = a.findIndex((byte, i) => byte !== b[i])
    return at < 0 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? -1)
  }
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '\uD7FF', '\uE000', '\uFF21', '\u{10000}', '\u{1F600}') })
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(Math.sign(compareText(a, b))).toBe(Math.sign(order(bytes(a), bytes(b))))
    }),
    { numRuns: 1000 },
  )
})
