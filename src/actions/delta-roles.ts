// Directory roles for delta queries: every role once with its members, then who came and who left.
import { BUILT_IN_ROLES } from '#engine/roles.ts'
import type { Guid } from '#model/guid.ts'
import { listChangesOfType } from '#store/object-journal.ts'
import { listRoleAssignments } from '#store/roles.ts'
import type { DeltaState } from './delta-token.ts'
import { directoryRole } from './directory-roles.ts'
import type { ReadingRoom } from './room.ts'

const WHOLE_DIRECTORY = '/'

interface Move {
  readonly member?: Guid
  readonly directoryScopeId?: string
}

const entry = (id: Guid, hasLeft: boolean) => ({ '@odata.type': '#microsoft.graph.user', id, ...(hasLeft && { '@removed': { reason: 'deleted' } }) })

/** By role, who came (false) and who left (true) since the round before: what happened last to each. */
async function movesOf({ db, tenant }: ReadingRoom, { journalSince, journalUntil }: DeltaState): Promise<Map<Guid, Map<Guid, boolean>>> {
  const moves = new Map<Guid, Map<Guid, boolean>>()
  for (const { objectId, before, after } of await listChangesOfType(db, tenant.pk, 'roleMember', journalSince, journalUntil)) {
    const { member, directoryScopeId } = (after ?? before) as Move
    if (member === undefined || directoryScopeId !== WHOLE_DIRECTORY) continue
    const ofRole = moves.get(objectId) ?? new Map<Guid, boolean>()
    moves.set(objectId, ofRole.set(member, after === null))
  }
  return moves
}

async function membersOf({ db, tenant }: ReadingRoom): Promise<Map<Guid, Map<Guid, boolean>>> {
  const held = await listRoleAssignments(db, tenant.pk, { unitPk: 0 })
  const byRole = Map.groupBy(held, ({ roleId }) => roleId)
  return new Map([...byRole].map(([roleId, rows]) => [roleId, new Map(rows.map(({ userId }) => [userId, false] as const))]))
}

/** All of a round: roles are few, so there is no second page. */
export async function tellRoles(room: ReadingRoom, state: DeltaState): Promise<{ readonly value: readonly Record<string, unknown>[]; readonly next: null }> {
  const { since, ids, select } = state
  const entries = await (since === null ? membersOf(room) : movesOf(room, state))
  const asked = BUILT_IN_ROLES.filter(({ templateId }) => (ids === null || ids.includes(templateId)) && (since === null || entries.has(templateId)))
  const names = select?.filter((name) => name !== 'members')
  const withMembers = select === null || select.includes('members')
  const value = asked.map((role) => {
    const { deletedDateTime: _never, ...record } = directoryRole(role)
    const shown = names === undefined ? record : Object.fromEntries(Object.entries(record).filter(([name]) => name === 'id' || names.includes(name)))
    const members = [...(entries.get(role.templateId) ?? [])].map(([id, hasLeft]) => entry(id, hasLeft))
    return { ...shown, ...(withMembers && members.length > 0 && { 'members@delta': members }) }
  })
  return { value, next: null }
}
