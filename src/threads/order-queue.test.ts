import { expect, test } from 'vitest'
import { askedBy, whoAsks } from './asked-by.ts'
import { openOrderQueue } from './order-queue.ts'

test('what nobody waits for any more is dropped before it is begun; the rest is begun in the order of asking', () => {
  const queue = openOrderQueue()
  const told: string[] = []
  const typing = new AbortController()
  const ask = (name: string) => queue.add({ begin: () => told.push(name), isGone: whoAsks(), drop: () => told.push(`${name} dropped`) })
  const typed = (name: string) => askedBy(typing, () => ask(name))
  ask('list')
  typed('m')
  typed('ma')
  typed('mar')
  ask('people')
  expect([told, queue.length]).toEqual([['list', 'm'], 5])
  typing.abort()
  queue.done()
  expect([told, queue.length]).toEqual([['list', 'm', 'ma dropped', 'mar dropped', 'people'], 2])
  queue.done()
  queue.done()
  expect(queue.length).toBe(0)
})
