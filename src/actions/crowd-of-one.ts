import type { Crowd } from '#store/crowds.ts'
import { listMembershipsOf } from '#store/crowds.ts'
import { giversTo, PARTS, readGroupsInUse, sourcesOf } from './licensed-groups.ts'
import type { ActionRoom } from './room.ts'

/** One person with every group that gives something named. */
export async function crowdOfOne({ db, tenant }: ActionRoom, userPk: number, situationId: number): Promise<Crowd> {
  const { licensed, nestings } = await readGroupsInUse(db, tenant.pk)
  const sources = licensed.flatMap((group) => sourcesOf(group, nestings))
  const alone = { people: [{ userPk, since: '', part: PARTS.exactly(null) }] }
  const rows = await listMembershipsOf(db, tenant.pk, alone, [situationId], [...new Set(sources)])
  const givers = rows.flatMap(({ groupPk }) => (groupPk === null ? [] : giversTo(groupPk, licensed, nestings)))
  const parts = [...new Set(givers.map(({ pk }) => PARTS.exactly(pk)))]
  return { people: [...alone.people, ...parts.map((part) => ({ userPk, since: '', part }))] }
}
