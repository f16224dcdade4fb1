import { notFound } from '#model/problem.ts'
import type { Db } from '#store/database.ts'
import { getUserRow } from '#store/users.ts'
import type { UserRow } from '#store/users.ts'

/** A person of this tenant by id or user name; 404 in Graph's words for anyone else's, for nobody's and for a deleted one's. */
export async function findUser(db: Db, tenant: number, idOrName: string): Promise<UserRow> {
  const row = await getUserRow(db, tenant, idOrName)
  if (row === undefined) throw notFound(idOrName)
  return row
}
