import { expect, test } from 'vitest'
import { TryLimiter } from './limit-tries.ts'

test('after too many failed tries a place waits, others do not', () => {
  const clock = { now: new Date('2026-11-22T09:00:00Z') }
  const limiter = new TryLimiter({ tries: 3, perSeconds: 60 }, () => clock.now)
  for (let failed = 0; failed < 3; failed++) {
    limiter.check('a')
    limiter.fail('a')
  }
  clock.now = new Date('2026-11-22T09:00:20Z')
  expect(() => limiter.check('a')).toThrow(expect.objectContaining({ facts: expect.objectContaining({ status: 429, retryAfterSeconds: 40 }) }))
  limiter.check('b')
  clock.now = new Date('2026-11-22T09:01:00Z')
  limiter.check('a')
})
