// Templates: what new people have in common; each admin has their own (domain.md 9.4).
import { country, flag, guid, listOf, readBody, record, text } from '#engine/read-fields.ts'
import { findBuiltInRole } from '#engine/roles.ts'
import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import { notFound } from '#model/problem.ts'
import { TEMPLATE_PROFILE } from '#model/template.ts'
import type { Template, TemplateProfile } from '#model/template.ts'
import { listRoleDefinitionRows } from '#store/roles.ts'
import { deleteTemplateRow, getTemplateRow, insertTemplate, listTemplateRows, updateTemplate } from '#store/templates.ts'
import { noteSetting } from './note-setting.ts'
import { LICENSE_IN_SET, readLicenses } from './read-licenses.ts'
import { requireAccess } from './require-access.ts'
import type { Action, Question, ReadingRoom } from './room.ts'
import { wellFormed } from './well-formed.ts'
import { wrongValue } from './wrong-value.ts'

const profile = record(Object.fromEntries(TEMPLATE_PROFILE.map((name) => [name, text])))

const SHAPE = {
  displayName: text,
  description: text,
  domain: text,
  password: record({ generate: flag, forceChange: flag }),
  usageLocation: country,
  licenses: listOf(LICENSE_IN_SET),
  roles: listOf(guid),
  profile,
}

const EMPTY: Omit<Template, 'id' | 'displayName'> = {
  description: null,
  domain: null,
  password: { generate: true, forceChange: true },
  usageLocation: null,
  licenses: [],
  roles: [],
  profile: {},
}

/** What a body says, laid over what there was; null empties a text. Throws 400 for what there is not. */
async function readTemplate(room: ReadingRoom, body: unknown, before: Template | null): Promise<Omit<Template, 'id'>> {
  const { db, tenant, catalogue } = room
  const { licenses, password, profile: filled, ...given } = wellFormed(readBody(body, record(SHAPE, before === null ? ['displayName'] : [])))
  const { displayName = before?.displayName ?? '', domain, usageLocation, roles = [] } = given
  if (domain !== undefined && !tenant.verifiedDomains.some(({ name }) => name === domain)) throw wrongValue('domain', domain, `one of ${tenant.verifiedDomains.map(({ name }) => name).join(', ')}`)
  if (usageLocation !== undefined && !catalogue.countries.some(({ alpha2 }) => alpha2 === usageLocation)) throw wrongValue('usageLocation', usageLocation, 'a country of ISO 3166-1 as two letters')
  const known = roles.length === 0 ? [] : await listRoleDefinitionRows(db, tenant.pk)
  const stranger = roles.find((id) => findBuiltInRole(id) === undefined && !known.some((role) => role.id === id))
  if (stranger !== undefined) throw wrongValue('roles', stranger, 'a role of this organization')
  const { id: _id, ...old } = before ?? { ...EMPTY, id: '' }
  return {
    ...old,
    ...emptied(body),
    ...given,
    displayName,
    licenses: licenses === undefined ? old.licenses : readLicenses(room, licenses),
    password: { ...old.password, ...password },
    profile: filled === undefined ? old.profile : (filled as TemplateProfile),
  }
}

const MAY_BE_NULL = ['description', 'domain', 'usageLocation'] as const

const emptied = (body: unknown): Partial<Template> =>
  Object.fromEntries(MAY_BE_NULL.filter((name) => (body as Readonly<Record<string, unknown>>)[name] === null).map((name) => [name, null]))

async function findTemplate({ db, tenant }: ReadingRoom, caller: Caller, id: Guid): Promise<Template> {
  const template = await getTemplateRow(db, tenant.pk, caller.id, id)
  if (template === undefined) throw notFound(id)
  return template
}

/** One's own templates, by name. */
export const listTemplates: Question<null, readonly Template[]> = ({ db, tenant }, caller) => {
  requireAccess(caller, 'createUser')
  return listTemplateRows(db, tenant.pk, caller.id)
}

/** One of one's own templates. Throws 404. */
export const getTemplate: Question<{ readonly id: Guid }, Template> = (room, caller, { id }) => {
  requireAccess(caller, 'createUser')
  return findTemplate(room, caller, id)
}

/** Makes a template. Throws 400. */
export const createTemplate: Action<{ readonly body: unknown }, Template> = async (room, caller, { body }) => {
  requireAccess(caller, 'createUser')
  const template: Template = { id: room.newId(), ...(await readTemplate(room, body, null)) }
  await insertTemplate(room.db, room.tenant.pk, caller.id, template)
  await noteSetting(room, caller, { type: 'template', objectId: template.id, before: null, after: template })
  return template
}

/** Changes a template; who was added by it stays as they are. Throws 400, 404. */
export const changeTemplate: Action<{ readonly id: Guid; readonly body: unknown }, Template> = async (room, caller, { id, body }) => {
  requireAccess(caller, 'createUser')
  const before = await findTemplate(room, caller, id)
  const after: Template = { id, ...(await readTemplate(room, body, before)) }
  await updateTemplate(room.db, room.tenant.pk, after)
  await noteSetting(room, caller, { type: 'template', objectId: id, before, after })
  return after
}

/** Takes a template away. Throws 404. */
export const deleteTemplate: Action<{ readonly id: Guid }, null> = async (room, caller, { id }) => {
  requireAccess(caller, 'createUser')
  const before = await findTemplate(room, caller, id)
  await deleteTemplateRow(room.db, room.tenant.pk, id)
  await noteSetting(room, caller, { type: 'template', objectId: id, before, after: null })
  return null
}
