// A group as Graph shows it.
import { defaultNames } from '#model/directory-object.ts'
import type { DirectoryObject } from '#model/directory-object.ts'
import { GROUP_SHAPE } from '#model/group.ts'
import type { GroupRow } from '#store/groups.ts'

const DEFAULT_GROUP_PROPERTIES = defaultNames(GROUP_SHAPE)

const ALL_GROUP_PROPERTIES: readonly string[] = Object.entries(GROUP_SHAPE.properties)
  .filter(([, property]) => (property.returned as string) !== 'never')
  .map(([name]) => name)

/** The named properties of a group, or its default ones. */
export const groupRecord = (row: GroupRow, select: readonly string[] | null): Record<string, unknown> =>
  Object.fromEntries((select ?? DEFAULT_GROUP_PROPERTIES).map((name) => [name, (row as unknown as Readonly<Record<string, unknown>>)[name] ?? null]))

/** A group among other objects of the directory. */
export const groupObject = (row: GroupRow): DirectoryObject => ({ type: 'group', record: groupRecord(row, ALL_GROUP_PROPERTIES) })
