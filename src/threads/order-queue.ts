// What waits for a worker thread: begun in the order of asking, unless nobody waits for it any more.

/** Orders that a thread has at once: the one it works on, and the next, so that it never waits. The others wait where they can be dropped. */
const AT_ONCE = 2

interface Order {
  /** Gives it to the thread. */
  readonly begin: () => void
  /** Whether nobody waits for it any more. */
  readonly isGone: () => boolean
  readonly drop: () => void
}

export interface OrderQueue {
  /** Orders begun and waiting. */
  readonly length: number
  add(order: Order): void
  /** One of those begun is done. */
  done(): void
}

export function openOrderQueue(): OrderQueue {
  const waiting: Order[] = []
  let begun = 0
  const fill = (): void => {
    while (begun < AT_ONCE && waiting.length > 0) {
      const order = waiting.shift()!
      if (order.isGone()) order.drop()
      else {
        begun++
        order.begin()
      }
    }
  }
  return {
    get length() {
      return begun + waiting.length
    },
    add(order) {
      waiting.push(order)
      fill()
    },
    done() {
      begun--
      fill()
    },
  }
}
