// Reading a filter: text to tree, by recursive descent over the tokens.
import type { EntityShape } from '#model/entity.ts'
import type { FilterOperator } from '#model/property.ts'
import { checkText } from './check-text.ts'
import { COMPARISONS, EVERYTHING, NOTHING, TEXT_TESTS } from './filter.ts'
import type { Comparison, Filter, Literal } from './filter.ts'
import { checkAdvanced, checkOperator, elementOf, findTarget, refuseTarget } from './filter-target.ts'
import type { Origin, Target } from './filter-target.ts'
import { scopeOf } from './find-property.ts'
import { coerceLiteral, parseWord } from './literal.ts'
import { QUERY_LIMITS } from './query.ts'
import { attempt, refuse } from './query-refusal.ts'
import type { Parsed } from './query-refusal.ts'
import { readTokens } from './read-tokens.ts'
import type { Token } from './read-tokens.ts'

export interface FilterOptions {
  /** Whether this is an advanced query: `ConsistencyLevel: eventual` and `$count=true`. */
  readonly advanced: boolean
}

/** Reads a filter over the shape's properties; refuses in Graph's words what the text or the shape does not allow. */
export function parseFilter(shape: EntityShape, text: string, options: FilterOptions): Parsed<Filter> {
  return attempt(() => {
    checkText('$filter', text)
    return readFilter(shape, text, options)
  })
}

