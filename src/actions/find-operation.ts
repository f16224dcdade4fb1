import type { Guid } from '#model/guid.ts'
import { isGuid } from '#model/guid.ts'
import { notFound } from '#model/problem.ts'
import { lockOperation } from '#store/claim-operation.ts'
import type { Db } from '#store/database.ts'
import { getOperation } from '#store/operations.ts'
import type { OperationRow } from '#store/operations.ts'

/** An operation of this tenant. Throws 404. */
export async function findOperation(db: Db, tenant: number, id: Guid): Promise<OperationRow> {
  const row = isGuid(id) ? await getOperation(db, tenant, id) : undefined
  if (row === undefined) throw notFound(id)
  return row
}

/** The same, locked until the transaction ends; waits for whoever is at work on it. */
export async function findOperationAlone(db: Db, tenant: number, id: Guid): Promise<OperationRow> {
  const row = isGuid(id) ? await lockOperation(db, tenant, id) : undefined
  if (row === undefined) throw notFound(id)
  return row
}
