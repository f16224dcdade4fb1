import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawnTop, scrollScale, TALLEST_PX } from './scaled-scroll.ts'

test('a list that a browser can draw is not scaled', () => {
  expect(scrollScale(300_000, 44)).toBe(1)
  expect(scrollScale(10, 44)).toBe(1)
})

test('the last row of a million is in sight at the end of the scrollbar', () => {
  const rows = 1_000_000
  const [rowHeight, viewport] = [44, 800]
  const scale = scrollScale(rows, rowHeight)
  const scrollTop = TALLEST_PX - viewport
  const top = drawnTop((rows - 1) * rowHeight, Math.min(scrollTop * scale, rows * rowHeight - viewport), scale)
  expect(scale).toBeGreaterThan(3)
  expect(top).toBeLessThanOrEqual(TALLEST_PX)
})

test('rows in view keep their true distance at any place', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_998 }), (row) => {
      const scale = scrollScale(1_000_000, 44)
      const offset = row * 44
      expect(drawnTop(offset + 44, offset, scale) - drawnTop(offset, offset, scale)).toBeCloseTo(44, 4)
      expect(drawnTop(offset, offset, scale)).toBeCloseTo(offset / scale, 4)
    }),
  )
})
