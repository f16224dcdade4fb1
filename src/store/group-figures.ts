// How many are in groups, wait for what they give, or cannot have it; for a page of groups at once.
import type { Guid } from '#model/guid.ts'
import type { Db } from './database.ts'
import { allSituations } from './situations.ts'

type Counts = ReadonlyMap<number, number>

/** For each of these groups how many people are directly in it; none are left out. */
export async function countMembersOf(db: Db, tenant: number, groupPks: readonly number[]): Promise<Counts> {
  const rows = await db.query
    .selectFrom('memberships as m')
    .innerJoin('facts as f', 'f.pk', 'm.userPk')
    .select(({ fn }) => ['m.groupPk as groupPk', fn.countAll<number>().as('count')])
    .where('m.tenant', '=', tenant)
    .where('f.deleted', '=', 0)
    .where('m.groupPk', 'in', [0, ...groupPks])
    .groupBy('m.groupPk')
    .execute()
  return new Map(rows.map(({ groupPk, count }) => [groupPk, count]))
}

/** For each of these groups how many groups are directly inside it. */
export async function countGroupsInside(db: Db, tenant: number, groupPks: readonly number[]): Promise<Counts> {
  const rows = await db.query
    .selectFrom('nestings')
    .select(({ fn }) => ['groupPk', fn.countAll<number>().as('count')])
    .where('tenant', '=', tenant)
    .where('groupPk', 'in', [0, ...groupPks])
    .groupBy('groupPk')
    .execute()
  return new Map(rows.map(({ groupPk, count }) => [groupPk, count]))
}

/** For each of these groups how many people wait for a seat of what it gives. */
export async function countWaitingIn(db: Db, tenant: number, groupPks: readonly number[]): Promise<Counts> {
  const rows = await db.query
    .selectFrom('waiting')
    .select(({ fn }) => ['groupPk', fn.count<number>('userPk').distinct().as('count')])
    .where('tenant', '=', tenant)
    .where('groupPk', 'in', [0, ...groupPks])
    .groupBy('groupPk')
    .execute()
  return new Map(rows.map(({ groupPk, count }) => [groupPk, count]))
}

/** How many people have something from a group in error, by the group's id. */
export async function countInErrorByGroup(db: Db, tenant: number): Promise<ReadonlyMap<Guid, number>> {
  const groupsOf = new Map<number, readonly Guid[]>()
  for (const [id, situation] of await allSituations(db, tenant)) {
    const groups = new Set(situation.flatMap(({ assignedByGroup, error }) => (error === 'None' ? [] : (assignedByGroup ?? []))))
    if (groups.size > 0) groupsOf.set(id, [...groups])
  }
  if (groupsOf.size === 0) return new Map()
  const rows = await db.query
    .selectFrom('facts')
    .select(({ fn }) => ['situationId', fn.countAll<number>().as('people')])
    .where('tenant', '=', tenant)
    .where('deleted', '=', 0)
    .where(({ ref }) => db.dialect.among(ref('situationId'), [...groupsOf.keys()]))
    .groupBy('situationId')
    .execute()
  const counts = new Map<Guid, number>()
  for (const { situationId, people } of rows) for (const group of groupsOf.get(situationId) ?? []) counts.set(group, (counts.get(group) ?? 0) + people)
  return counts
}
