// A tenant's settings, read and changed; a change is an operation like any other.
import { insertObjectJournal } from '#store/object-journal.ts'
import { lockPools } from '#store/pools.ts'
import { updateTenantSettings } from '#store/tenants.ts'
import type { TenantRow } from '#store/tenants.ts'
import { recordOperation } from './record-operation.ts'
import { requireAccess } from './require-access.ts'
import type { Action, Question } from './room.ts'
import { SETTINGS } from './settings-table.ts'
import { settleEveryone } from './settle-everyone.ts'
import { wrongValue } from './wrong-value.ts'

export type Settings = Readonly<Record<string, unknown>>

const settingsOf = (tenant: TenantRow): Settings => ({
  ...Object.fromEntries(
    Object.entries(SETTINGS)
      .filter(([, { isSecret }]) => isSecret !== true)
      .map(([name, { standard }]) => [name, tenant.settings[name] ?? standard]),
  ),
  defaultUsageLocation: tenant.defaultUsageLocation,
})

/** Where people may sign in elsewhere; null when the settings name no provider. */
export const readSignInProvider: Question<null, { readonly issuer: string; readonly displayName: string; readonly clientId: string; readonly clientSecret: string } | null> = async ({ tenant }) => {
  const [issuer = '', displayName = '', clientId = '', clientSecret = ''] = ['Issuer', 'Name', 'ClientId', 'ClientSecret'].map((end) => String(tenant.settings[`signInProvider${end}`] ?? ''))
  return issuer === '' || clientId === '' ? null : { issuer, displayName: displayName === '' ? new URL(issuer).hostname : displayName, clientId, clientSecret }
}

export const readSettings: Question<null, Settings> = async ({ tenant }) => settingsOf(tenant)

/** Those by which licences are judged or given. */
const JUDGED_BY = ['grantFreedSeats', 'defaultUsageLocation'] as const

/** Changes some settings, and lets follow what follows. Throws 400 naming the setting, what was got and what it takes. */
export const changeSettings: Action<{ readonly body: unknown }, Settings> = async (room, caller, { body }) => {
  const { db, tenant, catalogue } = room
  requireAccess(caller, 'manageSettings')
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw wrongValue('body', body, 'an object of settings')
  for (const [name, value] of Object.entries(body)) {
    const setting = Object.hasOwn(SETTINGS, name) ? SETTINGS[name] : undefined
    const isCountry = name !== 'defaultUsageLocation' || catalogue.countries.some(({ alpha2 }) => alpha2 === value)
    if (setting === undefined) throw wrongValue(name, value, `one of ${Object.keys(SETTINGS).join(', ')}`)
    if (!setting.accepts(value) || !isCountry) throw wrongValue(name, value, setting.expected)
  }
  await lockPools(db, tenant.pk)
  const before = settingsOf(tenant)
  const { defaultUsageLocation = tenant.defaultUsageLocation, ...settings } = body as Readonly<Record<string, unknown>>
  const about = { defaultUsageLocation: defaultUsageLocation as string | null }
  const later: TenantRow = { ...tenant, ...about, settings: { ...tenant.settings, ...settings } }
  await updateTenantSettings(db, tenant.pk, later.settings, about)
  const shown = Object.entries(body as Settings).filter(([name]) => SETTINGS[name]?.isSecret !== true)
  const after = { ...before, ...Object.fromEntries(shown) }
  const operation = await recordOperation(room, caller, { kind: 'changeSettings', total: 1 })
  await insertObjectJournal(db, tenant.pk, operation.pk, { type: 'settings', objectId: tenant.id, before, after })
  const now = settingsOf(later)
  if (JUDGED_BY.some((name) => before[name] !== now[name])) await settleEveryone({ ...room, tenant: later }, caller, operation)
  room.tell({ type: 'settings', ids: [] })
  return after
}
