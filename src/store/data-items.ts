// What is known of people's data beside their licences: holds, sharing, sizes. Few have a row.
import { sql, type RawBuilder } from 'kysely'
import type { DataItemKind } from '#model/data-item.ts'
import { crowdRows, type Crowd } from './crowds.ts'
import type { Db } from './database.ts'
import { peopleCondition } from './people-query.ts'
import { KEY_COLUMNS, peopleTables, type PersonKey, type StoreTarget } from './targets.ts'

export interface DataItemRow {
  readonly kind: DataItemKind
  readonly held: boolean
  readonly shared: boolean
  readonly sizeGB: number | null
  /** The kinds, as bits, that it keeps without a licence. */
  readonly guards: number
}

/** What is known of one person's items. */
export async function listDataItems(db: Db, tenant: number, userPk: number): Promise<DataItemRow[]> {
  const rows = await db.query.selectFrom('dataItems').select(['kind', 'held', 'shared', 'sizeGB', 'guards']).where('tenant', '=', tenant).where('userPk', '=', userPk).execute()
  return rows.map((row) => ({ ...row, held: row.held === 1, shared: row.shared === 1 }))
}

/** Keeps what is known of an item. */
export async function putDataItem(db: Db, tenant: number, userPk: number, { kind, held, shared, sizeGB, guards }: DataItemRow): Promise<void> {
  const traits = { held: Number(held), shared: Number(shared), sizeGB, guards }
  await db.query
    .insertInto('dataItems')
    .values({ tenant, userPk, kind, ...traits })
    .onConflict((conflict) => conflict.columns(['userPk', 'kind']).doUpdateSet(traits))
    .execute()
}

/** Whose items are meant: a target's people, a crowd's, or those of an operation that is to be undone. */
export type Guarded = { readonly target: StoreTarget } | { readonly crowd: Crowd } | { readonly operationPk: number }

export interface GuardedClass extends PersonKey {
  readonly guards: number
  readonly count: number
}

async function meant(db: Db, tenant: number, of: Guarded): Promise<{ from: RawBuilder<unknown>; where: RawBuilder<unknown> }> {
  if ('crowd' in of) return { from: sql`facts as f`, where: sql`f.pk in (select m.${sql.ref('userPk')} from ${crowdRows(db, tenant, of.crowd)} as m)` }
  if ('operationPk' in of) return { from: sql`facts as f`, where: sql`f.pk in (select ${sql.ref('userPk')} from journal where ${sql.ref('operationPk')} = ${of.operationPk})` }
  const { where, profile } = await peopleCondition(db, tenant, of.target)
  return { from: peopleTables(profile), where }
}

/** How many people have items that keep without a licence, by their facts and by what is kept. */
export async function countGuarded(db: Db, tenant: number, of: Guarded, by: 'holds' | 'anything'): Promise<GuardedClass[]> {
  const any = await db.query.selectFrom('dataItems').select('userPk').where('tenant', '=', tenant).where('guards', '<>', 0).limit(1).executeTakeFirst()
  if (any === undefined) return []
  const { from, where } = await meant(db, tenant, of)
  const only = by === 'holds' ? sql`and held = 1` : sql``
  const keys = sql.join(Object.keys(KEY_COLUMNS).map((name) => sql.ref(`f.${name}`)))
  const { rows } = await sql<Omit<GuardedClass, 'accountEnabled'> & { accountEnabled: number }>`
    select ${keys}, g.guards, count(*) as count
    from (select ${sql.ref('userPk')}, cast(sum(guards) as bigint) as guards from ${sql.ref('dataItems')} where tenant = ${tenant} and guards <> 0 ${only} group by ${sql.ref('userPk')}) as g
      cross join ${from}
    where f.pk = g.${sql.ref('userPk')} and f.tenant = ${tenant} and f.deleted = 0 and ${where}
    group by ${keys}, g.guards`.execute(db.query)
  return rows.map((row) => ({ ...row, accountEnabled: row.accountEnabled === 1, count: Number(row.count) }))
}
