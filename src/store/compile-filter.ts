// OData's filter tree as SQL. Its oracle is odata's matchFilter: same people, same groups, in both databases.
//
// The tree knows only true and false. Here a leaf may be null where a column is, which counts as false: `and` and `or`
// keep that, and `not` asks for "is not true".
import { sql, type Expression, type RawBuilder } from 'kysely'
import type { Comparison, Filter, Literal, Path, TextTest } from '#odata/filter.ts'
import { foldText } from '#odata/fold-text.ts'
import type { Dialect } from './dialect.ts'
import { rangeOfStart } from './text-range.ts'

type Condition = RawBuilder<boolean>
type Text = Expression<string | null>

const TRUE: Condition = sql<boolean>`1 = 1`
const FALSE: Condition = sql<boolean>`1 = 0`

/** What a path leads to. */
export type Operand =
  /** Folded, and compared as it stands. */
  | { readonly kind: 'text'; readonly column: Text }
  /** An instant or a flag (0 and 1). */
  | { readonly kind: 'plain'; readonly column: Expression<unknown> }

/** Where a list stands: as JSON in a column, or as rows of another table of which the element's `id` is looked at. */
export type ListOperand =
  | { readonly kind: 'json'; readonly column: Text; readonly of: 'texts' | 'objects' }
  | { readonly kind: 'ids'; readonly rows: (where: Condition) => Condition; readonly id: Text }

/** How an entity's paths are found in its tables. */
export interface FilterTarget {
  readonly dialect: Dialect
  readonly operand: (path: Path) => Operand
  readonly list: (path: Path) => ListOperand
  /** Answers a whole clause in another way, as those about licences are. */
  readonly special: (clause: Filter) => Condition | undefined
}

/** A filter as a condition of SQL. */
export function compileFilter(filter: Filter, target: FilterTarget): Condition {
  const special = target.special(filter)
  if (special !== undefined) return special
  switch (filter.kind) {
    case 'and':
    case 'or':
      return joined(filter.kind, filter.clauses.map((clause) => compileFilter(clause, target)))
    case 'not':
      return sql<boolean>`(${compileFilter(filter.clause, target)}) is not true`
    case 'compare':
      return compare(target.operand(filter.path), filter.operator, filter.value)
    case 'in': {
      const operand = target.operand(filter.path)
      return joined('or', filter.values.map((value) => compare(operand, 'eq', value)))
    }
    case 'text':
      return testText(target.operand(filter.path).column as Text, filter.test, foldText(filter.text), target.dialect)
    case 'some':
    case 'every':
      return quantified(filter, target)
    case 'empty':
      return isEmpty(target.list(filter.path))
  }
}

/** Conditions joined by `and` (none: true) or `or` (none: false). */
export function joined(by: 'and' | 'or', conditions: readonly Condition[]): Condition {
  if (conditions.length === 0) return by === 'and' ? TRUE : FALSE
  return sql<boolean>`(${sql.join(conditions, sql.raw(` ${by} `))})`
}

/** Null compared with null is equal; any value is greater. */
const AGAINST_NULL: { readonly [operator in Comparison]: (column: Expression<unknown>) => Condition } = {
  eq: (column) => sql<boolean>`${column} is null`,
  ne: (column) => sql<boolean>`${column} is not null`,
  gt: (column) => sql<boolean>`${column} is not null`,
  ge: () => TRUE,
  lt: () => FALSE,
  le: (column) => sql<boolean>`${column} is null`,
}

const SIGNS = { eq: '=', ne: 'is distinct from', gt: '>', ge: '>=', lt: '<', le: '<=' } as const

function compare({ kind, column }: Operand, operator: Comparison, literal: Literal): Condition {
  if (literal.type === 'Null') return AGAINST_NULL[operator](column)
  const value = typeof literal.value === 'string' ? (kind === 'text' ? foldText(literal.value) : literal.value) : Number(literal.value)
  return sql<boolean>`${column} ${sql.raw(SIGNS[operator])} ${value}`
}

/** Whether a folded text starts with, ends with or holds another. */
export function testText(column: Text, test: TextTest, part: string, dialect: Dialect): Condition {
  if (part === '') return sql<boolean>`${column} is not null`
  if (test === 'contains') return dialect.holds(column, part)
  if (test === 'endsWith') return dialect.endsWith(column, part)
  const { from, below } = rangeOfStart(part)
  return below === null ? sql<boolean>`${column} >= ${from}` : sql<boolean>`(${column} >= ${from} and ${column} < ${below})`
}

const isEmpty = (list: ListOperand): Condition =>
  list.kind === 'json' ? sql<boolean>`${list.column} is null` : sql<boolean>`not ${list.rows(TRUE)}`

function quantified({ kind, path, where }: Extract<Filter, { where: Filter }>, target: FilterTarget): Condition {
  const list = target.list(path)
  const inner: FilterTarget = { ...target, special: () => undefined, operand: elementOperand(list, target.dialect) }
  const found = compileFilter(where, inner)
  // All of them: none for which it is not so.
  const wanted = kind === 'some' ? found : sql<boolean>`(${found}) is not true`
  const exists =
    list.kind === 'ids'
      ? list.rows(wanted)
      : sql<boolean>`exists (select 1 from ${target.dialect.elements(list.column, list.of)} as element where ${wanted})`
  return kind === 'some' ? exists : sql<boolean>`not ${exists}`
}

const VALUE = sql.ref<string | null>('element.value')

function elementOperand(list: ListOperand, dialect: Dialect): (path: Path) => Operand {
  if (list.kind === 'ids') return () => ({ kind: 'text', column: list.id })
  return ([name]) => ({ kind: 'text', column: name === undefined ? VALUE : dialect.member(VALUE, name) })
}
