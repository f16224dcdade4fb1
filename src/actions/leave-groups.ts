import { findChangedMembers, getLicensingGroups } from '#store/group-changes.ts'
import { readGroupsInUse, sourcesOf } from './licensed-groups.ts'
import { reachedNested } from './reached-nested.ts'
import type { StoredPlan } from './plan-draft.ts'
import type { ActionRoom } from './room.ts'
import { writeGroups } from './write-group-work.ts'

/** Ends the memberships that a plan takes people out of, beside the licences that went with them. Throws 422 for who is in a group inside. */
export async function leaveGroups(room: ActionRoom, { classes }: StoredPlan, operationPk: number): Promise<void> {
  const { db, tenant } = room
  const situationsOf = new Map<string, number[]>()
  for (const { key, leaves = [] } of classes) {
    for (const groupId of leaves) situationsOf.set(groupId, [...(situationsOf.get(groupId) ?? []), key.situationId])
  }
  if (situationsOf.size === 0) return
  const groups = await getLicensingGroups(db, tenant.pk, [...situationsOf.keys()])
  const changes = []
  const { nestings } = await readGroupsInUse(db, tenant.pk)
  for (const { id, pk, displayName, assignedLicenses, includeNested } of groups) {
    for (const source of sourcesOf({ pk, includeNested }, nestings).filter((one) => one !== pk)) {
      if ((await findChangedMembers(db, tenant.pk, source, operationPk, situationsOf.get(id) ?? [])).length > 0) throw reachedNested(displayName ?? id)
    }
    const leaving = await findChangedMembers(db, tenant.pk, pk, operationPk, situationsOf.get(id) ?? [])
    changes.push({ id, pk, displayName: displayName ?? id, before: assignedLicenses, after: assignedLicenses, joining: [], leaving })
  }
  if (changes.length > 0) await writeGroups(room, changes, operationPk)
}
