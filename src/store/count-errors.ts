import { sql } from 'kysely'
import type { Guid } from '#model/guid.ts'
import type { Db } from './database.ts'
import { allSituations } from './situations.ts'

/** By product, how many people have it in an error state (licenseAssignmentState.error other than None). */
export async function countUsersInError(db: Db, tenant: number): Promise<Map<Guid, number>> {
  const failing = [...(await allSituations(db, tenant))].flatMap(([id, records]) => {
    const skuIds = new Set(records.filter(({ error }) => error !== 'None').map(({ skuId }) => skuId))
    return skuIds.size > 0 ? [{ id, skuIds }] : []
  })
  const counts = new Map<Guid, number>()
  if (failing.length === 0) return counts
  const { rows } = await sql<{ situationId: number; count: number }>`
    select f.${sql.ref('situationId')}, count(*) as count from facts as f
    where f.tenant = ${tenant} and f.deleted = 0 and ${db.dialect.among(sql.ref('f.situationId'), failing.map(({ id }) => id))}
    group by f.${sql.ref('situationId')}`.execute(db.query)
  const people = new Map(rows.map(({ situationId, count }) => [situationId, Number(count)]))
  for (const { id, skuIds } of failing) for (const skuId of skuIds) counts.set(skuId, (counts.get(skuId) ?? 0) + (people.get(id) ?? 0))
  return counts
}
