const REMEMBERED = 20_000

/** Addresses and numbers are one person's own: to remember them costs more than it spares. */
const OWN = /[\d@]/

/** A function of a text that keeps its newest answers. */
export function rememberAll<T>(work: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const done = work(text)
    if (known.size >= REMEMBERED) known.clear()
    known.set(text, done)
    return done
  }
}

/** The same, but for texts that are somebody's own: much of what people are called is said of many. */
export function remember<T>(work: (text: string) => T): (text: string) => T {
  const remembered = rememberAll(work)
  return (text) => (OWN.test(text) ? work(text) : remembered(text))
}
