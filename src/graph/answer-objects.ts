// Objects of the directory whose kinds differ: members, memberships, whatever ids name.
import { showObject } from '#actions/expand-user.ts'
import { DIRECTORY_OBJECT_SHAPE, OBJECT_SHAPES } from '#model/directory-object.ts'
import type { DirectoryObject, ObjectType } from '#model/directory-object.ts'
import type { EntityShape } from '#model/entity.ts'
import { answerCount, pickPage } from './answer-records.ts'
import { answerEntity } from './answer-entity.ts'
import { answerList } from './answer-list.ts'
import type { GraphAnswer, GraphCall, Handler } from './graph-call.ts'
import { readRelationQuery, readSingleQuery, selectedOf } from './read-query.ts'

/** The set that objects of a kind belong to, when a list holds nothing else. */
export const SETS: Readonly<Record<ObjectType, string>> = {
  user: 'users',
  group: 'groups',
  directoryRole: 'directoryRoles',
  administrativeUnit: 'directory/administrativeUnits',
}

/** A kind that a list is narrowed to (`/microsoft.graph.group`); null for any, `none` for one of which nothing is kept. */
export type Cast = ObjectType | 'none' | null

const shapeOf = (cast: Cast): EntityShape => (cast === null || cast === 'none' ? DIRECTORY_OBJECT_SHAPE : OBJECT_SHAPES[cast])
const ofKind = (objects: readonly DirectoryObject[], cast: Cast): readonly DirectoryObject[] => (cast === null ? objects : objects.filter(({ type }) => type === cast))
const recordOf = ({ record }: DirectoryObject) => record
export const setOf = (cast: Cast): string => (cast === null || cast === 'none' ? 'directoryObjects' : SETS[cast])

export function answerObjects(call: GraphCall, objects: readonly DirectoryObject[], cast: Cast): GraphAnswer {
  const { rows, select, nextToken, count } = pickPage(call, shapeOf(cast), ofKind(objects, cast), recordOf, readRelationQuery)
  return answerList(call, setOf(cast), { value: rows.map((one) => showObject(one, select)), nextToken, count }, select)
}

export const countObjects = (call: GraphCall, objects: readonly DirectoryObject[], cast: Cast): GraphAnswer => answerCount(call, shapeOf(cast), ofKind(objects, cast), recordOf)

type ReadObjects = (call: GraphCall) => Promise<readonly DirectoryObject[]>

/** A list of objects of any kind, or of one, and how many there are. */
export const objects = (read: ReadObjects) => ({
  list: (cast: Cast): Handler => async (call) => answerObjects(call, await read(call), cast),
  count: (cast: Cast): Handler => async (call) => countObjects(call, await read(call), cast),
})

/** One object with the kind of object it is. */
export function answerObject(call: GraphCall, object: DirectoryObject): GraphAnswer {
  const select = selectedOf(readSingleQuery(call, OBJECT_SHAPES[object.type]), OBJECT_SHAPES[object.type])
  return answerEntity(call, 'directoryObjects', showObject(object, select), select)
}

/** Objects as nothing but references to them. */
export const answerReferences = (call: GraphCall, ids: readonly unknown[]): GraphAnswer => ({
  status: 200,
  body: {
    '@odata.context': `${call.root}/$metadata#Collection($ref)`,
    value: ids.map((id) => ({ '@odata.id': `${call.root}/directoryObjects/${String(id)}` })),
  },
})
