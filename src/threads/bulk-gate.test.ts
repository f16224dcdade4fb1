import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openBulkGate } from './bulk-gate.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const later = <T>(): { promise: Promise<T>; resolve: (value: T) => void; reject: (error: Error) => void } => Promise.withResolvers<T>()

test('a small write waits for a long one and is done after it', async () => {
  const gate = openBulkGate()
  const done: string[] = []
  const bulk = later<void>()
  const long = gate.long(() => bulk.promise.then(() => void done.push('long')))
  const small = gate.small(async () => void done.push('small'))
  await vi.advanceTimersByTimeAsync(4_900)
  expect(done).toEqual([])
  bulk.resolve()
  await Promise.all([long, small])
  expect(done).toEqual(['long', 'small'])
})

test('after five seconds it is told to come again, and is not done', async () => {
  const gate = openBulkGate()
  const bulk = later<void>()
  const long = gate.long(() => bulk.promise)
  let isDone = false
  const small = gate.small(async () => void (isDone = true)).catch((error: unknown) => error)
  await vi.advanceTimersByTimeAsync(5_000)
  expect(await small).toMatchObject({ facts: { status: 503, retryAfterSeconds: 5 } })
  bulk.resolve()
  await long
  expect(isDone).toBe(false)
})

test('a long one that fails lets others through', async () => {
  const gate = openBulkGate()
  const bulk = later<void>()
  const long = gate.long(() => bulk.promise)
  const small = gate.small(async () => 'done')
  bulk.reject(new Error('stopped'))
  await expect(long).rejects.toThrow('stopped')
  expect(await small).toBe('done')
})

test('long ones go one after the other', async () => {
  const gate = openBulkGate()
  const [first, second] = [later<void>(), later<void>()]
  const begun: number[] = []
  const both = [first, second].map(({ promise }, at) =>
    gate.long(() => {
      begun.push(at)
      return promise
    }),
  )
  await vi.advanceTimersByTimeAsync(0)
  expect(begun).toEqual([0])
  first.resolve()
  await vi.advanceTimersByTimeAsync(0)
  expect(begun).toEqual([0, 1])
  second.resolve()
  await Promise.all(both)
})
