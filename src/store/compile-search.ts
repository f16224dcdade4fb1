// A search as SQL over the columns of words; its oracle is odata's matchSearch.
import type { Expression, RawBuilder } from 'kysely'
import type { Filter } from '#odata/filter.ts'
import type { Search } from '#odata/search.ts'
import { compileFilter, joined, type FilterTarget } from './compile-filter.ts'

export interface SearchTarget extends FilterTarget {
  /** The column that holds the words of a property, or, for null, of all that the type-ahead looks at. */
  readonly words: (property: string | null) => Expression<string | null>
  readonly isList: (property: string) => boolean
}

/** Whether the words asked for are starts of a record's words, or its texts start as asked. */
export function compileSearch(search: Search, target: SearchTarget): RawBuilder<boolean> {
  switch (search.kind) {
    case 'and':
    case 'or':
      return joined(search.kind, search.clauses.map((clause) => compileSearch(clause, target)))
    case 'words':
      return joined('and', search.words.map((word) => target.dialect.holds(target.words(search.property), ` ${word}`)))
    case 'start': {
      const { property, text } = search
      const starts = (path: readonly string[]): Filter => ({ kind: 'text', path, test: 'startsWith', text })
      const filter: Filter = target.isList(property) ? { kind: 'some', path: [property], where: starts([]) } : starts([property])
      return compileFilter(filter, target)
    }
  }
}
