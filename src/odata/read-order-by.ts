// Reading `$orderby`: properties of the record, each upwards or downwards.
import type { EntityShape } from '#model/entity.ts'
import { findProperty, scopeOf } from './find-property.ts'
import type { Found } from './find-property.ts'
import type { OrderBy } from './query.ts'
import { refuse } from './query-refusal.ts'

const KEY = /^([^\s]+)(?:\s+(asc|desc))?$/i

/** Inside a parser: the keys of an order; refuses what cannot be sorted, or only by an advanced query. */
export function readOrderBy(shape: EntityShape, text: string, advanced: boolean): readonly OrderBy[] {
  return text.split(',').map((key) => {
    const [, written, direction] = KEY.exec(key.trim()) ?? refuse('BadRequest', `Syntax error in $orderby at '${key.trim()}'.`)
    const path: string[] = []
    let found: Found | undefined
    for (const word of (written as string).split('/')) {
      const scope = found === undefined ? shape : scopeOf(found.property)
      found = findProperty(scope, word)
      if (found === undefined) {
        return refuse('BadRequest', `Could not find a property named '${word}' on type 'microsoft.graph.${scope.name}'.`)
      }
      path.push(found.name)
    }
    const level = found?.property.orderBy
    if (level === undefined || (level === 'advanced' && !advanced)) {
      refuse('Request_UnsupportedQuery', 'Sorting not supported for current query.')
    }
    return { path, descending: direction?.toLowerCase() === 'desc' }
  })
}
