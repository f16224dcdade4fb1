// Whether what a group gives reaches the members of the groups inside it (D6).
import { insertObjectJournal } from '#store/object-journal.ts'
import { getLicensingGroups, listNestings, updateGroupRow } from '#store/group-changes.ts'
import { lockPools } from '#store/pools.ts'
import { notFound } from '#model/problem.ts'
import { PARTS, sourcesOf } from './licensed-groups.ts'
import { reachGroup } from './reach.ts'
import { recordOperation } from './record-operation.ts'
import type { Action } from './room.ts'
import { settleAfter, settleCrowd } from './settle.ts'
import { wrongValue } from './wrong-value.ts'

export interface GroupOptions {
  readonly id: string
  readonly includeNested: boolean
}

/** Changes the option of a group, and gives or takes what follows. Throws 400, 404. */
export const setGroupOptions: Action<{ readonly group: string; readonly body: unknown }, GroupOptions> = async (room, caller, { group, body }) => {
  const { db, tenant } = room
  await lockPools(db, tenant.pk)
  const { id } = await reachGroup(room, caller, group, 'assignGroupLicense')
  const includeNested = (body as { includeNested?: unknown } | null)?.includeNested
  if (typeof includeNested !== 'boolean') throw wrongValue('includeNested', includeNested, 'true or false')
  const [row] = await getLicensingGroups(db, tenant.pk, [id])
  if (row === undefined) throw notFound(id)
  if (row.includeNested === includeNested) return { id, includeNested }
  await updateGroupRow(db, tenant.pk, row, { includeNested })
  const operation = await recordOperation(room, caller, { kind: 'updateGroup', total: 1 })
  await insertObjectJournal(db, tenant.pk, operation.pk, { type: 'group', objectId: id, before: { includeNested: row.includeNested }, after: { includeNested } })
  const inside = sourcesOf({ ...row, includeNested: true }, await listNestings(db, tenant.pk)).filter((pk) => pk !== row.pk)
  const part = includeNested ? PARTS.joining(row.pk) : PARTS.leaving(row.pk)
  const members = [{ groupPk: row.pk, part: PARTS.joining(row.pk) }, ...inside.map((groupPk) => ({ groupPk, part }))]
  const settled = row.assignedLicenses.length === 0 ? null : await settleCrowd(room, caller, 'settleGroups', { members }, operation.id)
  if (settled !== null) await settleAfter(room, caller, settled)
  return { id, includeNested }
}
