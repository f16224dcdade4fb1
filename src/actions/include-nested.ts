// Whether what a group gives reaches the members of the groups inside it (D6).
import { getLicensingGroups } from '#store/group-changes.ts'
import { lockPools } from '#store/pools.ts'
import { notFound } from '#model/problem.ts'
import { changeReach, unchangedGroup } from './nest-groups.ts'
import { reachGroup } from './reach.ts'
import type { Action } from './room.ts'
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
  if (row.includeNested !== includeNested) {
    const named = (value: boolean): object => ({ displayName: row.displayName, includeNested: value })
    await changeReach(room, caller, { ...(await unchangedGroup(room, row)), includeNested }, { before: named(row.includeNested), after: named(includeNested) })
  }
  return { id, includeNested }
}
