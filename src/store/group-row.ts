// A group as stored.
import type { Guid } from '#model/guid.ts'
import { GROUP_SHAPE } from '#model/group.ts'
import type { Group } from '#model/group.ts'
import { entityColumns } from './entity-columns.ts'

export const GROUP_COLUMNS = entityColumns(GROUP_SHAPE, [])

export type GroupRow = Group & { readonly pk: number }

export type NewGroup = Partial<Group> & {
  readonly id: Guid
  readonly displayName: string
  /** The tenant's change counter; nothing for groups that were always there. */
  readonly changed?: number
}

export const GROUP_SELECTION = ['g.pk', ...GROUP_COLUMNS.properties.map((name) => `g.${name}`)]

/** Turns a row of columns into a group, in place. */
export function decodeGroup(row: Record<string, unknown>): GroupRow {
  GROUP_COLUMNS.decode(row)
  return row as unknown as GroupRow
}
