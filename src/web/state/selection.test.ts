import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ALL_SELECTED, countSelected, isSelected, NOTHING_SELECTED, withRows } from './selection.ts'

const ROWS = ['a', 'b', 'c', 'd', 'e']
const steps = fc.array(fc.tuple(fc.subarray(ROWS), fc.boolean()))

test('what was ticked last is what is selected, from nothing as from all', () => {
  fc.assert(
    fc.property(steps, fc.constantFrom(NOTHING_SELECTED, ALL_SELECTED), (ticks, start) => {
      const ticked = new Set(start === ALL_SELECTED ? ROWS : [])
      let selection = start
      for (const [ids, on] of ticks) {
        selection = withRows(selection, ids, on)
        for (const id of ids) {
          if (on) ticked.add(id)
          else ticked.delete(id)
        }
      }
      expect(ROWS.filter((id) => isSelected(selection, id))).toEqual(ROWS.filter((id) => ticked.has(id)))
      expect(countSelected(selection, ROWS.length)).toBe(ticked.size)
    }),
  )
})

test('selecting all counts rows that were never loaded', () => {
  expect(countSelected(withRows(ALL_SELECTED, ['a'], false), 12_304)).toBe(12_303)
})
