// Too few seats: who is seated, and that the cutoffs say the same as seating people one by one.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Shortage } from './find-shortage.ts'
import { openSeatQueue, openWaitingQueue } from './seat-people.ts'

const shortage = (free: Readonly<Record<string, number>>, needs: readonly (readonly string[])[]): Shortage => ({
  pools: Object.entries(free).map(([poolKey, seats]) => ({ poolKey, skuId: `sku ${poolKey}`, free: seats, wanted: 99 })),
  needs,
})

test('people are seated in order until the pool is full', () => {
  const queue = openSeatQueue(shortage({ A: 2 }, [['A']]))
  expect([11, 15, 20, 31].map((pk) => queue.admit(pk, 0))).toEqual([true, true, false, false])
  expect(queue.seating()).toEqual({
    cutoffs: new Map([['A', 15]]),
    unseated: [{ classIndex: 0, skuId: 'sku A', count: 2 }],
  })
})

test('who finds no seat in one product takes none in the other', () => {
  const queue = openSeatQueue(shortage({ A: 1, B: 2 }, [['A', 'B'], ['B']]))
  expect(queue.admit(1, 0)).toBe(true)
  expect(queue.admit(2, 0)).toBe(false)
  expect(queue.admit(3, 1)).toBe(true)
  expect(queue.admit(4, 1)).toBe(false)
  expect(queue.seating().cutoffs).toEqual(new Map([['A', 1], ['B', 3]]))
})

test('a waiting list ends at a text: since when, then who', () => {
  const queue = openWaitingQueue(shortage({ A: 1, B: 0 }, [['A'], ['A', 'B']]))
  expect(['2026-01|b', '2026-02|a'].map((place) => queue.admit(place, 0))).toEqual([true, false])
  expect(queue.admit('2026-03|c', 1)).toBe(false)
  expect(queue.seating().cutoffs).toEqual(new Map([['A', '2026-01|b'], ['B', '']]))
})

test('a pool without seats ends before everybody; one with seats left ends nowhere', () => {
  const queue = openSeatQueue(shortage({ A: 0, B: 5 }, [['A'], ['B'], []]))
  expect([queue.admit(1, 0), queue.admit(2, 1), queue.admit(3, 2)]).toEqual([false, true, true])
  expect(queue.seating().cutoffs).toEqual(new Map([['A', 0]]))
})

test('cutoffs seat exactly whom seating one by one seats', () => {
  const pools = ['A', 'B', 'C']
  const arbitraryFree = fc.record({ A: fc.nat(6), B: fc.nat(6), C: fc.nat(6) })
  fc.assert(
    fc.property(arbitraryFree, fc.array(fc.subarray(pools), { minLength: 1, maxLength: 4 }), fc.array(fc.nat(3), { maxLength: 30 }), (free, needs, people) => {
      const queue = openSeatQueue(shortage(free, needs))
      const left: Record<string, number> = { ...free }
      const seated = people.map((nth, pk) => {
        const needed = needs[nth % needs.length] ?? []
        const fits = needed.every((key) => (left[key] ?? 0) > 0)
        if (fits) for (const key of needed) left[key] = (left[key] ?? 0) - 1
        expect(queue.admit(pk + 1, nth % needs.length)).toBe(fits)
        return fits
      })
      const { cutoffs, unseated } = queue.seating()
      const byCutoff = people.map((nth, pk) =>
        (needs[nth % needs.length] ?? []).every((key) => pk + 1 <= (cutoffs.get(key) ?? Infinity)),
      )
      expect(byCutoff).toEqual(seated)
      expect(unseated.reduce((sum, { count }) => sum + count, 0)).toBe(seated.filter((fits) => !fits).length)
    }),
  )
})

test('once every pool is full the rest are turned away by their number, as if each had come', () => {
  const [asked, counted] = [openSeatQueue(shortage({ A: 1 }, [['A']])), openSeatQueue(shortage({ A: 1 }, [['A']]))]
  for (const place of [1, 2, 3]) asked.admit(place, 0)
  expect(counted.isFull()).toBe(false)
  counted.admit(1, 0)
  expect(counted.isFull()).toBe(true)
  counted.turnAway(0, 2)
  expect(counted.seating()).toEqual(asked.seating())
})
