import { listSituations } from '#store/situations.ts'
import type { UserParts } from '#store/users.ts'
import type { ReadingRoom } from './room.ts'
import { needsSituation, userRecord } from './user-record.ts'

/** People as records, their situations read once each. */
export async function userRecords(room: ReadingRoom, rows: readonly UserParts[], names: readonly string[]): Promise<Record<string, unknown>[]> {
  if (!needsSituation(names)) return rows.map((row) => userRecord(row, [], room.catalogue, names))
  const ids = new Set(rows.flatMap(({ situationId }) => situationId ?? []))
  const situations = await listSituations(room.db, room.tenant.pk, ids)
  return rows.map((row) => userRecord(row, situations.get(row.situationId ?? 0) ?? [], room.catalogue, names))
}
