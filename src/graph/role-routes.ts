// Roles, role management and administrative units, in Graph's words.
import { DIRECTORY_ROLE_SHAPE, DIRECTORY_ROLE_TEMPLATE_SHAPE } from '#model/directory-role.ts'
import { ADMINISTRATIVE_UNIT_SHAPE } from '#model/administrative-unit.ts'
import { badRequest, notFound } from '#model/problem.ts'
import { SCOPED_ROLE_MEMBERSHIP_SHAPE, UNIFIED_ROLE_ASSIGNMENT_SHAPE, UNIFIED_ROLE_DEFINITION_SHAPE } from '#model/role-management.ts'
import { showObject } from '#actions/expand-user.ts'
import type { EntityShape } from '#model/entity.ts'
import { answerCreated, answerEntity, NO_CONTENT } from './answer-entity.ts'
import { answerList } from './answer-list.ts'
import { answerCount, answerRecord, answerRecords, pickPage } from './answer-records.ts'
import type { Plain } from './answer-records.ts'
import type { GraphCall, Handler } from './graph-call.ts'
import { parseBody } from './parse-body.ts'
import { readListQuery, readSingleQuery } from './read-query.ts'

type Read = (call: GraphCall) => Promise<readonly object[]>

const plain = (records: readonly object[]): readonly Plain[] => records as readonly Plain[]

type Expansions = { readonly expand?: readonly { readonly navigation: string }[] }

const navigationsOf = ({ expand = [] }: Expansions): readonly string[] => expand.map(({ navigation }) => navigation)

/** No role takes over what another may, nor is anything else brought along. */
const nothingOf = (navigations: readonly string[]): Plain => Object.fromEntries(navigations.map((name) => [name, []]))

/** A list, one of it by its id (or by another property), and how many there are. */
function collection(set: string, shape: EntityShape, read: Read) {
  const one =
    (parameter: string, by = 'id'): Handler =>
    async (call) => {
      const id = call.parameters[parameter] ?? ''
      const found = plain(await read(call)).find((record) => String(record[by]).toLowerCase() === id.toLowerCase())
      if (found === undefined) throw notFound(id)
      return answerRecord(call, set, shape, { ...found, ...nothingOf(navigationsOf(readSingleQuery(call, shape))) })
    }
  const list: Handler = async (call) => answerRecords(call, set, shape, plain(await read(call)))
  const count: Handler = async (call) => answerCount(call, shape, plain(await read(call)), (record) => record)
  return { list, one, count }
}

const directoryRoles: Read = (call) => call.office.look('listDirectoryRoles', call.caller, null)
const DIRECTORY_ROLES = collection('directoryRoles', DIRECTORY_ROLE_SHAPE, directoryRoles)
/** Roles come without pages. */
export const ROLES = {
  ...DIRECTORY_ROLES,
  list: (async (call) => {
    if (readListQuery(call, DIRECTORY_ROLE_SHAPE).top !== undefined) throw badRequest("'$top' is not supported by the service.")
    return DIRECTORY_ROLES.list(call)
  }) satisfies Handler,
}
export const TEMPLATES = collection('directoryRoleTemplates', DIRECTORY_ROLE_TEMPLATE_SHAPE, async (call) =>
  (await directoryRoles(call)).map((role) => ({ ...role, roleTemplateId: undefined })),
)
export const UNITS = collection('directory/administrativeUnits', ADMINISTRATIVE_UNIT_SHAPE, (call) => call.office.look('listUnits', call.caller, null))

const definitions = (call: GraphCall) => call.office.look('listRoleDefinitions', call.caller, null)
export const DEFINITIONS = collection('roleManagement/directory/roleDefinitions', UNIFIED_ROLE_DEFINITION_SHAPE, definitions)

export const SCOPED_MEMBERS = collection('scopedRoleMemberships', SCOPED_ROLE_MEMBERSHIP_SHAPE, (call) =>
  call.office.look('listScopedRoleMembers', call.caller, { unit: call.parameters['unit'] ?? '' }),
)

export const SCOPED_MEMBERS_OF_ROLE = collection('scopedRoleMemberships', SCOPED_ROLE_MEMBERSHIP_SHAPE, (call) =>
  call.office.look('listScopedMembersOfRole', call.caller, { role: call.parameters['role'] ?? '' }),
)

export const activateRole: Handler = async (call) => {
  await call.office.act('activateRole', call.caller, { body: await parseBody(call) })
  return NO_CONTENT
}

