// What people type into a search box: the first letters of a name, or of two.
import { scatter } from '#sample/generated-person.ts'

const MOST_LETTERS = 6

const start = (word: string, seed: number): string => word.slice(0, 1 + (seed % MOST_LETTERS))

/** A text for each name, the same every time: a third the first name, a third the last one, a third a start of both. */
export function typedTexts(names: readonly string[]): string[] {
  return names.map((name, at) => {
    const words = name.toLowerCase().split(' ')
    const [first, last] = [start(words[0]!, scatter(at, 1)), start(words.at(-1)!, scatter(at, 2))]
    return [first, last, `${first} ${last}`][scatter(at, 3) % 3]!
  })
}
