import type { DirectoryObject } from '#model/directory-object.ts'
import { listCreatedIds } from '#store/created-objects.ts'
import { objectsOf } from './objects-of.ts'
import { seeUser } from './reach.ts'
import { requireAccess } from './require-access.ts'
import type { Question } from './room.ts'

const MOST_CREATED = 1_000

/** The people and groups that somebody made, and that are still here. */
export const listCreatedObjects: Question<{ readonly user: string }, readonly DirectoryObject[]> = async (room, caller, { user }) => {
  const { id } = await seeUser(room, caller, user, 'readUsers')
  const own = caller.kind === 'user' && caller.id === id
  return objectsOf(room, requireAccess(caller, 'readUsers', ...(own ? (['readSelf'] as const) : [])), await listCreatedIds(room.db, room.tenant.pk, id, MOST_CREATED))
}

