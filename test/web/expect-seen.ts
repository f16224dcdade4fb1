/** Matchers that wait, for what is and is not on a page: `await expect(locator).toBeSeen()`. */
import type { Locator } from 'playwright-core'
import { expect } from 'vitest'

declare module 'vitest' {
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> {
    /** The element is there and visible, now or soon. */
    toBeSeen: (this: Matchers<R, T>) => Promise<void>
    /** The element is not there or not visible, now or soon. */
    toBeGone: (this: Matchers<R, T>) => Promise<void>
    /** The element has the focus, now or soon. */
    toBeFocused: (this: Matchers<R, T>) => Promise<void>
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
  toBeFocused: (locator: Locator) => arrives(locator.and(locator.page().locator(':focus')), 'visible'),
})
