// Profiles: named sets of products and services.
import type { Guid } from '#model/guid.ts'
import type { AssignedLicense } from '#model/license.ts'
import type { Profile } from '#model/profile.ts'
import type { Db } from './database.ts'

const COLUMNS = ['id', 'displayName', 'description', 'licenses'] as const

const decode = ({ licenses, ...row }: Omit<Profile, 'licenses'> & { licenses: string }): Profile => ({ ...row, licenses: JSON.parse(licenses) as AssignedLicense[] })

/** A tenant's profiles by name. */
export async function listProfileRows(db: Db, tenant: number): Promise<Profile[]> {
  const rows = await db.query.selectFrom('profiles').select(COLUMNS).where('tenant', '=', tenant).orderBy('displayName').orderBy('id').execute()
  return rows.map(decode)
}

/** One by its id. */
export async function getProfileRow(db: Db, tenant: number, id: Guid): Promise<Profile | undefined> {
  const row = await db.query.selectFrom('profiles').select(COLUMNS).where('tenant', '=', tenant).where('id', '=', id).executeTakeFirst()
  return row && decode(row)
}

/** Keeps a new profile. */
export async function insertProfile(db: Db, tenant: number, { licenses, ...profile }: Profile): Promise<void> {
  await db.query.insertInto('profiles').values({ ...profile, tenant, licenses: JSON.stringify(licenses) }).execute()
}

/** Replaces what a profile says. */
export async function updateProfile(db: Db, tenant: number, { id, licenses, ...changes }: Profile): Promise<void> {
  await db.query.updateTable('profiles').set({ ...changes, licenses: JSON.stringify(licenses) }).where('tenant', '=', tenant).where('id', '=', id).execute()
}

/** Takes a profile away; what was given by it stays. */
export async function deleteProfileRow(db: Db, tenant: number, id: Guid): Promise<void> {
  await db.query.deleteFrom('profiles').where('tenant', '=', tenant).where('id', '=', id).execute()
}
