// Whom an undo gives licences of a group back that they have left since: named before, put right in the same transaction.
import type { Guid } from '#model/guid.ts'
import { listOutside } from '#store/crowds.ts'
import type { Outsider } from '#store/crowds.ts'
import { getLicensingGroups } from '#store/group-changes.ts'
import { listSituations } from '#store/situations.ts'
import type { GroupChange } from './group-work.ts'
import { readGroupsInUse, sourcesOf } from './licensed-groups.ts'
import type { ReadingRoom } from './room.ts'

interface Restored {
  readonly operationPk: number
  /** On which side of the operation's journal the situations stand that come back. */
  readonly side: 'before' | 'after'
  readonly situationIds: Iterable<number>
}

const givesBy = (groupId: Guid) => ({ assignedByGroup }: { readonly assignedByGroup: Guid | null }): boolean => assignedByGroup === groupId

/** The people who have, or would have, licences of one of these groups and are not in it, nor come back into it. */
export async function findOutside({ db, tenant }: ReadingRoom, { operationPk, side, situationIds }: Restored, groups: readonly GroupChange[]): Promise<Outsider[]> {
  const situations = [...(await listSituations(db, tenant.pk, new Set(situationIds)))]
  const { nestings } = await readGroupsInUse(db, tenant.pk)
  const found = new Map<number, Outsider>()
  for (const row of await getLicensingGroups(db, tenant.pk, groups.map(({ id }) => id))) {
    const group = groups.find(({ pk }) => pk === row.pk)
    const given = situations.filter(([, situation]) => situation.some(givesBy(row.id))).map(([id]) => id)
    if (given.length === 0 || (group?.groupsJoining?.length ?? 0) > 0) continue
    const joining = new Set(group?.joining.map(({ userPk }) => userPk))
    const outside = await listOutside(db, tenant.pk, { operationPk, side, situationIds: given }, sourcesOf(row, nestings))
    for (const one of outside) if (!joining.has(one.pk)) found.set(one.pk, one)
  }
  return [...found.values()]
}
