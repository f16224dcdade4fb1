/** Words as long as this may be mistyped by one letter; longer ones by two. */
const ONE_SLIP = 4
const TWO_SLIPS = 8

const slipsOf = (word: string): number => (word.length >= TWO_SLIPS ? 2 : word.length >= ONE_SLIP ? 1 : 0)

/** Whether some word of a name, or its start, is as typed but for a slip or two: after the first letter, one too many, too few, another or swapped. */
export function isNear(typed: readonly string[], name: string): boolean {
  const words = name.split(/[^\p{L}\p{N}]+/u)
  const isMeant = (word: string, one: string): boolean =>
    one.startsWith(word) || (one[0] === word[0] && Math.min(slipsBetween(word, one), slipsBetween(word, one.slice(0, word.length))) <= slipsOf(word))
  return typed.every((word) => words.some((one) => isMeant(word, one)))
}

/** How many letters must be put in, left out, replaced or swapped with their neighbour to turn one word into another. */
function slipsBetween(a: string, b: string): number {
  let [before, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, index) => index)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row.push(Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1), isSwapped ? before[j - 2]! + 1 : Infinity))
    }
    ;[before, last] = [last, row]
  }
  return last[b.length]!
}
