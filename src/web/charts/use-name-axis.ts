import { useIsNarrow } from '#web/state/use-media-query.ts'

const MOST_CHARACTERS = { narrow: 20, wide: 28 } as const
/** Of a letter of an axis in bold, with three points after a name that is cut. */
const CHARACTER_PX = 6
const POINTS = 3
const GAP_PX = 20

/** The room for the names at the left of bars: all of the longest, and on a phone its beginning. */
export function useNameAxis(names: readonly string[]): { readonly noOfCharsToTruncate: number; readonly margins: { readonly left: number } } {
  const most = MOST_CHARACTERS[useIsNarrow() ? 'narrow' : 'wide']
  const longest = Math.max(0, ...names.map(({ length }) => (length > most ? most + POINTS : length)))
  return { noOfCharsToTruncate: most, margins: { left: longest * CHARACTER_PX + GAP_PX } }
}
