/**
 * The texts that start with `start`, as a range in code point order: from `start` itself to the first text beyond.
 * Null as the upper end when there is none.
 */
export function rangeOfStart(start: string): { from: string; below: string | null } {
  const points = [...start]
  while (points.length > 0) {
    const last = points.pop()!.codePointAt(0)!
    if (last === 0x10_ffff) continue
    // Between U+D7FF and U+E000 there are no characters.
    const next = last === 0xd7ff ? 0xe000 : last + 1
    return { from: start, below: points.join('') + String.fromCodePoint(next) }
  }
  return { from: start, below: null }
}
