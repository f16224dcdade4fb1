// Tenants: the organisations that live in one store, and the clock and counter of each.
import type { Guid } from '#model/guid.ts'
import type { Db } from './database.ts'
import { rememberAll } from './remember.ts'
import { statement } from './statement.ts'

export interface VerifiedDomain {
  readonly name: string
  readonly isDefault: boolean
  readonly isInitial: boolean
  readonly type: string
  readonly capabilities: string
}

export type TenantSettings = Readonly<Record<string, unknown>>

export interface TenantRow {
  readonly pk: number
  readonly id: Guid
  readonly displayName: string
  readonly kind: 'sample' | 'own' | 'test'
  readonly countryLetterCode: string | null
  readonly defaultUsageLocation: string | null
  readonly verifiedDomains: readonly VerifiedDomain[]
  readonly createdDateTime: string
  /** How far the tenant's clock is ahead of the real one. */
  readonly clockOffsetMs: number
  /** The instant at which it stands still; null while it runs. */
  readonly clockFrozenAt: string | null
  readonly changeCounter: number
  readonly settings: TenantSettings
}

export type NewTenant = Pick<TenantRow, 'id' | 'displayName' | 'kind' | 'createdDateTime'> & Partial<Omit<TenantRow, 'pk' | 'changeCounter'>>

type StoredTenant = Omit<TenantRow, 'verifiedDomains' | 'settings'> & { verifiedDomains: string; settings: string }

// A tenant is read with every request, so that its clock and its counter are those of the moment; what it says of itself
// hardly ever changes.
const parseDomains = rememberAll((text) => JSON.parse(text) as readonly VerifiedDomain[])
const parseSettings = rememberAll((text) => JSON.parse(text) as TenantSettings)

/** Turns a row of columns into a tenant, in place. */
function decode(row: StoredTenant): TenantRow {
  const { verifiedDomains, settings } = row
  return Object.assign<object, object>(row, { verifiedDomains: parseDomains(verifiedDomains), settings: parseSettings(settings) }) as TenantRow
}

const BY_ID = statement<{ id: string }, StoredTenant>((query, argument) =>
  query.selectFrom('tenants').selectAll().where('id', '=', argument('id')),
)

const NEXT_CHANGE = statement<{ tenant: number }, { changeCounter: number }>((query, argument) =>
  query
    .updateTable('tenants')
    .set((at) => ({ changeCounter: at('changeCounter', '+', 1) }))
    .where('pk', '=', argument('tenant'))
    .returning('changeCounter'),
)

/** Adds a tenant and gives its pk. */
export async function insertTenant(db: Db, tenant: NewTenant): Promise<number> {
  const { verifiedDomains = [], settings = {}, ...rest } = tenant
  const { pk } = await db.query
    .insertInto('tenants')
    .values({
      countryLetterCode: null,
      defaultUsageLocation: null,
      clockOffsetMs: 0,
      clockFrozenAt: null,
      changeCounter: 0,
      ...rest,
      verifiedDomains: JSON.stringify(verifiedDomains),
      settings: JSON.stringify(settings),
    })
    .returning('pk')
    .executeTakeFirstOrThrow()
  return pk
}

/** A tenant by its id. */
export async function findTenant(db: Db, id: Guid): Promise<TenantRow | undefined> {
  const row = await BY_ID.first(db, { id })
  return row && decode(row)
}

/** Every tenant, the oldest first. */
export async function listTenants(db: Db): Promise<TenantRow[]> {
  const rows = await db.query.selectFrom('tenants').selectAll().orderBy('pk').execute()
  return rows.map(decode)
}

/** Waits until nobody else turns a tenant's clock, and keeps others waiting until the transaction ends; it is taken before any other lock. */
export async function lockClock(db: Db, tenant: number): Promise<void> {
  if (db.dialect.clockLock !== null) await db.execute(db.dialect.clockLock(tenant), [])
}

/** Sets a tenant's clock: ahead of the real one by milliseconds, or frozen at an instant. */
export async function setTenantClock(db: Db, tenant: number, clock: { offsetMs: number; frozenAt: string | null }): Promise<void> {
  await db.query
    .updateTable('tenants')
    .set({ clockOffsetMs: clock.offsetMs, clockFrozenAt: clock.frozenAt })
    .where('pk', '=', tenant)
    .execute()
}

/** Counts one change of the tenant's people and gives its number: their new version. */
export async function nextChange(db: Db, tenant: number): Promise<number> {
  const row = await NEXT_CHANGE.first(db, { tenant })
  if (row === undefined) throw new Error(`There is no tenant ${tenant}.`)
  return row.changeCounter
}

/** Replaces a tenant's settings, and what it says of itself. */
export async function updateTenantSettings(
  db: Db,
  tenant: number,
  settings: TenantSettings,
  about: Partial<Pick<TenantRow, 'displayName' | 'countryLetterCode' | 'defaultUsageLocation'>> = {},
): Promise<void> {
  await db.query
    .updateTable('tenants')
    .set({ ...about, settings: JSON.stringify(settings) })
    .where('pk', '=', tenant)
    .execute()
}

/** Replaces a tenant's domains, and the settings beside them. */
export async function updateTenantDomains(db: Db, tenant: number, verifiedDomains: readonly VerifiedDomain[], settings: TenantSettings): Promise<void> {
  await db.query
    .updateTable('tenants')
    .set({ verifiedDomains: JSON.stringify(verifiedDomains), settings: JSON.stringify(settings) })
    .where('pk', '=', tenant)
    .execute()
}
