import { client } from '#web/state/client.ts'
import type { PartialUser } from '#client/directory-calls.ts'
import { formatTypeAhead } from './format-type-ahead.ts'
import { PERSON_PROPERTIES } from './person.ts'

/** What became of one entry of a pasted list. */
export type ResolvedEntry =
  | { readonly entry: string; readonly kind: 'matched'; readonly person: PartialUser }
  | { readonly entry: string; readonly kind: 'ambiguous'; readonly people: readonly PartialUser[] }
  | { readonly entry: string; readonly kind: 'unknown' }

/** Entries asked for at the same time. */
const AT_ONCE = 6
const MOST_OF_ONE_NAME = 10

/** The entries of a pasted list: one a line, or parted by commas, semicolons or tabs; each once. */
export const parsePeople = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\n\r,;\t]+/)
      .map((entry) => entry.trim().replaceAll(/^["<]|[">]$/g, ''))
      .filter(Boolean),
  ),
]

const same = (one: string | null | undefined, other: string): boolean => one?.toLowerCase() === other.toLowerCase()

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

async function resolveOne(entry: string, signal: AbortSignal): Promise<ResolvedEntry> {
  const isAddress = entry.includes('@')
  const query = isAddress
    ? { filter: `userPrincipalName eq ${quoted(entry)} or mail eq ${quoted(entry)}` }
    : { search: formatTypeAhead(entry) }
  const { value } = await client.listUsersAt({ ...query, select: PERSON_PROPERTIES, top: MOST_OF_ONE_NAME, count: false }, { signal })
  const exact = value.filter(
    ({ displayName, userPrincipalName, mail }) =>
      same(displayName, entry) || same(userPrincipalName, entry) || same(mail, entry) || same(userPrincipalName?.split('@')[0], entry),
  )
  const people = exact.length > 0 ? exact : value
  const [person, ...others] = people
  if (!person) return { entry, kind: 'unknown' }
  return others.length === 0 ? { entry, kind: 'matched', person } : { entry, kind: 'ambiguous', people }
}

/** Finds the person whom each entry means, by user name, mail or display name; a few requests at a time. */
export async function resolvePeople(entries: readonly string[], signal: AbortSignal, onProgress: (done: number) => void): Promise<ResolvedEntry[]> {
  const resolved: ResolvedEntry[] = []
  for (let first = 0; first < entries.length; first += AT_ONCE) {
    const batch = entries.slice(first, first + AT_ONCE)
    resolved.push(...(await Promise.all(batch.map((entry) => resolveOne(entry, signal)))))
    onProgress(resolved.length)
  }
  return resolved
}
