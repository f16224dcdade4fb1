// What changed since a change of the tenant, in the order of the keys: the rows of a delta query.
import { sql } from 'kysely'
import type { Guid } from '#model/guid.ts'
import type { Db, Row } from './database.ts'
import { decodeGroup, GROUP_SELECTION, type GroupRow } from './group-row.ts'
import { unitKeys } from './people-query.ts'
import { decodeUser, USER_SELECTION, type UserRow } from './user-row.ts'

export interface DeltaQuery {
  /** The tenant's change counter of the round before; null for everything that is there. */
  readonly since: number | null
  /** The pk after which to go on. */
  readonly after: number
  readonly top: number
  readonly ids: readonly Guid[] | null
  readonly within: readonly Guid[] | null
}

/** What became of an object: it is there, among the deleted, or gone for good. */
export type Fate = 'here' | 'deleted' | 'gone'

export interface DeltaRow<T> {
  readonly row: T
  readonly fate: Fate
  /** Whether what follows from licences may have changed too, not the profile alone. */
  readonly facts: boolean
}

const FATES: readonly Fate[] = ['here', 'deleted', 'gone']

/** People who changed, at most one more than a page. */
export async function listChangedUsers(db: Db, tenant: number, { since, after, top, ids, within }: DeltaQuery): Promise<DeltaRow<UserRow>[]> {
  const moved = since === null ? sql`f.deleted = 0` : sql`(f.version > ${since} or u.changed > ${since})`
  const named = ids === null ? sql`` : sql`and ${db.dialect.among(sql.ref('u.id'), ids)}`
  const seen = within === null ? sql`` : sql`and f.pk in (${unitKeys(db, tenant, 'user', within)})`
  const { rows } = await sql<Row & { deleted: number; version: number }>`
    select ${sql.join(USER_SELECTION.map((name) => sql.ref(name)))}, f.deleted from facts as f join users as u on u.pk = f.pk
    where f.tenant = ${tenant} and f.pk > ${after} and ${moved} ${named} ${seen} order by f.pk limit ${top + 1}`.execute(db.query)
  return rows.map(({ deleted, ...row }) => ({ row: decodeUser(row), fate: FATES[deleted] ?? 'gone', facts: row.version > (since ?? -1) }))
}

/** Groups that changed, or into which somebody came, or whom somebody left. */
export async function listChangedGroups(db: Db, tenant: number, { since, after, top, ids, within }: DeltaQuery): Promise<DeltaRow<GroupRow>[]> {
  const [deletedDateTime, groupPk] = [sql.ref('deletedDateTime'), sql.ref('groupPk')]
  const moved =
    since === null
      ? sql`g.${deletedDateTime} is null`
      : sql`(g.changed > ${since} or g.pk in (select ${groupPk} from ${sql.table('memberChanges')} where tenant = ${tenant} and changed > ${since}))`
  const named = ids === null ? sql`` : sql`and ${db.dialect.among(sql.ref('g.id'), ids)}`
  const seen = within === null ? sql`` : sql`and g.pk in (${unitKeys(db, tenant, 'group', within)})`
  const { rows } = await sql<Row>`
    select ${sql.join(GROUP_SELECTION.map((name) => sql.ref(name)))} from groups as g
    where g.tenant = ${tenant} and g.pk > ${after} and ${moved} ${named} ${seen} order by g.pk limit ${top + 1}`.execute(db.query)
  return rows.map((row) => ({ row: decodeGroup(row), fate: row['deletedDateTime'] === null ? 'here' : 'deleted', facts: false }))
}

/** The ids of groups that were deleted for good after a change of the tenant. */
export async function listGoneGroups(db: Db, tenant: number, since: number): Promise<Guid[]> {
  const rows = await db.query.selectFrom('goneGroups').select('id').where('tenant', '=', tenant).where('changed', '>', since).orderBy('id').execute()
  return rows.map(({ id }) => id)
}
