// Who came into groups and who left them within an operation, a line each, as the audit log tells it (D12).
import type { Guid } from '#model/guid.ts'
import { namesByPk } from '#store/audit-scan.ts'
import type { ObjectChange } from '#store/object-journal.ts'
import { ADD_MEMBER, REMOVE_MEMBER } from './audit-activities.ts'
import type { Activity } from './audit-activities.ts'
import type { ReadingRoom } from './room.ts'
import type { JournaledGroup } from './write-group-work.ts'

interface Move {
  readonly groupId: Guid
  readonly joins: boolean
  readonly kind: 'User' | 'Group'
  readonly pk: number
}

/** One who joined or left. */
export interface MemberLine {
  /** Among all of the operation. */
  readonly at: number
  readonly groupId: Guid
  readonly activity: Activity
  readonly member: { readonly kind: Move['kind']; readonly id: Guid; readonly displayName: string | null; readonly userPrincipalName: string | null }
}

function movesOf({ objectId, before, after }: ObjectChange): Move[] {
  const side = (group: object | null, joins: boolean): Move[] => {
    const { members, groups = [] } = group as JournaledGroup
    return [...members.map(({ userPk }) => ({ kind: 'User' as const, pk: userPk })), ...groups.map((pk) => ({ kind: 'Group' as const, pk }))].map((one) => ({ ...one, groupId: objectId, joins }))
  }
  return [...side(before, false), ...side(after, true)]
}

const PAGE = 1_000

/** The members whom an operation moved, from a place on; who is gone for good is not told. */
export async function* memberLines({ db, tenant }: ReadingRoom, objects: readonly ObjectChange[], from: number): AsyncGenerator<MemberLine> {
  const moves = objects.filter(({ type }) => type === 'groupLicenses').flatMap(movesOf)
  for (let start = from; start < moves.length; start += PAGE) {
    const page = moves.slice(start, start + PAGE)
    const pksOf = (kind: Move['kind']): number[] => page.filter((one) => one.kind === kind).map(({ pk }) => pk)
    const named = { User: await namesByPk(db, tenant.pk, 'users', pksOf('User')), Group: await namesByPk(db, tenant.pk, 'groups', pksOf('Group')) }
    for (const [index, { kind, pk, groupId, joins }] of page.entries()) {
      const member = named[kind].get(pk)
      if (member !== undefined) yield { at: start + index, groupId, activity: joins ? ADD_MEMBER : REMOVE_MEMBER, member: { kind, ...member } }
    }
  }
}

/** What an operation that changed a group's members alone is called; undefined when it changed none. */
export function membersActivity(change: Pick<ObjectChange, 'before' | 'after' | 'type' | 'objectId'>): Activity | undefined {
  const [first] = change.type === 'groupLicenses' ? movesOf(change) : []
  return first && (first.joins ? ADD_MEMBER : REMOVE_MEMBER)
}
