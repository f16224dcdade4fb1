/**
 * The form in which texts are compared, searched and ordered, here and in the store's shadow columns: lower case, in
 * Unicode's composed form. Accents count ("e" is not "é"). Sigma has one lower case wherever it stands, or a name cut
 * short would no longer be the start of the name.
 */
export function foldText(text: string): string {
  return text.toLowerCase().replaceAll('ς', 'σ').normalize('NFC')
}
