// Operations in the order of time, for the audit log, narrowed to those that touched one object when one is asked for.
import { sql } from 'kysely'
import type { Guid } from '#model/guid.ts'
import type { Db } from './database.ts'
import { decodeOperation, OPERATION_COLUMNS, type OperationRow } from './operations.ts'

export interface AuditScan {
  /** The pk of the operation to begin at, itself included; null for the first. */
  readonly from: number | null
  readonly descending: boolean
  readonly top: number
  /** Bounds of createdDateTime, themselves included. */
  readonly since?: string | undefined
  readonly until?: string | undefined
  /** Only what touched this person or object. */
  readonly objectId?: Guid | undefined
  readonly createdById?: Guid | undefined
}

/** Operations that have ended, from a pk on. */
export async function scanOperations(db: Db, tenant: number, { from, descending, top, since, until, objectId, createdById }: AuditScan): Promise<OperationRow[]> {
  let query = db.query.selectFrom('operations').select(OPERATION_COLUMNS).where('tenant', '=', tenant).where('state', 'in', ['succeeded', 'partial', 'failed'])
  if (from !== null) query = query.where('pk', descending ? '<=' : '>=', from)
  if (since !== undefined) query = query.where('createdDateTime', '>=', since)
  if (until !== undefined) query = query.where('createdDateTime', '<=', until)
  if (createdById !== undefined) query = query.where('createdById', '=', createdById)
  if (objectId !== undefined) {
    query = query.where(
      sql<boolean>`(exists (select 1 from ${sql.table('objectJournal')} as o where o.${sql.ref('operationPk')} = operations.pk and o.${sql.ref('objectId')} = ${objectId})
        or exists (select 1 from journal as j join users as u on u.pk = j.${sql.ref('userPk')}
          where j.${sql.ref('operationPk')} = operations.pk and u.tenant = ${tenant} and u.id = ${objectId}))`,
    )
  }
  const rows = await query.orderBy('pk', descending ? 'desc' : 'asc').limit(top).execute()
  return rows.map((row) => decodeOperation(row as never))
}

/** The client ids of apps by their object ids. */
export async function appIdsOf(db: Db, tenant: number, ids: readonly Guid[]): Promise<Map<Guid, Guid>> {
  const rows = await db.query
    .selectFrom('apps')
    .select(['id', 'appId'])
    .where('tenant', '=', tenant)
    .where(({ ref }) => db.dialect.among(ref('id'), ids))
    .execute()
  return new Map(rows.map(({ id, appId }) => [id, appId]))
}
