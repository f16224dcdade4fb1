// What an export of a kind of list has to say: its columns, how many rows, and a page of them by the query of a screen.
import type { Caller } from '#model/caller.ts'
import type { ExportWish } from '#model/export.ts'
import { Problem } from '#model/problem.ts'
import { parseQueryString } from '#odata/parse-query-string.ts'
import { parseQuery } from '#odata/parse-query.ts'
import type { Parsed } from '#odata/query-refusal.ts'
import type { Query } from '#odata/query.ts'
import type { ReadingRoom } from './room.ts'

export type ExportRow = Readonly<Record<string, unknown>>

export interface ExportPage {
  readonly rows: readonly ExportRow[]
  readonly nextToken: string | null
}

export interface Source {
  readonly columns: readonly string[]
  /** Those of an export that names none. */
  readonly standard: readonly string[]
  readonly count: (room: ReadingRoom, caller: Caller, wish: ExportWish) => Promise<number>
  readonly page: (room: ReadingRoom, caller: Caller, wish: ExportWish, after: string | null) => Promise<ExportPage>
}

export const AT_ONCE = 999

function valueOf<T>(parsed: Parsed<T>): T {
  if (parsed.ok) return parsed.value
  throw new Problem({ ...parsed.refusal, details: [{ code: 'InvalidValue', message: parsed.refusal.message, target: 'query' }] })
}

const OPTIONS = ['$filter', '$search', '$orderby', '$count'] as const

/** The query of a wish, over the shape of what is listed. Throws 400 naming `query`. */
export function readExportQuery(shape: Parameters<typeof parseQuery>[0], { query }: ExportWish): Pick<Query, 'filter' | 'search' | 'orderBy'> {
  const parsed = valueOf(parseQuery(shape, valueOf(parseQueryString(query)), { advanced: true, counted: true, anywhere: true, allow: OPTIONS }))
  const { filter, search, orderBy } = parsed
  return { ...(filter && { filter }), ...(search && { search }), ...(orderBy && { orderBy }) }
}

/** What a wish says of a list besides Graph's query. */
export const parameterOf = ({ query }: ExportWish, name: string): string | null => valueOf(parseQueryString(query))[name] ?? null

/** A list that is read by how many rows are behind. */
export const skipOf = (after: string | null): number => Number(after ?? 0)
export const skipOn = (skip: number, rows: readonly unknown[]): string | null => (rows.length < AT_ONCE ? null : String(skip + rows.length))

/** Products as a column of names. */
export const productNames = ({ catalogue }: ReadingRoom, licenses: unknown): readonly string[] =>
  ((licenses ?? []) as readonly { readonly skuId: string }[]).map(({ skuId }) => catalogue.productById.get(skuId)?.displayName ?? skuId)

/** Everything of a shape that a list can show, and the products by name. */
export const namesOf = (shape: { readonly properties: object }): readonly string[] => ['licenses', ...Object.keys(shape.properties).filter((name) => name !== 'passwordProfile')]
