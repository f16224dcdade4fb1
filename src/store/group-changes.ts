// Changing groups: what they are, which licences they give, and who is in them. Nothing is judged here.
import { sql } from 'kysely'
import { GROUP_SHAPE } from '#model/group.ts'
import type { AssignedLicense } from '#model/license.ts'
import type { Db, Row } from './database.ts'
import { decodeGroup, GROUP_COLUMNS, GROUP_SELECTION, type GroupRow } from './group-row.ts'
import { insertRows } from './insert-rows.ts'
import { noteMemberChanges } from './member-changes.ts'
import { refreshTakenAddresses } from './taken-addresses.ts'
import { nextChange } from './tenants.ts'
import { joinWords } from './user-words.ts'

/** What a group is beside its properties: whether its licences reach the members of groups inside it (D6). */
export type LicensingGroup = GroupRow & { readonly includeNested: boolean }

const selection = sql.join([...GROUP_SELECTION, 'g.includeNested'].map((name) => sql.ref(name)))

const decode = (row: Row): LicensingGroup => ({ ...decodeGroup(row), includeNested: row['includeNested'] === 1 })

/** Groups that give licences, by pk. */
export async function listLicensedGroups(db: Db, tenant: number): Promise<LicensingGroup[]> {
  const { rows } = await sql<Row>`
    select ${selection} from groups as g
    where g.tenant = ${tenant} and g.${sql.ref('assignedLicenses')} is not null and g.${sql.ref('deletedDateTime')} is null order by g.pk`.execute(db.query)
  return rows.map(decode)
}

/** Groups by their ids, licensed or not, locked until the transaction ends. Pools are locked before, people after. */
export async function lockGroups(db: Db, tenant: number, ids: readonly string[]): Promise<LicensingGroup[]> {
  const { rows } = await sql<Row>`
    select ${selection} from groups as g
    where g.tenant = ${tenant} and ${db.dialect.among(sql.ref('g.id'), ids)} and g.${sql.ref('deletedDateTime')} is null
    order by g.pk ${db.dialect.forUpdate}`.execute(db.query)
  return rows.map(decode)
}

/** The same without a lock, for reading. */
export async function getLicensingGroups(db: Db, tenant: number, ids: readonly string[]): Promise<LicensingGroup[]> {
  const { rows } = await sql<Row>`
    select ${selection} from groups as g
    where g.tenant = ${tenant} and ${db.dialect.among(sql.ref('g.id'), ids)} and g.${sql.ref('deletedDateTime')} is null order by g.pk`.execute(db.query)
  return rows.map(decode)
}

/** Changes properties of a group. */
export async function updateGroupRow(db: Db, tenant: number, group: GroupRow, changes: Readonly<Record<string, unknown>>): Promise<void> {
  const after: Readonly<Record<string, unknown>> = { ...group, ...changes }
  const columns = Object.entries(changes).flatMap(([name, value]): (readonly [string, unknown])[] =>
    name === 'includeNested' ? [[name, Number(value === true)]] : [...GROUP_COLUMNS.encode(name, value)],
  )
  const changed = await nextChange(db, tenant)
  const [nameWords, descriptionWords, words] = [after['displayName'], after['description'], GROUP_SHAPE.typeAhead.map((name) => after[name])].map((texts) => joinWords([texts].flat()))
  await db.query
    .updateTable('groups')
    .set({ ...Object.fromEntries(columns), nameWords, descriptionWords, words, changed } as never)
    .where('tenant', '=', tenant)
    .where('pk', '=', group.pk)
    .execute()
  if ('mail' in changes || 'deletedDateTime' in changes) await refreshTakenAddresses(db, tenant, [group.mail, after['mail'] as string | null])
}

/** Gives a group its licences as they are to be, and says that its members have them. */
export async function setGroupLicenses(db: Db, tenant: number, group: GroupRow, licenses: readonly AssignedLicense[]): Promise<void> {
  const assignedLicenses = licenses.length === 0 ? null : licenses
  await updateGroupRow(db, tenant, group, { assignedLicenses, licenseProcessingState: { state: 'ProcessingComplete' } })
}

/** Takes a group away with its memberships and owners, for good; delta queries still hear of it. */
export async function deleteGroupRow(db: Db, tenant: number, groupPk: number): Promise<void> {
  const changed = await nextChange(db, tenant)
  await sql`insert into ${sql.table('goneGroups')} (tenant, id, changed) select tenant, id, ${changed} from groups where tenant = ${tenant} and pk = ${groupPk}`.execute(db.query)
  for (const table of ['owners', 'memberChanges'] as const) {
    await db.query.deleteFrom(table).where('tenant', '=', tenant).where('groupPk', '=', groupPk).execute()
  }
  await db.query.deleteFrom('unitMembers').where('tenant', '=', tenant).where('kind', '=', 'group').where('memberPk', '=', groupPk).execute()
  await db.query.deleteFrom('memberships').where('tenant', '=', tenant).where('groupPk', '=', groupPk).execute()
  await deleteNestingsOf(db, tenant, groupPk)
  const gone = await db.query.deleteFrom('groups').where('tenant', '=', tenant).where('pk', '=', groupPk).returning('mail').execute()
  await refreshTakenAddresses(db, tenant, gone.map(({ mail }) => mail as string | null))
}

