/** Before these the French "de" loses its vowel. */
const VOWEL = /^[aeiouàâäéèêëîïôöûü]/i

/** A name after the French "de": de Visio, d’Office 365. */
export function formatDe(value: unknown): string {
  const name = String(value)
  return VOWEL.test(name) ? `d’${name}` : `de ${name}`
}
