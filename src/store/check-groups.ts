// What must be true of the licences that come from groups: they agree with memberships, with what the groups give, all or
// nothing (D3), and the queue agrees with them (D2).
import { sql } from 'kysely'
import { isInForce, type LicenseRecord, type Situation } from '#model/license.ts'
import type { Db } from './database.ts'
import type { Fault } from './fault.ts'
import { listLicensedGroups, listNestings, type LicensingGroup, type Nesting } from './group-changes.ts'
import { allSituations, poolKeyOf } from './situations.ts'

const name = (text: string): ReturnType<typeof sql> => sql.ref(text)

/** Kept although the group has taken it back, or gives less: something else depends on it (D4). */
const isHeld = ({ state, error }: LicenseRecord): boolean => state === 'ActiveWithError' && error === 'DependencyViolation'

/** What is wrong with a member's licences from one group; empty when they are what the group gives, whole or not at all. */
function faultOf(situation: Situation, group: LicensingGroup | undefined): string {
  const records = situation.filter(({ assignedByGroup, ...record }) => assignedByGroup === group?.id && !isHeld({ assignedByGroup, ...record }))
  const held = situation.filter((record) => record.assignedByGroup === group?.id && isHeld(record))
  const wanted = group?.assignedLicenses ?? []
  const textOf = (one: Pick<LicenseRecord, 'skuId' | 'disabledPlans'>): string => `${one.skuId} ${[...one.disabledPlans].sort().join()}`
  const missing = wanted.filter((one) => !records.some((record) => textOf(record) === textOf(one)) && !held.some(({ skuId }) => skuId === one.skuId))
  if (missing.length > 0) return 'lacks what the group gives'
  if (records.some((record) => !wanted.some((one) => textOf(one) === textOf(record)))) return 'has what the group does not give'
  const failed = records.filter(({ state }) => state === 'Error')
  if (failed.length > 0 && records.some(isInForce)) return 'has a part of what the group gives'
  return ''
}

/** The pks of the groups whose direct members get what a group gives. */
function sourcesOf({ pk, includeNested }: LicensingGroup, nestings: readonly Nesting[]): number[] {
  const found = new Set([pk])
  for (const one of includeNested ? found : []) for (const { groupPk, memberPk } of nestings) if (groupPk === one) found.add(memberPk)
  return [...found]
}

/** Everyone's licences from groups against groups and memberships, class by class. */
export async function checkGroups(db: Db, tenant: number): Promise<Fault[]> {
  const licensed = await listLicensedGroups(db, tenant)
  const nestings = await listNestings(db, tenant)
  const situations = await allSituations(db, tenant)
  const faults: Fault[] = []
  const rule = 'Licences from groups are those of the groups somebody is in'
  for (const group of licensed) {
    const { rows } = await sql<{ situationId: number; userPk: number }>`
      select f.${name('situationId')}, min(f.pk) as ${name('userPk')} from facts as f
      where f.tenant = ${tenant} and f.deleted = 0 and f.pk in (
        select ${name('userPk')} from memberships where tenant = ${tenant} and ${db.dialect.among(name('groupPk'), sourcesOf(group, nestings))})
      group by f.${name('situationId')}`.execute(db.query)
    for (const { situationId, userPk } of rows) {
      const fault = faultOf(situations.get(situationId) ?? [], group)
      if (fault !== '') faults.push({ rule, tenant, detail: `user pk ${userPk} ${fault} (${group.id})` })
    }
  }
  return [...faults, ...(await checkStrangers(db, tenant, licensed, nestings, situations)), ...(await checkQueue(db, tenant, situations))]
}

/** Nobody has a licence from a group that they are not in, but for one that is held (D4). */
async function checkStrangers(db: Db, tenant: number, licensed: readonly LicensingGroup[], nestings: readonly Nesting[], situations: ReadonlyMap<number, Situation>): Promise<Fault[]> {
  const faults: Fault[] = []
  const given = new Set([...situations.values()].flat().flatMap((record) => (record.assignedByGroup === null || isHeld(record) ? [] : record.assignedByGroup)))
  for (const groupId of given) {
    const ids = [...situations].filter(([, situation]) => situation.some((record) => record.assignedByGroup === groupId && !isHeld(record))).map(([id]) => id)
    const group = licensed.find(({ id }) => id === groupId)
    const sources = group === undefined ? [] : sourcesOf(group, nestings)
    const { rows } = await sql<{ pk: number }>`
      select f.pk from facts as f where f.tenant = ${tenant} and f.deleted = 0 and ${db.dialect.among(name('f.situationId'), ids)}
        and f.pk not in (select ${name('userPk')} from memberships where tenant = ${tenant} and ${db.dialect.among(name('groupPk'), sources)}) limit 100`.execute(db.query)
    faults.push(...rows.map(({ pk }) => ({ rule: 'Nobody has licences of a group that they are not in', tenant, detail: `user pk ${pk}, group ${groupId}` })))
  }
  return faults
}

/** Whoever has a group's licence in error for want of a seat waits for one, and nobody else waits for a group's. */
async function checkQueue(db: Db, tenant: number, situations: ReadonlyMap<number, Situation>): Promise<Fault[]> {
  const waits = [...situations].flatMap(([situationId, records]) =>
    records
      .filter(({ state, error, assignedByGroup }) => state === 'Error' && error === 'CountViolation' && assignedByGroup !== null)
      .map((record) => ({ situationId, poolKey: poolKeyOf(record), groupId: record.assignedByGroup })),
  )
  const rows = db.dialect.records(waits, { situationId: 'whole', poolKey: 'text', groupId: 'text' })
  const { rows: wrong } = await sql<{ detail: string }>`
    select 'user pk ' || f.pk || ' should wait for ' || w.${name('poolKey')} as detail
    from facts as f join ${rows} as w on w.${name('situationId')} = f.${name('situationId')} join groups as g on g.id = w.${name('groupId')} and g.tenant = ${tenant}
    where f.tenant = ${tenant} and f.deleted = 0 and not exists (
      select 1 from waiting as q where q.tenant = ${tenant} and q.${name('poolKey')} = w.${name('poolKey')} and q.${name('userPk')} = f.pk and q.${name('groupPk')} = g.pk)
    union all
    select 'user pk ' || q.${name('userPk')} || ' waits for ' || q.${name('poolKey')} || ' without a licence in error'
    from waiting as q join facts as f on f.pk = q.${name('userPk')} join groups as g on g.pk = q.${name('groupPk')}
    where q.tenant = ${tenant} and q.${name('groupPk')} <> 0 and not exists (
      select 1 from ${rows} as w where w.${name('situationId')} = f.${name('situationId')} and w.${name('poolKey')} = q.${name('poolKey')} and w.${name('groupId')} = g.id)`.execute(db.query)
  return wrong.map(({ detail }) => ({ rule: 'The queue is of those who lack a seat', tenant, detail }))
}
