// Lists that are short enough to be read whole: filtered, ordered and paged as the store would, over plain records.
import type { EntityShape } from '#model/entity.ts'
import { compareBy } from '#odata/compare-by.ts'
import { matchQuery } from '#odata/match-query.ts'
import type { Query } from '#odata/query.ts'
import { answerEntity } from './answer-entity.ts'
import { answerList } from './answer-list.ts'
import type { GraphAnswer, GraphCall } from './graph-call.ts'
import { formatOffset, parseOffset } from './offset-token.ts'
import { readCountQuery, readListQuery, readSingleQuery, selectedOf } from './read-query.ts'
import { PAGE_SIZE } from './store-query.ts'

export type Plain = Readonly<Record<string, unknown>>

/** The records that a query finds, in its order, or in their own. */
function found<T>(shape: EntityShape, query: Query, records: readonly T[], recordOf: (one: T) => Plain): T[] {
  const kept = records.filter((one) => matchQuery(shape, query, recordOf(one)))
  const compare = compareBy(shape, query.orderBy ?? [])
  return query.orderBy === undefined ? kept : kept.sort((a, b) => compare(recordOf(a), recordOf(b)))
}

export interface Picked<T> {
  readonly query: Query
  readonly select: readonly string[] | null
  readonly rows: readonly T[]
  readonly nextToken: string | null
  readonly count: number | null
}

/** The page that a request asks for of a list. */
export function pickPage<T>(call: GraphCall, shape: EntityShape, records: readonly T[], recordOf: (one: T) => Plain, read = readListQuery): Picked<T> {
  const query = read(call, shape)
  const all = found(shape, query, records, recordOf)
  const from = parseOffset(query.skipToken)
  const to = from + (query.top ?? PAGE_SIZE)
  return {
    query,
    select: selectedOf(query, shape),
    rows: all.slice(from, to),
    nextToken: to < all.length ? formatOffset(to) : null,
    count: query.count === true && from === 0 ? all.length : null,
  }
}

const project = (record: Plain, select: readonly string[] | null): Plain =>
  select === null ? record : Object.fromEntries(select.map((name) => [name, record[name] ?? null]))

/** A list with everything that may be asked of one. */
export function answerRecords(call: GraphCall, set: string, shape: EntityShape, records: readonly Plain[]): GraphAnswer {
  const { rows, select, nextToken, count } = pickPage(call, shape, records, (one) => one)
  return answerList(call, set, { value: rows.map((one) => project(one, select)), nextToken, count }, select)
}

/** One record, with the properties that were asked for. */
export function answerRecord(call: GraphCall, set: string, shape: EntityShape, record: Plain): GraphAnswer {
  const select = selectedOf(readSingleQuery(call, shape), shape)
  return answerEntity(call, set, project(record, select), select)
}

/** How many there are, as plain text. */
export function answerCount<T>(call: GraphCall, shape: EntityShape, records: readonly T[], recordOf: (one: T) => Plain): GraphAnswer {
  return { status: 200, body: String(found(shape, readCountQuery(call, shape), records, recordOf).length) }
}
