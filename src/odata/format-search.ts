import type { Search } from './search.ts'

/** Writes a search so that `parseSearch` reads the same tree again. */
export function formatSearch(search: Search): string {
  switch (search.kind) {
    case 'and':
    case 'or':
      return search.clauses.map(enclosed).join(search.kind === 'and' ? ' AND ' : ' OR ')
    case 'words':
      return quoted(search.property, search.words.join(' '))
    case 'start':
      return quoted(search.property, search.text)
  }
}

const enclosed = (search: Search): string =>
  search.kind === 'and' || search.kind === 'or' ? `(${formatSearch(search)})` : formatSearch(search)

const quoted = (property: string | null, text: string): string =>
  `"${property === null ? '' : `${property}:`}${text.replace(/["\\]/g, '\\$&')}"`
