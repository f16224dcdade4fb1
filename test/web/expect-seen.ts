/** Matchers that wait, for what is and is not on a page: `await expect(locator).toBeSeen()`. */
import type { Locator } from 'playwright-core'
import { expect } from 'vitest'

declare module 'vitest' {
  interface Matchers<T> {
    /** The element is there and visible, now or soon. */
    toBeSeen: () => Promise<T>
    /** The element is not there or not visible, now or soon. */
    toBeGone: () => Promise<T>
  }
}

const arrives = (locator: Locator, state: 'visible' | 'hidden') =>
  locator.waitFor({ state }).then(
    () => ({ pass: true, message: () => `${String(locator)} was not expected to be ${state}` }),
    (error: Error) => ({ pass: false, message: () => error.message }),
  )

expect.extend({
  toBeSeen: (locator: Locator) => arrives(locator, 'visible'),
  toBeGone: (locator: Locator) => arrives(locator, 'hidden'),
})
