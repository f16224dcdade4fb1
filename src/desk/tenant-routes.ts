import { guid, readBody, record } from '#engine/read-fields.ts'
import { wellFormed } from '#actions/well-formed.ts'
import { readJson } from './context.ts'
import type { Desk, DeskContext } from './context.ts'

/** GET /tenants: the organisations that one may enter. */
export async function listTenants({ office }: Desk, context: DeskContext): Promise<Response> {
  const value = await office.look('listTenantRecords', context.get('caller'), null)
  return context.json({ '@odata.count': value.length, value })
}

/** POST /tenants: displayName, domain; who makes it is its first administrator. */
export async function createTenant({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json(await office.act('createTenant', context.get('caller'), { body: await readJson(context) }), 201)
}

/** PATCH /tenants/{id}: displayName, countryLetterCode, of the organisation that one is in. */
export async function patchTenant({ office }: Desk, context: DeskContext): Promise<Response> {
  const id = (context.req.param('id') ?? '').toLowerCase()
  return context.json(await office.act('changeTenant', context.get('caller'), { id, body: await readJson(context) }))
}

const GOING = record({ tenantId: guid }, ['tenantId'])

/** PATCH /session: tenantId, of another organisation of GET /tenants; the session goes on there, as one's account there. */
export async function enterTenant({ office, enterOrganization }: Desk, context: DeskContext): Promise<Response> {
  const caller = context.get('caller')
  const { tenantId = '' } = wellFormed(readBody(await readJson(context), GOING))
  if (tenantId === caller.tenantId) return context.json(await office.look('whoAmI', caller, null))
  const entered = await enterOrganization(context.req.raw, caller, tenantId)
  context.header('Set-Cookie', entered.cookie)
  return context.json(await office.look('whoAmI', entered.caller, null))
}
