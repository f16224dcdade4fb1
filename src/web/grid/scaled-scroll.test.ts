import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawnTop, offsetToReveal, scrollScale, TALLEST_PX } from './scaled-scroll.ts'

const [ROW, VIEWPORT] = [44, 800]

test('a list that a browser can draw is not scaled', () => {
  expect(scrollScale(300_000, ROW, VIEWPORT)).toBe(1)
  expect(scrollScale(10, ROW, VIEWPORT)).toBe(1)
})

test('at the end of the scrollbar stands the last row, at its start the first', () => {
  fc.assert(
    fc.property(fc.integer({ min: 300_001, max: 10_000_000 }), (rows) => {
      const scale = scrollScale(rows, ROW, VIEWPORT)
      const offset = (TALLEST_PX - VIEWPORT) * scale
      expect(drawnTop((rows - 1) * ROW, offset, scale)).toBeCloseTo(TALLEST_PX - ROW, 2)
      expect(drawnTop(0, 0, scale)).toBe(0)
    }),
  )
})

test('rows in view keep their true distance at any place', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_000 }), (row) => {
      const scale = scrollScale(1_000_000, ROW, VIEWPORT)
      const offset = row * ROW
      expect(drawnTop(offset + ROW, offset, scale) - drawnTop(offset, offset, scale)).toBeCloseTo(ROW, 4)
    }),
  )
})

test('any row comes into sight', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.nat(44_000_000), (row, offset) => {
      const after = offsetToReveal(row, ROW, offset, VIEWPORT)
      expect(after).toBeLessThanOrEqual(row * ROW)
      expect(after + VIEWPORT).toBeGreaterThanOrEqual((row + 1) * ROW)
    }),
  )
})

test('a row that is in sight is not scrolled to', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.nat(VIEWPORT - ROW), (row, above) => {
      const offset = Math.max(0, row * ROW - above)
      expect(offsetToReveal(row, ROW, offset, VIEWPORT)).toBe(offset)
    }),
  )
})
