import type { OperationKind } from '#model/operation.ts'
import type { Guid } from '#model/guid.ts'
import type { Db } from './database.ts'

const MAKING: readonly OperationKind[] = ['createUser', 'inviteGuest', 'createGroup']

/** The ids of people and groups that somebody made, the oldest first. */
export async function listCreatedIds(db: Db, tenant: number, by: Guid, most: number): Promise<Guid[]> {
  const rows = await db.query
    .selectFrom('operations as o')
    .innerJoin('objectJournal as j', 'j.operationPk', 'o.pk')
    .select('j.objectId')
    .where('o.tenant', '=', tenant)
    .where('o.createdById', '=', by)
    .where('o.kind', 'in', MAKING)
    .where('j.before', 'is', null)
    .where('j.type', 'in', ['user', 'group'])
    .orderBy('j.pk')
    .limit(most)
    .execute()
  return rows.map(({ objectId }) => objectId)
}
