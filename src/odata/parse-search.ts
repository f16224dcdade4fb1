// Reading `$search`: quoted clauses joined by AND and OR.
import type { EntityShape } from '#model/entity.ts'
import type { Property } from '#model/property.ts'
import { checkText } from './check-text.ts'
import { findName } from './find-property.ts'
import { QUERY_LIMITS } from './query.ts'
import { attempt, refuse } from './query-refusal.ts'
import type { Parsed } from './query-refusal.ts'
import { searchWords } from './search-words.ts'
import type { Search } from './search.ts'

export interface SearchOptions {
  /** Whether a clause may name no property, which Graph refuses and Licet's type-ahead wants. */
  readonly anywhere: boolean
}

/** Reads a search over the shape's searchable properties. */
export function parseSearch(shape: EntityShape, text: string, options: SearchOptions): Parsed<Search> {
  return attempt(() => {
    checkText('$search', text)
    return readSearch(shape, text, options)
  })
}

const BLANK = /\s*/y
const JOINT = /(AND|OR)(?![^\s("])/y
const QUOTED = /"((?:[^"\\]|\\.)*)"/sy

/** The same inside another parser: leaves by `refuse`. */
export function readSearch(shape: EntityShape, text: string, { anywhere }: SearchOptions): Search {
  let at = 0
  let depth = 0
  let clauses = 0

  function take(pattern: RegExp): string | undefined {
    BLANK.lastIndex = at
    BLANK.exec(text)
    pattern.lastIndex = BLANK.lastIndex
    const match = pattern.exec(text)
    if (match === null) return undefined
    at = pattern.lastIndex
    return match[1] ?? match[0]
  }

  function refuseHere(): never {
    BLANK.lastIndex = at
    BLANK.exec(text)
    const position = BLANK.lastIndex
    const met = text.charAt(position)
    refuse(
      'BadRequest',
      met === ''
        ? `Syntax error at position ${position} in '${text}'.`
        : `Syntax error: character '${met}' is not valid at position ${position} in '${text}'.`,
    )
  }

  function joined(joint: 'AND' | 'OR', read: () => Search): Search {
    const clauses = [read()]
    for (;;) {
      const before = at
      if (take(JOINT) !== joint) {
        at = before
        const [only, ...others] = clauses as [Search, ...Search[]]
        return others.length === 0 ? only : { kind: joint === 'AND' ? 'and' : 'or', clauses }
      }
      clauses.push(read())
    }
  }

  const readOr = (): Search => joined('OR', () => joined('AND', readPrimary))

  function readPrimary(): Search {
    if (take(/\(/y) !== undefined) {
      depth += 1
      if (depth > QUERY_LIMITS.depth) refuse('BadRequest', `The search is nested deeper than ${QUERY_LIMITS.depth} levels.`)
      const inner = readOr()
      depth -= 1
      if (take(/\)/y) === undefined) refuseHere()
      return inner
    }
    clauses += 1
    if (clauses > QUERY_LIMITS.searchClauses) {
      refuse('BadRequest', `The search has more than ${QUERY_LIMITS.searchClauses} clauses.`)
    }
    const quoted = take(QUOTED)
    return quoted === undefined ? refuseHere() : readClause(quoted.replace(/\\(.)/gs, '$1'))
  }

  function readClause(clause: string): Search {
    const colon = clause.indexOf(':')
    const name = colon < 0 ? undefined : findName(shape.properties, clause.slice(0, colon).trim())
    if (name === undefined) {
      if (!anywhere) refuseProperty(shape, colon < 0 ? clause : clause.slice(0, colon))
      const words = searchWords(clause)
      return words.length === 0 ? refuseProperty(shape, clause) : { kind: 'words', property: null, words }
    }
    const mode = (shape.properties[name] as Property).search ?? refuseProperty(shape, name)
    const wanted = clause.slice(colon + 1).trim()
    const words = mode === 'words' ? searchWords(wanted) : []
    return words.length === 0 ? { kind: 'start', property: name, text: wanted } : { kind: 'words', property: name, words }
  }

  const search = readOr()
  if (take(/$/y) === undefined) refuseHere()
  return search
}

function refuseProperty(shape: EntityShape, name: string): never {
  const resource = shape.name.charAt(0).toUpperCase() + shape.name.slice(1)
  refuse(
    'Request_UnsupportedQuery',
    `Unsupported or invalid search clause specified for property '${name}' of resource '${resource}'.`,
  )
}
