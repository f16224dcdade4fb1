/** Regions that have a code and a name but are no country of ISO 3166-1: unions, private and reserved codes. */
const NO_COUNTRIES = new Set(['AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UN', 'XA', 'XB', 'ZZ'])

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

let codes: readonly string[] | undefined

/** Every country's ISO 3166-1 alpha-2 code that the browser has a name for. */
export function countryCodes(): readonly string[] {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  codes ??= LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).filter(
    // A withdrawn code, such as DD, stands for its successor and is not offered twice.
    (code) => !NO_COUNTRIES.has(code) && names.of(code) !== undefined && new Intl.Locale(`und-${code}`).region === code,
  )
  return codes
}
