/** A price as typed, with a point or a comma before the cents; null when nothing is typed, undefined when it is no price. */
export function readPrice(text: string): number | null | undefined {
  const bare = text.replaceAll(/[\s\u00A0\u202F]/g, '').replace(',', '.')
  if (bare === '') return null
  return /^\d{1,6}(\.\d{1,2})?$/.test(bare) ? Number(bare) : undefined
}
