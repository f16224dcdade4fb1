/** A number of licences as typed, with or without spaces; null when it is none. */
export function readCount(text: string): number | null {
  const bare = text.replaceAll(/[\s,.\u00A0\u202F]/g, '')
  return /^\d{1,9}$/.test(bare) && Number(bare) > 0 ? Number(bare) : null
}
