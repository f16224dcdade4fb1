import { resolveChange } from '#engine/resolve-change.ts'
import type { Change } from '#model/change.ts'
import { readSituation } from '#store/situations.ts'
import { findUser } from './find-user.ts'
import { findProfile } from './profiles.ts'
import type { ReadingRoom } from './room.ts'

/** The change with what a profile gives, or a colleague has, put into it. Throws 404. */
export async function withNamedSets(room: ReadingRoom, change: Change): Promise<Change> {
  const { profileId, copyFrom } = change
  if (profileId === null && copyFrom === null) return change
  const colleague = copyFrom === null ? null : await findUser(room.db, room.tenant.pk, copyFrom)
  return resolveChange(change, {
    ...(profileId !== null && { profile: (await findProfile(room, profileId)).licenses }),
    ...(colleague !== null && { copied: await readSituation(room.db, room.tenant.pk, colleague.situationId) }),
  })
}
