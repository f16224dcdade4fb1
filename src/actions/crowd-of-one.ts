import type { Crowd } from '#store/crowds.ts'
import { listMembershipsOf } from '#store/crowds.ts'
import type { LicensingGroup } from '#store/group-changes.ts'
import { giversTo, PARTS, readGroupsInUse, sourcesOf } from './licensed-groups.ts'
import type { ReadingRoom } from './room.ts'

/** The groups that give a person something. */
export async function groupsOfPerson({ db, tenant }: ReadingRoom, userPk: number, situationId: number): Promise<LicensingGroup[]> {
  const { licensed, nestings } = await readGroupsInUse(db, tenant.pk)
  const sources = licensed.flatMap((group) => sourcesOf(group, nestings))
  const alone = { people: [{ userPk, since: '', part: '' }] }
  const rows = await listMembershipsOf(db, tenant.pk, alone, [situationId], [...new Set(sources)])
  return [...new Set(rows.flatMap(({ groupPk }) => (groupPk === null ? [] : giversTo(groupPk, licensed, nestings))))]
}

/** One person with every group that gives something named. */
export async function crowdOfOne(room: ReadingRoom, userPk: number, situationId: number): Promise<Crowd> {
  const groups = await groupsOfPerson(room, userPk, situationId)
  return { people: [null, ...groups.map(({ pk }) => pk)].map((pk) => ({ userPk, since: '', part: PARTS.exactly(pk) })) }
}
