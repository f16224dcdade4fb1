/** What somebody types, as a `$search` over every name of a person; undefined while there is nothing to search for. */
export function formatTypeAhead(text: string): string | undefined {
  const words = text.replaceAll(/["\\:]/g, ' ').trim()
  return /[\p{L}\p{N}]/u.test(words) ? `"${words}"` : undefined
}
