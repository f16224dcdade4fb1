// Who owns which group.
import { sql } from 'kysely'
import type { Db, Row } from './database.ts'
import { decodeGroup, GROUP_SELECTION, type GroupRow } from './group-row.ts'
import { insertRows } from './insert-rows.ts'

/** Makes people owners of a group. */
export async function insertOwners(db: Db, tenant: number, groupPk: number, userPks: readonly number[]): Promise<void> {
  await insertRows(db, 'owners', ['tenant', 'groupPk', 'userPk'], userPks.map((userPk) => [tenant, groupPk, userPk]))
}

/** Ends somebody's owning of a group. */
export async function deleteOwner(db: Db, tenant: number, groupPk: number, userPk: number): Promise<void> {
  await db.query.deleteFrom('owners').where('tenant', '=', tenant).where('groupPk', '=', groupPk).where('userPk', '=', userPk).execute()
}

/** The pks of a group's owners. */
export async function listOwnerPks(db: Db, tenant: number, groupPk: number): Promise<number[]> {
  const rows = await db.query.selectFrom('owners').select('userPk').where('tenant', '=', tenant).where('groupPk', '=', groupPk).orderBy('userPk').execute()
  return rows.map(({ userPk }) => userPk)
}

/** The groups that a person owns, by name; or those of them that are deleted. */
export async function listOwnedGroupRows(db: Db, tenant: number, userPk: number, { deleted = false } = {}): Promise<GroupRow[]> {
  const alive = deleted ? sql`is not null` : sql`is null`
  const { rows } = await sql<Row>`
    select ${sql.join(GROUP_SELECTION.map((name) => sql.ref(name)))} from owners as o join groups as g on g.pk = o.${sql.ref('groupPk')}
    where o.${sql.ref('userPk')} = ${userPk} and o.tenant = ${tenant} and g.${sql.ref('deletedDateTime')} ${alive}
    order by g.${sql.ref('displayNameFolded')}, g.id`.execute(db.query)
  return rows.map(decodeGroup)
}
