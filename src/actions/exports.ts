// Exports of lists: noted as operations, since somebody takes data away; the file is read page by page, never as a whole.
import { listOf, oneOf, readBody, record, text } from '#engine/read-fields.ts'
import type { Caller } from '#model/caller.ts'
import { EXPORT_SOURCES } from '#model/export.ts'
import type { Export, ExportWish } from '#model/export.ts'
import type { Guid } from '#model/guid.ts'
import { notFound } from '#model/problem.ts'
import { getExportBody, insertExport } from '#store/exports.ts'
import { insertObjectJournal } from '#store/object-journal.ts'
import { getOperation } from '#store/operations.ts'
import { EXPORT_TABLE } from './export-sources.ts'
import { recordOperation } from './record-operation.ts'
import type { Action, Question, ReadingRoom } from './room.ts'
import { wellFormed } from './well-formed.ts'
import { wrongValue } from './wrong-value.ts'

const anyText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

const SHAPE = { source: oneOf(EXPORT_SOURCES), query: anyText, columns: listOf(text), format: oneOf(['csv']) }

/** A wish as it was sent: `query` may be an object of `filter`, `search`, `orderby` too. Throws 400 naming the field. */
function readWish(body: unknown): ExportWish {
  const given = typeof body === 'object' && body !== null && 'query' in body && typeof body.query === 'object' && body.query !== null ? { ...body, query: formatParameters(body.query) } : body
  const { source: named, query: address = '', columns = [] } = wellFormed(readBody(given, record(SHAPE)))
  // An address is a query too: what stands before its question mark says of what.
  const [, path = '', query = address] = /^([^?=&]*)\?(.*)$/s.exec(address) ?? []
  const last = path.split('/').at(-1)
  const source = named ?? EXPORT_SOURCES.find((one) => one === last) ?? 'users'
  if (path !== '' && last !== source) throw wrongValue('query', address, `options of a query, or an address of ${source}`)
  const { columns: known, standard } = EXPORT_TABLE[source]
  const stranger = columns.find((name) => !known.includes(name))
  if (stranger !== undefined) throw wrongValue('columns', stranger, `some of ${known.join(', ')}`)
  return { source, query, columns: columns.length === 0 ? standard : columns, format: 'csv' }
}

const formatParameters = (query: object): string =>
  Object.entries(query)
    .map(([name, value]) => `${/^(filter|search|orderby)$/i.test(name) ? `$${name.toLowerCase()}` : name}=${encodeURIComponent(String(value))}`)
    .join('&')

/** Reads what is wished, and how many rows that is now. Throws 400 for a query that cannot be read, 403. */
export const measureExport: Question<{ readonly body: unknown }, { readonly wish: ExportWish; readonly total: number }> = async (room, caller, { body }) => {
  const wish = readWish(body)
  return { wish, total: await EXPORT_TABLE[wish.source].count(room, caller, wish) }
}

const fileOf = (id: Guid): string => `/licet/v1/exports/${id}/file`

/** Keeps an export that was measured, and notes who made it. */
export const createExport: Action<{ readonly wish: ExportWish; readonly total: number }, Export> = async (room, caller, { wish, total }) => {
  const operation = await recordOperation(room, caller, { kind: 'export', total })
  await insertExport(room.db, room.tenant.pk, operation.id, wish)
  await insertObjectJournal(room.db, room.tenant.pk, operation.pk, { type: 'export', objectId: operation.id, before: null, after: wish })
  return { id: operation.id, ...wish, total, file: fileOf(operation.id) }
}

/** An export that the caller made: what it holds depends on who asks, so it is nobody else's. Throws 404. */
async function ownExport({ db, tenant }: ReadingRoom, caller: Caller, id: Guid): Promise<Export> {
  const operation = await getOperation(db, tenant.pk, id)
  const wish = operation?.createdById === caller.id ? await getExportBody(db, tenant.pk, id) : undefined
  if (operation === undefined || wish === undefined) throw notFound(id)
  return { id, ...(wish as ExportWish), total: operation.total, file: fileOf(id) }
}

/** One export. Throws 404. */
export const getExport: Question<{ readonly id: Guid }, Export> = (room, caller, { id }) => ownExport(room, caller, id)

const formatCell = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(formatCell).join('; ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

export interface ExportLines {
  readonly lines: readonly (readonly string[])[]
  readonly nextToken: string | null
}

/** The next lines of an export's file, seen with the rights that the caller has now. Throws 403, 404. */
export const listExportLines: Question<{ readonly id: Guid; readonly after: string | null }, ExportLines> = async (room, caller, { id, after }) => {
  const wish = await ownExport(room, caller, id)
  const { rows, nextToken } = await EXPORT_TABLE[wish.source].page(room, caller, wish, after)
  return { lines: rows.map((row) => wish.columns.map((name) => formatCell(row[name]))), nextToken }
}
