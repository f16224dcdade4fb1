import { compareText } from './compare-text.ts'
import type { Comparison, Filter, Literal, Path } from './filter.ts'
import { foldText } from './fold-text.ts'
import { parseInstant } from './parse-instant.ts'
import type { ScalarType } from '#model/property.ts'

const TESTS: { readonly [test: string]: (text: string, part: string) => boolean } = {
  startsWith: (text, part) => text.startsWith(part),
  endsWith: (text, part) => text.endsWith(part),
  contains: (text, part) => text.includes(part),
}

const OUTCOMES: { readonly [operator in Comparison]: (order: number) => boolean } = {
  eq: (order) => order === 0,
  ne: (order) => order !== 0,
  gt: (order) => order > 0,
  ge: (order) => order >= 0,
  lt: (order) => order < 0,
  le: (order) => order <= 0,
}

/**
 * Whether a record satisfies a filter: the plain reading that the store's SQL must agree with.
 *
 * Two-valued: nothing is unknown. A missing value is null; null satisfies `eq null`, `ne` of any value, and no other
 * test; `not` is plain negation. Texts compare folded, by code point; instants as instants.
 */
export function matchFilter(filter: Filter, record: unknown): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.clauses.every((clause) => matchFilter(clause, record))
    case 'or':
      return filter.clauses.some((clause) => matchFilter(clause, record))
    case 'not':
      return !matchFilter(filter.clause, record)
    case 'compare':
      return compares(valueAt(record, filter.path), filter.operator, filter.value)
    case 'in': {
      const value = valueAt(record, filter.path)
      return filter.values.some((literal) => compares(value, 'eq', literal))
    }
    case 'text': {
      const value = valueAt(record, filter.path)
      return typeof value === 'string' && TESTS[filter.test]?.(foldText(value), foldText(filter.text)) === true
    }
    case 'empty':
      return listAt(record, filter.path).length === 0
    case 'some':
      return listAt(record, filter.path).some((element) => matchFilter(filter.where, element))
    case 'every':
      return listAt(record, filter.path).every((element) => matchFilter(filter.where, element))
  }
}

function compares(value: unknown, operator: Comparison, literal: Literal): boolean {
  if (literal.type === 'Null') return OUTCOMES[operator](value === null ? 0 : 1)
  const order = compareScalars(literal.type, value, literal.value)
  return order === null ? operator === 'ne' : OUTCOMES[operator](order)
}

/** Orders two values of a type; null when either of them is not such a value. */
export function compareScalars(type: ScalarType, a: unknown, b: unknown): number | null {
  if (type === 'Boolean' || type === 'Int32') {
    const wanted = type === 'Boolean' ? 'boolean' : 'number'
    return typeof a === wanted && typeof b === wanted ? Number(a) - Number(b) : null
  }
  if (typeof a !== 'string' || typeof b !== 'string') return null
  if (type !== 'DateTimeOffset') return compareText(foldText(a), foldText(b))
  const [first, second] = [parseInstant(a), parseInstant(b)]
  return first === null || second === null ? null : compareText(first, second)
}

/** The value at the end of a path; null when anything on the way is missing. */
export function valueAt(record: unknown, path: Path): unknown {
  let value = record
  for (const step of path) {
    value = typeof value === 'object' && value !== null && Object.hasOwn(value, step) ? Reflect.get(value, step) : null
  }
  return value ?? null
}

function listAt(record: unknown, path: Path): readonly unknown[] {
  const value = valueAt(record, path)
  return Array.isArray(value) ? value : []
}
