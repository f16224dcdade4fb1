// Slows down guessing: so many failed tries from one place in so much time.
import { Problem } from '#model/problem.ts'

export interface TryLimit {
  readonly tries: number
  readonly perSeconds: number
}

interface Window {
  readonly until: number
  failed: number
}

const MOST_PLACES = 10_000

export class TryLimiter {
  readonly #windows = new Map<string, Window>()
  readonly #limit: TryLimit
  readonly #now: () => Date

  constructor(limit: TryLimit, now: () => Date) {
    this.#limit = limit
    this.#now = now
  }

  /** Throws 429 when this place has failed too often; to be asked before every try. */
  check(place: string): void {
    const window = this.#windows.get(place)
    const left = (window?.until ?? 0) - this.#now().getTime()
    if (window === undefined || left <= 0 || window.failed < this.#limit.tries) return
    throw new Problem({
      status: 429,
      code: 'TooManyRequests',
      message: 'Please retry again later.',
      words: { key: 'error.tooManyTries', arguments: {} },
      retryAfterSeconds: Math.ceil(left / 1_000),
    })
  }

  /** Counts a try that failed. */
  fail(place: string): void {
    const now = this.#now().getTime()
    const window = this.#windows.get(place)
    if (window !== undefined && window.until > now) {
      window.failed += 1
      return
    }
    this.#windows.delete(place)
    const oldest = this.#windows.keys().next()
    if (this.#windows.size >= MOST_PLACES && oldest.done !== true) this.#windows.delete(oldest.value)
    this.#windows.set(place, { until: now + this.#limit.perSeconds * 1_000, failed: 1 })
  }
}
