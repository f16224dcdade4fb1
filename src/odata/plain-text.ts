/** Letters that are one sign where others have a letter and a mark, or two letters. */
const PLAIN: Readonly<Record<string, string>> = { æ: 'ae', đ: 'd', ð: 'd', ı: 'i', ł: 'l', ø: 'o', œ: 'oe', ß: 'ss', þ: 'th' }

const SPECIAL = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'gu')

/** Folded text without accents, as people type names: "björn" is "bjorn", "łukasz" is "lukasz", "groß" is "gross". */
export const plainText = (folded: string): string =>
  folded
    .normalize('NFD')
    // Marks of Latin, Greek and Cyrillic; the marks of other scripts are letters to their readers.
    .replaceAll(/[\u0300-\u036f]/gu, '')
    .normalize('NFC')
    .replaceAll(SPECIAL, (letter) => PLAIN[letter] ?? letter)
