const BETWEEN_MS = 200

/** Says whether it is time to tell again how far something is: at most five times a second. */
export function pace(): () => boolean {
  let last = Number.NEGATIVE_INFINITY
  return () => {
    const now = performance.now()
    if (now - last < BETWEEN_MS) return false
    last = now
    return true
  }
}