/** Takes a group out of every group, and every group out of it. */
export async function deleteNestingsOf(db: Db, tenant: number, groupPk: number): Promise<void> {
  await db.query
    .deleteFrom('nestings')
    .where('tenant', '=', tenant)
    .where(({ or, eb }) => or([eb('groupPk', '=', groupPk), eb('memberPk', '=', groupPk)]))
    .execute()
}

export interface Member {
  readonly userPk: number
  readonly since: string
}

/** Those of some people who are directly in a group, and since when. */
export async function findMembers(db: Db, tenant: number, groupPk: number, userPks: readonly number[]): Promise<Member[]> {
  return db.query
    .selectFrom('memberships')
    .select(['userPk', 'since'])
    .where('tenant', '=', tenant)
    .where('groupPk', '=', groupPk)
    .where(({ ref }) => db.dialect.among(ref('userPk'), userPks))
    .orderBy('userPk')
    .execute()
}

/** Members of a group whom an operation changed, of those who had one of these situations before. */
export async function findChangedMembers(db: Db, tenant: number, groupPk: number, operationPk: number, beforeSituationIds: readonly number[]): Promise<Member[]> {
  const { rows } = await sql<Member>`
    select m.${sql.ref('userPk')}, m.since from memberships as m join journal as j on j.${sql.ref('userPk')} = m.${sql.ref('userPk')}
    where m.tenant = ${tenant} and m.${sql.ref('groupPk')} = ${groupPk} and j.${sql.ref('operationPk')} = ${operationPk} and j.tenant = ${tenant}
      and j.${sql.ref('afterSituationId')} <> j.${sql.ref('beforeSituationId')} and ${db.dialect.among(sql.ref('j.beforeSituationId'), beforeSituationIds)}
    order by m.${sql.ref('userPk')}`.execute(db.query)
  return rows
}

/** Takes people out of a group. */
export async function deleteMemberships(db: Db, tenant: number, groupPk: number, userPks: readonly number[]): Promise<void> {
  await db.query
    .deleteFrom('memberships')
    .where('tenant', '=', tenant)
    .where('groupPk', '=', groupPk)
    .where(({ ref }) => db.dialect.among(ref('userPk'), userPks))
    .execute()
  await noteMemberChanges(db, tenant, groupPk, 'user', userPks, true)
}

/** Says that something of these people changed which a plan made before should notice. */
export async function touchPeople(db: Db, tenant: number, userPks: readonly number[], version: number): Promise<void> {
  await db.query
    .updateTable('facts')
    .set({ version })
    .where('tenant', '=', tenant)
    .where(({ ref }) => db.dialect.among(ref('pk'), userPks))
    .execute()
}

/** One group inside another. */
export interface Nesting {
  readonly groupPk: number
  readonly memberPk: number
}

/** Which groups are directly inside which; those deleted for thirty days are in nothing. */
export async function listNestings(db: Db, tenant: number): Promise<Nesting[]> {
  const { rows } = await sql<Nesting>`
    select n.${sql.ref('groupPk')}, n.${sql.ref('memberPk')} from nestings as n join groups as m on m.pk = n.${sql.ref('memberPk')}
    where n.tenant = ${tenant} and m.${sql.ref('deletedDateTime')} is null order by n.${sql.ref('groupPk')}, n.${sql.ref('memberPk')}`.execute(db.query)
  return rows
}

/** Those of some groups that there still are. */
export async function listGroupPks(db: Db, tenant: number, pks: readonly number[]): Promise<Set<number>> {
  const rows = await db.query
    .selectFrom('groups')
    .select('pk')
    .where('tenant', '=', tenant)
    .where(({ ref }) => db.dialect.among(ref('pk'), pks))
    .execute()
  return new Set(rows.map(({ pk }) => pk))
}

/** Puts groups inside a group. */
export async function insertNestings(db: Db, tenant: number, groupPk: number, memberPks: readonly number[], since: string): Promise<void> {
  await insertRows(db, 'nestings', ['tenant', 'groupPk', 'memberPk', 'since'], memberPks.map((memberPk) => [tenant, groupPk, memberPk, since]))
  await noteMemberChanges(db, tenant, groupPk, 'group', memberPks, false)
}

/** Takes groups out of a group. */
export async function deleteNestings(db: Db, tenant: number, groupPk: number, memberPks: readonly number[]): Promise<void> {
  await db.query
    .deleteFrom('nestings')
    .where('tenant', '=', tenant)
    .where('groupPk', '=', groupPk)
    .where(({ ref }) => db.dialect.among(ref('memberPk'), memberPks))
    .execute()
  await noteMemberChanges(db, tenant, groupPk, 'group', memberPks, true)
}
