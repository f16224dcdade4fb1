// Literals between text and value.
import { normalizeGuid } from '#model/guid.ts'
import type { ScalarType } from '#model/property.ts'
import type { Literal } from './filter.ts'
import { isDate, parseInstant } from './parse-instant.ts'
import { refuse } from './query-refusal.ts'

const LARGEST_INT32 = 2_147_483_647

/** Reads an unquoted word as a literal; null when it is not one. */
export function parseWord(word: string): Literal | null {
  const lower = word.toLowerCase()
  if (lower === 'null') return { type: 'Null', value: null }
  if (lower === 'true' || lower === 'false') return { type: 'Boolean', value: lower === 'true' }
  if (/^-?\d{1,10}$/.test(word)) {
    const value = Number(word)
    const inside = value <= LARGEST_INT32 && value >= -LARGEST_INT32 - 1
    // Adding zero turns -0 into 0.
    return inside ? { type: 'Int32', value: value + 0 } : null
  }
  if (isDate(word)) return { type: 'Date', value: word }
  const instant = parseInstant(word)
  if (instant !== null) return { type: 'DateTimeOffset', value: instant }
  const guid = word.startsWith('{') ? null : normalizeGuid(word)
  return guid === null ? null : { type: 'Guid', value: guid }
}

/** The literal as a value of the property's type; a date serves as the instant it begins. */
export function coerceLiteral(literal: Literal, type: ScalarType, operator: string): Literal {
  if (literal.type === type || literal.type === 'Null') return literal
  if (literal.type === 'Date' && type === 'DateTimeOffset') {
    return { type, value: `${literal.value}T00:00:00.000Z` }
  }
  refuse(
    'BadRequest',
    `Invalid filter clause: A binary operator with incompatible types was detected. Found operand types 'Edm.${type}' ` +
      `and 'Edm.${literal.type}' for operator kind '${OPERATOR_KINDS[operator] ?? operator}'.`,
  )
}

const OPERATOR_KINDS: { readonly [operator: string]: string } = {
  eq: 'Equal',
  ne: 'NotEqual',
  gt: 'GreaterThan',
  ge: 'GreaterThanOrEqual',
  lt: 'LessThan',
  le: 'LessThanOrEqual',
  in: 'In',
}

/** Writes a literal as it stands in a filter. */
export function formatLiteral(literal: Literal): string {
  return literal.type === 'String' ? `'${literal.value.replaceAll("'", "''")}'` : String(literal.value)
}
