import { expect, test } from 'vitest'
import { readPrice } from './read-price.ts'

test('reads a price with a point, a comma or no cents; nothing typed is no price of its own', () => {
  expect(['12', '12.5', '12,50', ' 1 200 '].map(readPrice)).toEqual([12, 12.5, 12.5, 1200])
  expect(readPrice('')).toBeNull()
  expect(['-1', '1.234', 'ten', '1.2.3'].map(readPrice)).toEqual([undefined, undefined, undefined, undefined])
})
