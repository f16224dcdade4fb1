// Who and what a caller can reach: what is outside their administrative units they do not find, and may not change.
import type { Verb } from '#engine/access.ts'
import type { Caller } from '#model/caller.ts'
import { denied, notFound } from '#model/problem.ts'
import { isWithinUnits } from '#store/administrative-units.ts'
import type { MemberKind } from '#store/administrative-units.ts'
import { getGroupRow } from '#store/groups.ts'
import type { GroupRow } from '#store/groups.ts'
import type { UserRow } from '#store/users.ts'
import { findUser } from './find-user.ts'
import { requireAccess } from './require-access.ts'
import type { Within } from './require-access.ts'
import type { ReadingRoom } from './room.ts'

const isWithin = async ({ db, tenant }: ReadingRoom, within: Within, kind: MemberKind, pk: number): Promise<boolean> =>
  within === null || isWithinUnits(db, tenant.pk, within, kind, pk)

/** Throws 403 for a person or a group outside the units. */
export async function requireReach(room: ReadingRoom, within: Within, kind: MemberKind, pk: number): Promise<void> {
  if (!(await isWithin(room, within, kind, pk))) throw denied()
}

/** Throws 403 for who may see nobody by any of these, 404 for a person whom they cannot see; everybody sees themselves. */
export async function requireSight(room: ReadingRoom, caller: Caller, user: string, { id, pk }: Pick<UserRow, 'id' | 'pk'>, ...verbs: readonly Verb[]): Promise<void> {
  const own = caller.kind === 'user' && caller.id === id
  const within = requireAccess(caller, ...verbs, ...(own ? (['readSelf'] as const) : []))
  if (!own && !(await isWithin(room, within, 'user', pk))) throw notFound(user)
}

/** A person whom the caller may see by one of these, or who is the caller. Throws 403, or 404 for whom they cannot see. */
export async function seeUser(room: ReadingRoom, caller: Caller, user: string, ...verbs: readonly Verb[]): Promise<UserRow> {
  const row = await findUser(room.db, room.tenant.pk, user)
  await requireSight(room, caller, user, row, ...verbs)
  return row
}

/** A group by its id; 404 in Graph's words. */
export async function findGroup({ db, tenant }: ReadingRoom, id: string, { deleted = false } = {}): Promise<GroupRow> {
  const row = await getGroupRow(db, tenant.pk, id.toLowerCase(), { deleted })
  if (row === undefined) throw notFound(id)
  return row
}

/** A group that the caller may see by one of these. Throws 403, or 404 for one that they cannot see. */
export async function seeGroup(room: ReadingRoom, caller: Caller, id: string, ...verbs: readonly Verb[]): Promise<GroupRow> {
  const within = requireAccess(caller, ...verbs)
  const row = await findGroup(room, id)
  if (await isWithin(room, within, 'group', row.pk)) return row
  throw notFound(id)
}

/** A group that the caller may change by this. Throws 404, or 403 for one outside their units. */
export async function reachGroup(room: ReadingRoom, caller: Caller, id: string, verb: Verb, options: { deleted?: boolean } = {}): Promise<GroupRow> {
  const within = requireAccess(caller, verb)
  const row = await findGroup(room, id, options)
  await requireReach(room, within, 'group', row.pk)
  return row
}
