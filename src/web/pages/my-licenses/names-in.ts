/** User names as typed or pasted, apart by blanks, commas or lines. */
export const namesIn = (text: string): string[] => text.split(/[\s,;]+/).filter((name) => name !== '')
