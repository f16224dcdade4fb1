import { expect, test } from 'vitest'
import { Events } from './events.ts'
import type { LicetEvent } from './events.ts'

const changed = (tenantId: string) => ({ tenantId, type: 'changed' as const, data: {} })

test('who watches is told everything in order until they stop', () => {
  const events = new Events(100)
  const seen: LicetEvent[] = []
  const stop = events.watch((event) => seen.push(event))
  events.emit(changed('a'))
  events.emit(changed('b'))
  stop()
  events.emit(changed('c'))
  expect(seen.map(({ id, tenantId }) => [id, tenantId])).toEqual([[100, 'a'], [101, 'b']])
  expect(events.lastId).toBe(102)
})

test('who was away is told what was missed, or that too much was', () => {
  const events = new Events(100)
  expect(events.after(99)).toEqual([])
  for (let count = 0; count < 2_005; count += 1) events.emit(changed('a'))
  expect(events.after(events.lastId)).toEqual([])
  expect(events.after(events.lastId - 2)).toHaveLength(2)
  expect(events.after(104)).toHaveLength(2_000)
  expect(events.after(103)).toBeUndefined()
  expect(events.after(events.lastId + 1)).toBeUndefined()
})

test('how far an operation is told to be is known until it ends', () => {
  const events = new Events(100)
  const tell = (state: string, done: number): void => events.emit({ tenantId: 'a', type: 'operation', data: { id: 'x', state, done, total: 60_000 } })
  tell('queued', 0)
  expect(events.doneOf('x')).toBeUndefined()
  tell('running', 0)
  tell('running', 20_000)
  for (let count = 0; count < 2_005; count += 1) events.emit(changed('a'))
  expect(events.doneOf('x')).toBe(20_000)
  expect(events.doneOf('y')).toBeUndefined()
  tell('cancelled', 0)
  expect(events.doneOf('x')).toBeUndefined()
})
