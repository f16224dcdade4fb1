// Paging by where the last page ended: the values of the order's keys and the id, in an opaque token.
import { sql, type Expression, type RawBuilder } from 'kysely'
import { Problem } from '#model/problem.ts'
import type { OrderBy } from '#odata/query.ts'
import type { Path } from '#odata/filter.ts'
import { joined } from './compile-filter.ts'
import type { Row } from './database.ts'
import type { Dialect } from './dialect.ts'

/** A token that we never gave, or gave for another list: 400 in Graph's words. */
export class InvalidToken extends Problem {
  constructor() {
    const message = 'The specified page token value has expired and can no longer be included in your request.'
    super({ status: 400, code: 'Directory_ExpiredPageToken', message })
  }
}

export interface OrderKey {
  readonly column: Expression<unknown>
  readonly descending: boolean
}

export interface Page<T> {
  readonly rows: T[]
  /** Opaque; absent on the last page. */
  readonly nextToken?: string
}

type KeyValue = string | number | null

export const orderKeys = (orderBy: readonly OrderBy[], columnOf: (path: Path) => Expression<unknown>): OrderKey[] =>
  orderBy.map(({ path, descending }) => ({ column: columnOf(path), descending }))

/** A token from the last row of a page. */
export const formatToken = (values: readonly unknown[], id: string): string =>
  Buffer.from(JSON.stringify([...values, id])).toString('base64url')

/** What a token was made from. Throws InvalidToken for one that is none of ours, or is of another order. */
export function parseToken(token: string, keys: number): { values: KeyValue[]; id: string } {
  let parts: unknown
  try {
    parts = JSON.parse(Buffer.from(token, 'base64url').toString())
  } catch {
    throw new InvalidToken()
  }
  const isValue = (one: unknown): one is KeyValue => one === null || typeof one === 'string' || typeof one === 'number'
  if (!Array.isArray(parts) || parts.length !== keys + 1 || !parts.every(isValue)) throw new InvalidToken()
  return { values: parts.slice(0, -1), id: String(parts.at(-1)) }
}

/** What comes after a value of one key: null is before everything, or behind it when descending. */
function beyond({ column, descending }: OrderKey, value: KeyValue): RawBuilder<boolean> {
  if (value === null) return descending ? sql<boolean>`1 = 0` : sql<boolean>`${column} is not null`
  return descending ? sql<boolean>`(${column} < ${value} or ${column} is null)` : sql<boolean>`${column} > ${value}`
}

const same = ({ column }: OrderKey, value: KeyValue): RawBuilder<boolean> =>
  value === null ? sql<boolean>`${column} is null` : sql<boolean>`${column} = ${value}`

/** The condition for what comes after a token. */
export function afterToken(token: string, keys: readonly OrderKey[], id: Expression<unknown>): RawBuilder<boolean> {
  const parsed = parseToken(token, keys.length)
  const values = parsed.values
  const [only] = keys
  // The usual order in the one form that an index can walk.
  if (keys.length === 1 && only !== undefined && !only.descending && values[0] !== null) {
    return sql<boolean>`(${only.column}, ${id}) > (${values[0]}, ${parsed.id})`
  }
  const upTo = (at: number): RawBuilder<boolean>[] => keys.slice(0, at).map((key, index) => same(key, values[index]!))
  const steps = keys.map((key, at) => joined('and', [...upTo(at), beyond(key, values[at]!)]))
  return joined('or', [...steps, joined('and', [...upTo(keys.length), sql<boolean>`${id} > ${parsed.id}`])])
}

/** The order itself: each key with its nulls, then the id. */
export const orderTerms = (keys: readonly OrderKey[], dialect: Dialect, id: Expression<unknown>): RawBuilder<unknown> =>
  sql.join([...keys.map(({ column, descending }) => sql`${column} ${sql.raw(descending ? 'desc' : 'asc')} ${dialect.nulls(descending)}`), id])

/** The keys among what is selected, so that a token can be made of the last row. */
export const keyColumns = (keys: readonly OrderKey[]): RawBuilder<unknown> =>
  keys.length === 0 ? sql`` : sql`, ${sql.join(keys.map(({ column }, at) => sql`${column} as ${sql.ref(`key${at}`)}`))}`

/** A page from rows of which one more was read than wanted. */
export function pageOf<T>(rows: Row[], top: number, keys: readonly OrderKey[], decode: (row: Row) => T): Page<T> {
  const kept = rows.slice(0, top)
  const last = kept.at(-1)
  const isMore = rows.length > top && last !== undefined
  const nextToken = isMore ? formatToken([...keys.keys()].map((at) => last[`key${at}`]), String(last['id'])) : undefined
  for (const row of kept) for (const at of keys.keys()) delete row[`key${at}`]
  return { rows: kept.map(decode), ...(nextToken !== undefined && { nextToken }) }
}
