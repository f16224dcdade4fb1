// Whatever the directory holds, as one kind: a list of members or of memberships is of these.
import { ADMINISTRATIVE_UNIT_SHAPE } from './administrative-unit.ts'
import { DIRECTORY_ROLE_SHAPE } from './directory-role.ts'
import type { EntityShape } from './entity.ts'
import { GROUP_SHAPE } from './group.ts'
import { USER_SHAPE } from './user.ts'

export const OBJECT_SHAPES = {
  user: USER_SHAPE,
  group: GROUP_SHAPE,
  directoryRole: DIRECTORY_ROLE_SHAPE,
  administrativeUnit: ADMINISTRATIVE_UNIT_SHAPE,
} as const satisfies Record<string, EntityShape>

export type ObjectType = keyof typeof OBJECT_SHAPES

/** An object with every property that can be shown. */
export interface DirectoryObject {
  readonly type: ObjectType
  readonly record: Readonly<Record<string, unknown>>
}

/** Properties of kinds that are not kept here (devices, apps), which scripts select all the same. */
const OF_OTHER_KINDS = ['appId', 'deviceId', 'homepage', 'loginUrl', 'operatingSystem', 'servicePrincipalType']

const onlyShown = (properties: EntityShape['properties']): EntityShape['properties'] =>
  Object.fromEntries(Object.entries(properties).map(([name, { filter: _filter, search: _search, orderBy: _orderBy, ...shown }]) => [name, shown]))

/** What may be asked of a list of objects whose kinds differ: whatever may be asked of one of the kinds. */
export const DIRECTORY_OBJECT_SHAPE: EntityShape = {
  name: 'directoryObject',
  properties: Object.assign({}, ...Object.values(OBJECT_SHAPES).map(({ properties }) => properties)) as EntityShape['properties'],
  unkept: [...USER_SHAPE.unkept, ...GROUP_SHAPE.unkept, ...OF_OTHER_KINDS],
}

/** What may be asked of the members of a group: found and ordered as people, shown as whatever they are. */
export const MEMBER_SHAPE: EntityShape = {
  ...USER_SHAPE,
  properties: { ...onlyShown(DIRECTORY_OBJECT_SHAPE.properties), ...USER_SHAPE.properties },
  unkept: [...USER_SHAPE.unkept, ...GROUP_SHAPE.unkept, ...OF_OTHER_KINDS],
}

/** Properties of a kind that are sent without `$select`. */
export const defaultNames = (shape: EntityShape): readonly string[] =>
  Object.entries(shape.properties).flatMap(([name, { returned }]) => (returned === 'default' ? name : []))
