// What a person or a group is in: groups, roles, administrative units.
import type { Verb } from '#engine/access.ts'
import { findBuiltInRole } from '#engine/roles.ts'
import type { Caller } from '#model/caller.ts'
import type { DirectoryObject } from '#model/directory-object.ts'
import { listUnitRows } from '#store/administrative-units.ts'
import { listGroupsAbove } from '#store/nested-groups.ts'
import { listRoleAssignments } from '#store/roles.ts'
import { directoryRole } from './directory-roles.ts'
import { groupObject } from './group-record.ts'
import { seeGroup, seeUser } from './reach.ts'
import { requireAccess } from './require-access.ts'
import type { Question, ReadingRoom } from './room.ts'
import { unitObject } from './unit-record.ts'

export interface MemberOfInput {
  readonly of: 'user' | 'group'
  /** Of a person also the user principal name. */
  readonly id: string
  readonly transitive: boolean
}

/** Throws 403, 404. People may see what they themselves are in. */
export const listMemberOf: Question<MemberOfInput, readonly DirectoryObject[]> = async (room, caller, input) => memberOf(room, caller, input, ['readGroups', 'readMemberships'])

/** The same by whichever of some verbs. */
export async function memberOf(room: ReadingRoom, caller: Caller, { of, id, transitive }: MemberOfInput, verbs: readonly Verb[]): Promise<readonly DirectoryObject[]> {
  const { db, tenant } = room
  const row = of === 'user' ? await seeUser(room, caller, id, ...verbs) : await seeGroup(room, caller, id, ...verbs)
  const own = caller.kind === 'user' && row.id === caller.id
  const within = requireAccess(caller, ...verbs, ...(own ? (['readSelf'] as const) : []))
  const groups = await listGroupsAbove(db, tenant.pk, { kind: of, pk: row.pk }, { transitive, within })
  const held = of === 'user' ? await listRoleAssignments(db, tenant.pk, { userPk: row.pk, unitPk: 0 }) : []
  const roles = held.flatMap(({ roleId }) => findBuiltInRole(roleId) ?? [])
  const units = await listUnitRows(db, tenant.pk, { kind: of, pk: row.pk })
  return [
    ...groups.map(groupObject),
    ...roles.map((role): DirectoryObject => ({ type: 'directoryRole', record: directoryRole(role) })),
    ...units.map(unitObject),
  ]
}
