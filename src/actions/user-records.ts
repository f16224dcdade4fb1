import type { Situation } from '#model/license.ts'
import { listSituations } from '#store/situations.ts'
import type { UserParts } from '#store/users.ts'
import type { ReadingRoom } from './room.ts'
import { needsSituation, userRecord } from './user-record.ts'

/** People as records, their situations read once each. */
export async function userRecords(room: ReadingRoom, rows: readonly UserParts[], names: readonly string[]): Promise<Record<string, unknown>[]> {
  const situations: ReadonlyMap<number, Situation> = needsSituation(names)
    ? await listSituations(room.db, room.tenant.pk, [...new Set(rows.map((row) => row.situationId))])
    : new Map<number, Situation>()
  return rows.map((row) => userRecord(row, situations.get(row.situationId) ?? [], room.catalogue, names))
}