const ASSIGNMENTS = 'roleManagement/directory/roleAssignments'
const assignments = (call: GraphCall) => call.office.look('listRoleAssignmentRecords', call.caller, null)

/** What an assignment leads to: who has it, which role it is, over what. */
async function bringAlong(call: GraphCall, record: Plain, navigations: readonly string[]): Promise<Plain> {
  const brought: Record<string, unknown> = {}
  const show = async (id: string): Promise<unknown> => {
    const [object] = await call.office.ask('getByIds', call.caller, { ids: [id], types: null })
    return object === undefined ? null : showObject(object, null)
  }
  for (const navigation of navigations) {
    if (navigation === 'principal') brought['principal'] = await show(String(record['principalId']))
    if (navigation === 'roleDefinition') brought['roleDefinition'] = (await definitions(call)).find(({ id }) => id === record['roleDefinitionId']) ?? null
    if (navigation === 'directoryScope') brought['directoryScope'] = record['directoryScopeId'] === '/' ? null : await show(String(record['directoryScopeId']).split('/').at(-1) ?? '')
  }
  return { ...record, ...brought }
}

export const listAssignments: Handler = async (call) => {
  const { query, rows, select, nextToken, count } = pickPage(call, UNIFIED_ROLE_ASSIGNMENT_SHAPE, plain(await assignments(call)), (one) => one)
  const names = navigationsOf(query)
  const value = await Promise.all(rows.map((row) => bringAlong(call, select === null ? row : Object.fromEntries(select.map((name) => [name, row[name] ?? null])), names)))
  const set = names.length === 0 ? ASSIGNMENTS : `${ASSIGNMENTS}(${names.map((name) => `${name}()`).join(',')})`
  return answerList(call, set, { value, nextToken, count }, select)
}

export const getAssignment: Handler = async (call) => {
  const id = call.parameters['assignment'] ?? ''
  const found = plain(await assignments(call)).find((record) => record['id'] === id)
  if (found === undefined) throw notFound(id)
  return answerEntity(call, ASSIGNMENTS, await bringAlong(call, found, navigationsOf(readSingleQuery(call, UNIFIED_ROLE_ASSIGNMENT_SHAPE))))
}

export const createAssignment: Handler = async (call) =>
  answerCreated(call, ASSIGNMENTS, { ...(await call.office.act('createRoleAssignment', call.caller, { body: await parseBody(call) })) })

export const deleteAssignment: Handler = async (call) => {
  await call.office.act('deleteRoleAssignmentById', call.caller, { id: call.parameters['assignment'] ?? '' })
  return NO_CONTENT
}

export const createDefinition: Handler = async (call) =>
  answerCreated(call, 'roleManagement/directory/roleDefinitions', { ...(await call.office.act('createRoleDefinition', call.caller, { body: await parseBody(call) })) })

export const updateDefinition: Handler = async (call) => {
  await call.office.act('changeRoleDefinition', call.caller, { id: call.parameters['definition'] ?? '', body: await parseBody(call) })
  return NO_CONTENT
}

export const deleteDefinition: Handler = async (call) => {
  await call.office.act('removeRoleDefinition', call.caller, { id: call.parameters['definition'] ?? '' })
  return NO_CONTENT
}

const unitOf = (call: GraphCall): string => call.parameters['unit'] ?? ''

export const createUnit: Handler = async (call) =>
  answerCreated(call, 'directory/administrativeUnits', { ...(await call.office.act('createUnit', call.caller, { body: await parseBody(call) })) })

export const updateUnit: Handler = async (call) => {
  await call.office.act('updateUnit', call.caller, { unit: unitOf(call), body: await parseBody(call) })
  return NO_CONTENT
}

export const deleteUnit: Handler = async (call) => {
  await call.office.act('deleteUnit', call.caller, { unit: unitOf(call) })
  return NO_CONTENT
}

export const addScopedMember: Handler = async (call) => {
  const made = await call.office.act('addScopedRoleMember', call.caller, { unit: unitOf(call), body: await parseBody(call) })
  return { ...answerEntity(call, 'scopedRoleMemberships', made), status: 201 }
}

export const removeScopedMember: Handler = async (call) => {
  await call.office.act('removeScopedRoleMember', call.caller, { unit: unitOf(call), member: call.parameters['scopedMember'] ?? '' })
  return NO_CONTENT
}
