// An export: what of a list goes into a file. The file is written while it is read, as the list is at that moment.
import type { Guid } from './guid.ts'

export const EXPORT_SOURCES = ['users', 'members', 'groups', 'products', 'deadlines', 'leavers', 'requests', 'operations', 'audit'] as const
export type ExportSource = (typeof EXPORT_SOURCES)[number]

export interface ExportWish {
  readonly source: ExportSource
  /** A query string in Graph's words: `$filter`, `$search`, `$orderby`; of people also holdersOf and withErrors, of members group. */
  readonly query: string
  readonly columns: readonly string[]
  readonly format: 'csv'
}

export interface Export extends ExportWish {
  /** The id of the operation that made it. */
  readonly id: Guid
  /** How many rows there were when it was made. */
  readonly total: number
  /** The address of the file, from the root. */
  readonly file: string
}
