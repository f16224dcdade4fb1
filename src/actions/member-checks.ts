// Which groups, roles and units somebody is in, by their ids: checkMember... and getMember... of Graph.
import type { DirectoryObject } from '#model/directory-object.ts'
import type { Guid } from '#model/guid.ts'
import { getGroupRow } from '#store/groups.ts'
import { memberOf } from './list-member-of.ts'
import type { Question } from './room.ts'

export interface MemberIdsInput {
  /** A person's id or user principal name, or a group's id. */
  readonly object: string
  readonly securityEnabledOnly: boolean
  /** Roles and units too, not groups alone. */
  readonly everything: boolean
}

/** The ids of what an object is in, at any depth. */
export const listMemberIds: Question<MemberIdsInput, readonly Guid[]> = async (room, caller, { object, securityEnabledOnly, everything }) => {
  const group = await getGroupRow(room.db, room.tenant.pk, object.toLowerCase())
  const objects = await memberOf(room, caller, { of: group === undefined ? 'user' : 'group', id: object, transitive: true }, ['readGroups', 'readMembershipChecks'])
  const isWanted = ({ type, record }: DirectoryObject): boolean =>
    type === 'group' ? !securityEnabledOnly || record['securityEnabled'] === true : everything && (type === 'directoryRole' || !securityEnabledOnly)
  return objects.filter(isWanted).map(({ record }) => String(record['id']))
}
