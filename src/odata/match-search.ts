import type { EntityShape } from '#model/entity.ts'
import { foldText } from './fold-text.ts'
import { valueAt } from './match-filter.ts'
import { foundWords } from './search-words.ts'
import type { Search } from './search.ts'

/** Whether a record satisfies a search: the plain reading that the store's index must agree with. */
export function matchSearch(shape: EntityShape, search: Search, record: unknown): boolean {
  switch (search.kind) {
    case 'and':
      return search.clauses.every((clause) => matchSearch(shape, clause, record))
    case 'or':
      return search.clauses.some((clause) => matchSearch(shape, clause, record))
    case 'words': {
      const properties = search.property === null ? (shape.typeAhead ?? []) : [search.property]
      const found = properties.flatMap((property) => textsAt(record, property)).flatMap(foundWords)
      return search.words.every((word) => found.some((candidate) => candidate.startsWith(word)))
    }
    case 'start': {
      const start = foldText(search.text)
      return textsAt(record, search.property).some((text) => foldText(text).startsWith(start))
    }
  }
}

function textsAt(record: unknown, property: string): readonly string[] {
  const value = valueAt(record, [property])
  return (Array.isArray(value) ? value : [value]).filter((text) => typeof text === 'string')
}
