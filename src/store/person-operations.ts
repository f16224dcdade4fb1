import type { Guid } from '#model/guid.ts'
import type { Db } from './database.ts'
import { decodeOperation, OPERATION_COLUMNS, type OperationRow } from './operations.ts'

/** Operations that touched a person's licences or account, the newest first. */
export async function listPersonOperations(db: Db, tenant: number, person: { readonly pk: number; readonly id: Guid }, page: { readonly top: number; readonly skip: number }): Promise<OperationRow[]> {
  const rows = await db.query
    .selectFrom('operations as o')
    .select(OPERATION_COLUMNS.map((name) => `o.${name}` as const))
    .where('o.tenant', '=', tenant)
    .where(({ or, exists, selectFrom }) =>
      or([
        exists(selectFrom('journal as j').select('j.userPk').whereRef('j.operationPk', '=', 'o.pk').where('j.userPk', '=', person.pk)),
        exists(selectFrom('objectJournal as c').select('c.pk').where('c.tenant', '=', tenant).where('c.objectId', '=', person.id).whereRef('c.operationPk', '=', 'o.pk')),
      ]),
    )
    .orderBy('o.pk', 'desc')
    .limit(page.top)
    .offset(page.skip)
    .execute()
  return rows.map((row) => decodeOperation(row as never))
}