/** The same inside another parser: leaves by `refuse`. */
export function readFilter(shape: EntityShape, text: string, { advanced }: FilterOptions): Filter {
  const tokens = readTokens(text)
  let next = 0
  let depth = 0
  let clauses = 0

  const peek = (ahead = 0): Token => tokens[next + ahead] ?? (tokens.at(-1) as Token)
  const isMark = (mark: string, ahead = 0): boolean => peek(ahead).kind === 'mark' && peek(ahead).text === mark
  const isWord = (word: string): boolean => peek().kind === 'word' && peek().text.toLowerCase() === word

  const refuseSyntax = (): never =>
    refuse('BadRequest', `Invalid filter clause: Syntax error at position ${peek().at} in '${text}'.`)

  function take(kind: Token['kind'], expected?: string): string {
    const token = peek()
    if (token.kind !== kind || (expected !== undefined && token.text !== expected)) refuseSyntax()
    next += 1
    return token.text
  }

  /** One level deeper, refusing what no person writes before the stack does. */
  function nested<T>(read: () => T): T {
    depth += 1
    if (depth > QUERY_LIMITS.depth) {
      refuse('BadRequest', `Invalid filter clause: The filter is nested deeper than ${QUERY_LIMITS.depth} levels.`)
    }
    const value = read()
    depth -= 1
    return value
  }

  function joined(kind: 'and' | 'or', read: () => Filter): Filter {
    const first = read()
    const rest: Filter[] = []
    while (isWord(kind)) {
      next += 1
      rest.push(read())
    }
    return rest.length === 0 ? first : { kind, clauses: [first, ...rest] }
  }

  const readOr = (origin: Origin): Filter => {
    const filter = joined('or', () => joined('and', () => readUnary(origin)))
    checkAlternatives(filter)
    return filter
  }

  function readUnary(origin: Origin): Filter {
    if (isWord('not')) {
      next += 1
      checkAdvanced('not', advanced)
      return { kind: 'not', clause: nested(() => readUnary(origin)) }
    }
    if (isMark('(')) {
      next += 1
      const inner = nested(() => readOr(origin))
      take('mark', ')')
      return inner
    }
    return readClause(origin)
  }

  function readClause(origin: Origin): Filter {
    clauses += 1
    if (clauses > QUERY_LIMITS.clauses) {
      refuse('BadRequest', `Invalid filter clause: The filter has more than ${QUERY_LIMITS.clauses} clauses.`)
    }
    const test = TEXT_TESTS.find((name) => isWord(name.toLowerCase()) && isMark('(', 1))
    if (test !== undefined) return readTextTest(origin, test)
    const word = take('word')
    const constant = parseWord(word)
    if (constant?.type === 'Boolean') return constant.value ? EVERYTHING : NOTHING
    return readPathClause(origin, word)
  }

  function readTextTest(origin: Origin, test: (typeof TEXT_TESTS)[number]): Filter {
    take('word')
    take('mark', '(')
    const words = [take('word')]
    while (isMark('/')) {
      take('mark')
      words.push(take('word'))
    }
    const target = findTarget(origin, words)
    checkOperator(target, test, advanced)
    take('mark', ',')
    const text = take('string')
    take('mark', ')')
    const filter: Filter = { kind: 'text', path: target.path, test, text }
    // `startsWith(mail,'a') eq true` is what some clients send.
    if (!isWord('eq')) return filter
    next += 1
    if (isWord('true')) {
      next += 1
      return filter
    }
    if (!isWord('false')) refuseSyntax()
    next += 1
    checkAdvanced('not', advanced)
    return { kind: 'not', clause: filter }
  }

  function readPathClause(origin: Origin, first: string): Filter {
    const words = [first]
    while (isMark('/')) {
      next += 1
      if (isWord('any') || isWord('all')) return readLambda(findTarget(origin, words))
      if (isWord('$count')) return readCount(findTarget(origin, words))
      words.push(take('word'))
    }
    const target = findTarget(origin, words)
    const operator = take('word').toLowerCase()
    if (operator === 'in') return readIn(target)
    if (!isComparison(operator)) {
      next -= 1
      return refuseSyntax()
    }
    return readComparison(target, operator)
  }

  function readComparison(target: Target, operator: Comparison): Filter {
    const type = scalarType(target)
    const literal = readLiteral()
    if (literal.type === 'Null' && operator !== 'eq' && operator !== 'ne') refuseTarget(target)
    checkOperator(target, literal.type === 'Null' ? 'null' : operator, advanced)
    if (operator === 'ne') checkAdvanced('ne', advanced)
    // What is never shown can be asked for, and not for its opposite.
    if (type === 'Boolean' && target.property.returned === 'never' && literal.value !== true) refuseTarget(target)
    return { kind: 'compare', path: target.path, operator, value: coerceLiteral(literal, type, operator) }
  }

  function readIn(target: Target): Filter {
    const type = scalarType(target)
    checkOperator(target, 'in', advanced)
    take('mark', '(')
    const values: Literal[] = []
    do {
      if (values.length > 0) take('mark', ',')
      const literal = readLiteral()
      if (literal.type === 'Null') refuseTarget(target)
      values.push(coerceLiteral(literal, type, 'in'))
    } while (isMark(','))
    take('mark', ')')
    return { kind: 'in', path: target.path, values }
  }

  function readLiteral(): Literal {
    const token = peek()
    const literal: Literal | null =
      token.kind === 'string' ? { type: 'String', value: token.text } : token.kind === 'word' ? parseWord(token.text) : null
    if (literal === null) return refuseSyntax()
    next += 1
    return literal
  }

  function readLambda(target: Target): Filter {
    const kind = take('word').toLowerCase() === 'any' ? 'some' : 'every'
    if (!target.property.collection || target.property.filter === undefined) refuseTarget(target)
    if (target.advanced && !advanced) refuseTarget(target)
    if (kind === 'every') checkAdvanced('all', advanced)
    take('mark', '(')
    if (kind === 'some' && isMark(')')) {
      take('mark')
      return { kind, path: target.path, where: EVERYTHING }
    }
    const variable = take('word')
    take('mark', ':')
    const inside: Origin = { scope: scopeOf(target.property), lambda: { variable, element: elementOf(target) } }
    const where = nested(() => readOr(inside))
    take('mark', ')')
    return { kind, path: target.path, where }
  }

  /** Graph compares the count of a list with nothing but zero. */
  function readCount(target: Target): Filter {
    take('word')
    if (!target.property.collection) refuseTarget(target)
    checkOperator(target, 'count', advanced)
    const operator = take('word').toLowerCase()
    const literal = readLiteral()
    if ((operator !== 'eq' && operator !== 'ne') || literal.value !== 0) refuseTarget(target)
    const empty: Filter = { kind: 'empty', path: target.path }
    return operator === 'eq' ? empty : { kind: 'not', clause: empty }
  }

  const filter = readOr({ scope: shape })
  if (peek().kind !== 'end') refuseSyntax()
  return filter
}

function scalarType(target: Target) {
  const { type, collection } = target.property
  if (typeof type !== 'string' || collection) return refuseTarget(target)
  return type
}

const isComparison = (word: string): word is Comparison & FilterOperator => COMPARISONS.some((name) => name === word)

/** How many alternatives a filter offers at its top, through nested `or` and `in`. */
function alternatives(filter: Filter): number {
  if (filter.kind === 'or') return filter.clauses.reduce((sum, clause) => sum + alternatives(clause), 0)
  return filter.kind === 'in' ? filter.values.length : 1
}

function checkAlternatives(filter: Filter): void {
  const parts = filter.kind === 'and' ? filter.clauses : [filter]
  const most = Math.max(...parts.map(alternatives), 1)
  if (most > QUERY_LIMITS.alternatives) {
    refuse(
      'Request_UnsupportedQuery',
      `Too many child clauses specified in search filter expression containing 'OR' operators: ${most}. ` +
        `Max allowed: ${QUERY_LIMITS.alternatives}.`,
    )
  }
}
