const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Letters that take two columns of a terminal: those of East Asia, and pictures. */
const WIDE = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60]/u

/** Columns that a text takes in a terminal. */
export function textWidth(text: string): number {
  let width = 0
  for (const { segment } of letters.segment(text)) width += WIDE.test(segment) ? 2 : 1
  return width
}

/** A text filled with blanks to a number of columns, at its end or (numbers) at its start. */
export function padText(text: string, width: number, align: 'start' | 'end' = 'start'): string {
  const blanks = ' '.repeat(Math.max(0, width - textWidth(text)))
  return align === 'start' ? text + blanks : blanks + text
}
