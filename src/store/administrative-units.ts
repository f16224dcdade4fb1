// Administrative units: parts of the directory over which roles may be given, and who is in them.
import { sql } from 'kysely'
import type { AdministrativeUnit } from '#model/administrative-unit.ts'
import type { Guid } from '#model/guid.ts'
import type { Db } from './database.ts'
import { unitKeys } from './people-query.ts'

export type UnitRow = Omit<AdministrativeUnit, 'deletedDateTime'> & { readonly pk: number }
export type NewUnit = Omit<UnitRow, 'pk'>
export type MemberKind = 'user' | 'group'

const COLUMNS = ['pk', 'id', 'displayName', 'description', 'visibility', 'membershipType', 'membershipRule', 'membershipRuleProcessingState'] as const

const units = (db: Db, tenant: number) => db.query.selectFrom('administrativeUnits').select(COLUMNS).where('tenant', '=', tenant)

/** Every unit by name; of a person or group, those it is in. */
export async function listUnitRows(db: Db, tenant: number, of?: { readonly kind: MemberKind; readonly pk: number }): Promise<UnitRow[]> {
  const all = units(db, tenant).orderBy('displayName').orderBy('id')
  if (of === undefined) return all.execute()
  return all
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('unitMembers as m').select('m.unitPk').whereRef('m.unitPk', '=', 'administrativeUnits.pk').where('m.kind', '=', of.kind).where('m.memberPk', '=', of.pk),
      ),
    )
    .execute()
}

/** A unit by its id. */
export async function getUnitRow(db: Db, tenant: number, id: Guid): Promise<UnitRow | undefined> {
  return units(db, tenant).where('id', '=', id).executeTakeFirst()
}

/** Adds a unit. */
export async function insertUnit(db: Db, tenant: number, unit: NewUnit): Promise<void> {
  await db.query.insertInto('administrativeUnits').values({ ...unit, tenant }).execute()
}

/** Changes what a unit says of itself. */
export async function updateUnitRow(db: Db, tenant: number, pk: number, changes: Partial<NewUnit>): Promise<void> {
  await db.query.updateTable('administrativeUnits').set(changes).where('tenant', '=', tenant).where('pk', '=', pk).execute()
}

/** Takes a unit away, with the roles that were given over it. */
export async function deleteUnitRow(db: Db, tenant: number, pk: number): Promise<void> {
  await db.query.deleteFrom('roleAssignments').where('tenant', '=', tenant).where('unitPk', '=', pk).execute()
  await db.query.deleteFrom('unitMembers').where('tenant', '=', tenant).where('unitPk', '=', pk).execute()
  await db.query.deleteFrom('administrativeUnits').where('tenant', '=', tenant).where('pk', '=', pk).execute()
}

/** Puts a person or a group into a unit; false when it was there. */
export async function insertUnitMember(db: Db, tenant: number, unitPk: number, kind: MemberKind, memberPk: number): Promise<boolean> {
  const made = await db.query
    .insertInto('unitMembers')
    .values({ tenant, unitPk, kind, memberPk })
    .onConflict((conflict) => conflict.doNothing())
    .returning('unitPk')
    .executeTakeFirst()
  return made !== undefined
}

/** Takes a person or a group out of a unit; false when it was not there. */
export async function deleteUnitMember(db: Db, tenant: number, unitPk: number, kind: MemberKind, memberPk: number): Promise<boolean> {
  const gone = await db.query
    .deleteFrom('unitMembers')
    .where('tenant', '=', tenant)
    .where('unitPk', '=', unitPk)
    .where('kind', '=', kind)
    .where('memberPk', '=', memberPk)
    .returning('unitPk')
    .executeTakeFirst()
  return gone !== undefined
}

/** Whether a person or a group is in any of these units. */
export async function isWithinUnits(db: Db, tenant: number, within: readonly Guid[], kind: MemberKind, pk: number): Promise<boolean> {
  const row = await db.query
    .selectFrom('unitMembers as m')
    .innerJoin('administrativeUnits as a', 'a.pk', 'm.unitPk')
    .select('a.pk')
    .where('a.tenant', '=', tenant)
    .where('m.kind', '=', kind)
    .where('m.memberPk', '=', pk)
    .where(({ ref }) => db.dialect.among(ref('a.id'), within))
    .executeTakeFirst()
  return row !== undefined
}

/** Whether everyone whom an operation touched is in these units. */
export async function isJournalWithin(db: Db, tenant: number, operationPk: number, within: readonly Guid[]): Promise<boolean> {
  const { rows } = await sql`
    select 1 from journal as j where j.${sql.ref('operationPk')} = ${operationPk} and j.tenant = ${tenant}
      and j.${sql.ref('userPk')} not in (${unitKeys(db, tenant, 'user', within)}) limit 1`.execute(db.query)
  return rows.length === 0
}

/** The pks of the people in any of some units. */
export async function listUnitMemberPks(db: Db, tenant: number, within: readonly Guid[]): Promise<Set<number>> {
  const rows = await db.query
    .selectFrom('unitMembers as m')
    .innerJoin('administrativeUnits as a', 'a.pk', 'm.unitPk')
    .select('m.memberPk')
    .where('a.tenant', '=', tenant)
    .where('m.kind', '=', 'user')
    .where(({ ref }) => db.dialect.among(ref('a.id'), within))
    .execute()
  return new Set(rows.map(({ memberPk }) => memberPk))
}
