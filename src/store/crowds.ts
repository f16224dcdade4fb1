// Crowds: the people whom a change of groups is for. They are counted by class, seated in the order of the queue
// (D2: since when, then id), and journaled, each with one statement, however many they are.
import { sql, type RawBuilder } from 'kysely'
import type { Guid } from '#model/guid.ts'
import { classTable } from './class-table.ts'
import { countClasses, type Fingerprint } from './count-classes.ts'
import type { Db } from './database.ts'
import { mergeClasses } from './merge-classes.ts'
import { asKey, KEY_COLUMNS, KEY_VALUES, rangeOf, sameKey, type PersonKey, type PkRange } from './targets.ts'

/** A group whose members are meant, under the name of the part that they play. */
export interface Source {
  readonly groupPk: number
  readonly part: string
}

/** A person who is meant by name, since when they want it, and the part that they play. */
export interface Named {
  readonly userPk: number
  readonly since: string
  readonly part: string
}

/** Everyone whom any of these means, once, with all the parts they play; plain data, fit to be kept with a plan. */
export interface Crowd {
  readonly members?: readonly Source[]
  readonly people?: readonly Named[]
  /** Whoever waits for a seat in one of these pools; the parts are what was wished, none for a group's licence. */
  readonly waitingFor?: readonly string[]
  /** Whoever has one of these situations, of a group's members when one is named; they play the part, if there is one. */
  readonly inSituations?: { readonly situationIds: readonly number[]; readonly groupPk: number | null; readonly part?: string }
  /** Whom an operation changed, of those who now have one of these situations. */
  readonly changedBy?: { readonly operationPk: number; readonly situationIds: readonly number[] }
}

/** What stands between the parts that one person plays. */
const BETWEEN_PARTS = ';'

/** The parts that a person plays, by name. */
export const partsOf = ({ part }: Pick<CrowdKey, 'part'>): string[] => part.split(BETWEEN_PARTS).filter((one) => one !== '')

/** People with equal facts who play the same part. */
export interface CrowdKey extends PersonKey {
  readonly part: string
}

export interface CrowdClass extends CrowdKey, Fingerprint {}

/** What becomes of those of a class who stand in a part of the queue: after one place, up to another. */
export interface CrowdPart<Key extends CrowdKey = CrowdKey> {
  readonly key: Key
  readonly above: string | null
  readonly upTo: string | null
}

const CROWD_COLUMNS = { ...KEY_COLUMNS, part: 'text' } as const
const LAST = '~'

const name = (text: string): RawBuilder<unknown> => sql.ref(text)
const within = (column: string, range: PkRange | undefined): RawBuilder<unknown> =>
  range === undefined ? sql`` : sql`and ${name(column)} > ${range.pkFrom} and ${name(column)} <= ${range.pkTo}`

type Rows = (db: Db, tenant: number, crowd: Crowd, range: PkRange | undefined) => RawBuilder<unknown> | undefined

/** For each way of meaning people, rows of userPk, since and part. */
const WAYS: readonly Rows[] = [
  ({ dialect }, tenant, { members }, range) => {
    const [first, ...others] = members ?? []
    if (first === undefined) return undefined
    // A bare comparison walks the members of one group in the order of their pks.
    const sources = others.length === 0 ? undefined : dialect.records(members ?? [], { groupPk: 'whole', part: 'text' })
    return sources === undefined
      ? sql`select ${name('userPk')}, since, ${sql.lit(first.part)} as part from memberships
          where ${name('groupPk')} = ${first.groupPk} and tenant = ${tenant} ${within('userPk', range)}`
      : sql`select m.${name('userPk')}, min(m.since) as since, s.part from memberships as m join ${sources} as s on s.${name('groupPk')} = m.${name('groupPk')}
          where m.tenant = ${tenant} ${within('m.userPk', range)} group by m.${name('userPk')}, s.part`
  },
  ({ dialect }, _tenant, { people }, range) =>
    people === undefined || people.length === 0
      ? undefined
      : sql`select ${name('userPk')}, since, part from ${dialect.records(people, { userPk: 'whole', since: 'text', part: 'text' })} as named
          where 1 = 1 ${within('userPk', range)}`,
  // Whoever waits for several things is seated as the one who has waited longest.
  ({ dialect }, tenant, { waitingFor }, range) =>
    waitingFor &&
    sql`select ${name('userPk')}, min(${name('waitingSince')} || ' ' || since) as since,
      coalesce(string_agg(nullif(wish, ''), ${sql.lit(BETWEEN_PARTS)} order by ${name('waitingSince')}, wish), '') as part from waiting
      where tenant = ${tenant} and ${dialect.among(name('poolKey'), waitingFor)} ${within('userPk', range)} group by ${name('userPk')}`,
  ({ dialect }, tenant, { inSituations }, range) => {
    if (inSituations === undefined) return undefined
    const { situationIds, groupPk, part = '' } = inSituations
    const members = groupPk === null ? sql`` : sql`join memberships as m on m.${name('userPk')} = n.pk and m.${name('groupPk')} = ${groupPk}`
    return sql`select n.pk as ${name('userPk')}, ${groupPk === null ? sql`''` : sql`m.since`} as since, ${sql.lit(part)} as part from facts as n ${members}
      where n.tenant = ${tenant} and ${dialect.among(name('n.situationId'), situationIds)} ${within('n.pk', range)}`
  },
  ({ dialect }, tenant, { changedBy }, range) =>
    changedBy &&
    sql`select j.${name('userPk')}, '' as since, '' as part from journal as j join facts as n on n.pk = j.${name('userPk')}
      where j.${name('operationPk')} = ${changedBy.operationPk} and j.tenant = ${tenant}
        and ${dialect.among(name('n.situationId'), changedBy.situationIds)} ${within('j.userPk', range)}`,
]

/** Each person once, with since when the first of their parts is theirs. */
export function crowdRows(db: Db, tenant: number, crowd: Crowd, range?: PkRange): RawBuilder<unknown> {
  const ways = WAYS.flatMap((rows) => rows(db, tenant, crowd, range) ?? [])
  const [only, ...others] = ways
  if (only === undefined) return sql`(select 0 as ${name('userPk')}, '' as since, '' as part where 1 = 0)`
  if (others.length === 0 && (crowd.members?.length ?? 0) < 2 && crowd.people === undefined) return sql`(${only})`
  return sql`(select ${name('userPk')}, min(since) as since, string_agg(part, ${sql.lit(BETWEEN_PARTS)} order by part) as part
    from (${sql.join(ways, sql` union all `)}) as meant group by ${name('userPk')})`
}

const isHere = (tenant: number): RawBuilder<unknown> => sql`f.tenant = ${tenant} and f.deleted = 0`
const CROWD_VALUES = [...KEY_VALUES, sql`m.part`]
const sameCrowdKey = (db: Db): RawBuilder<unknown> => sql`${sameKey(db, 'f', 'c')} and c.part = m.part`
/** Where a person stands in the queue. */
const place = sql`m.since || ' ' || u.id`

/** The classes of a crowd, and the highest version among its people (0 for nobody). */
export const crowdClasses = (db: Db, tenant: number, crowd: Crowd): Promise<{ classes: CrowdClass[]; maxVersion: number }> =>
  countClasses<CrowdKey>(db, {
    tenant,
    columns: CROWD_COLUMNS,
    values: CROWD_VALUES,
    from: sql`${crowdRows(db, tenant, crowd)} as m join facts as f on f.pk = m.${name('userPk')} where ${isHere(tenant)}`,
  })

const asCrowdKey = ({ situationId, usageLocation, userType, accountEnabled, takenAddress, part }: CrowdKey) => ({
  ...asKey({ situationId, usageLocation, userType, accountEnabled, takenAddress }),
  part,
})

/** Each page sorts the crowd anew, so they are large; most queues end within the first. */
const PAGE = 50_000

/** The lowest range that holds everyone of a crowd. */
export const crowdRange = (db: Db, tenant: number, crowd: Crowd): Promise<PkRange> => rangeOf(db, sql`from ${crowdRows(db, tenant, crowd)} as m`, 'm.userPk')

/** Of a crowd's people with certain situations, in which of some groups each is. */
export async function listMembershipsOf(db: Db, tenant: number, crowd: Crowd, situationIds: readonly number[], groupPks: readonly number[]): Promise<{ userPk: number; groupPk: number | null }[]> {
  const { rows } = await sql<{ userPk: number; groupPk: number | null }>`
    select f.pk as ${name('userPk')}, g.${name('groupPk')} from ${crowdRows(db, tenant, crowd)} as m join facts as f on f.pk = m.${name('userPk')}
      left join memberships as g on g.${name('userPk')} = f.pk and ${db.dialect.among(name('g.groupPk'), groupPks)}
    where ${isHere(tenant)} and ${db.dialect.among(name('f.situationId'), situationIds)} order by f.pk, g.${name('groupPk')}`.execute(db.query)
  return rows
}

/** Those of a crowd whom an operation did not meet: how many, and the first of them by name. */
export async function countNewSince(db: Db, tenant: number, crowd: Crowd, operationPk: number, top: number): Promise<{ count: number; names: string[] }> {
  const { rows } = await sql<{ name: string; total: number }>`
    select coalesce(u.${name('displayName')}, u.${name('userPrincipalName')}) as name, count(*) over () as total
    from ${crowdRows(db, tenant, crowd)} as m join facts as f on f.pk = m.${name('userPk')} join users as u on u.pk = f.pk
    where ${isHere(tenant)} and not exists (select 1 from journal as j where j.${name('operationPk')} = ${operationPk} and j.tenant = ${tenant} and j.${name('userPk')} = f.pk)
    order by u.pk limit ${top}`.execute(db.query)
  return { count: Number(rows[0]?.total ?? 0), names: rows.map((row) => row.name) }
}

export interface Outsider {
  readonly pk: number
  readonly name: string
}

/** Those of an operation, not changed since, whose situation before or after it is one of these and who are in none of the groups. */
export async function listOutside(
  db: Db,
  tenant: number,
  { operationPk, side, situationIds }: { readonly operationPk: number; readonly side: 'before' | 'after'; readonly situationIds: readonly number[] },
  groupPks: readonly number[],
): Promise<Outsider[]> {
  const { rows } = await sql<Outsider>`
    select f.pk, coalesce(u.${name('displayName')}, u.${name('userPrincipalName')}) as name
    from journal as j join facts as f on f.pk = j.${name('userPk')} join users as u on u.pk = f.pk
    where j.${name('operationPk')} = ${operationPk} and j.tenant = ${tenant} and ${isHere(tenant)} and f.${name('situationId')} = j.${name('afterSituationId')}
      and ${db.dialect.among(name(`j.${side}SituationId`), situationIds)}
      and not exists (select 1 from memberships as m where m.${name('userPk')} = f.pk and m.tenant = ${tenant} and ${db.dialect.among(name('m.groupPk'), groupPks)})
    order by f.pk`.execute(db.query)
  return rows
}

/** The people of some classes in the order of the queue, each with the place where they stand. */
export async function* streamQueue(
  db: Db,
  tenant: number,
  crowd: Crowd,
  classes: readonly CrowdKey[],
  classIndexes: readonly number[],
): AsyncGenerator<{ place: string; classIndex: number }> {
  const wanted = classIndexes.map((classIndex) => ({ classIndex, ...asCrowdKey(classes[classIndex]!) }))
  const keys = db.dialect.records(wanted, { classIndex: 'whole', ...CROWD_COLUMNS })
  for (let last = ''; ; ) {
    const { rows } = await sql<{ place: string; classIndex: number }>`
      select ${place} as place, c.${name('classIndex')}
      from ${crowdRows(db, tenant, crowd)} as m join facts as f on f.pk = m.${name('userPk')} join users as u on u.pk = f.pk join ${keys} as c on ${sameCrowdKey(db)}
      where ${isHere(tenant)} and ${place} > ${last} order by place limit ${PAGE}`.execute(db.query)
    yield* rows
    if (rows.length < PAGE) return
    last = rows.at(-1)!.place
  }
}

/** What a plan makes of a part of a class; `outcome` is its code in the journal. */
export interface CrowdResult extends CrowdPart {
  readonly toSituationId: number
  readonly toUsageLocation: string | null
  readonly outcome: number
  readonly refusal: number | null
}

const UNCUT_COLUMNS = { ...CROWD_COLUMNS, toSituationId: 'whole', toUsageLocation: 'text', outcome: 'whole', refusal: 'whole' } as const
const RESULT_COLUMNS = { ...UNCUT_COLUMNS, above: 'text', upTo: 'text' } as const

const asPart = ({ key, above, upTo }: CrowdPart) => ({ ...asCrowdKey(key), above: above ?? '', upTo: upTo ?? LAST })

/** Notes what an operation makes of a crowd's people in a range of pks; gives how many they are. */
export async function insertJournalForCrowd(db: Db, tenant: number, operationPk: number, crowd: Crowd, results: readonly CrowdResult[], range: PkRange): Promise<number> {
  const rows = results.map((one) => ({ ...asPart(one), toSituationId: one.toSituationId, toUsageLocation: one.toUsageLocation, outcome: one.outcome, refusal: one.refusal }))
  // Only where seats were short does it matter where somebody stands. Cross joins keep SQLite to this order of tables.
  const isQueued = results.some(({ above, upTo }) => above !== null || upTo !== null)
  const [users, standing] = isQueued ? [sql`cross join users as u`, sql`and u.pk = f.pk and ${place} > c.above and ${place} <= c.${name('upTo')}`] : [sql``, sql``]
  const merged = isQueued ? null : mergeClasses(rows.map(({ above: _above, upTo: _upTo, ...row }) => row), UNCUT_COLUMNS)
  const parts = await (merged === null ? classTable(db, 'a crowd', rows, RESULT_COLUMNS) : classTable(db, 'a crowd by situation', merged.rows, merged.columns))
  const [location, same] =
    merged === null
      ? [name('c.toUsageLocation'), sameCrowdKey(db)]
      : [name('f.usageLocation'), sql`f.${name('situationId')} = c.${name('situationId')} and c.part = m.part`]
  const { numAffectedRows } = await sql`
    insert into journal (${sql.join(JOURNAL.map(name))})
    select cast(${operationPk} as bigint), f.pk, cast(${tenant} as bigint), f.${name('situationId')}, c.${name('toSituationId')},
      f.${name('usageLocation')}, ${location}, c.outcome, c.refusal
    from ${crowdRows(db, tenant, crowd, range)} as m cross join facts as f ${users} cross join ${parts} as c
    where f.pk = m.${name('userPk')} ${within('f.pk', range)} and ${same} and ${isHere(tenant)} ${standing} order by m.${name('userPk')}`.execute(db.query)
  return Number(numAffectedRows)
}

const JOURNAL = ['operationPk', 'userPk', 'tenant', 'beforeSituationId', 'afterSituationId', 'beforeUsageLocation', 'afterUsageLocation', 'outcome', 'refusal']

export interface PersonOfCrowd {
  readonly pk: number
  /** In the list of parts that was given. */
  readonly part: number
  readonly id: Guid
  readonly displayName: string | null
  readonly userPrincipalName: string
}

/** A crowd's people in the order of their pks, each with the part of a class that they are in. */
export async function listCrowdPeople(
  db: Db,
  tenant: number,
  crowd: Crowd,
  parts: readonly CrowdPart[],
  { top, skip }: { readonly top: number; readonly skip: number },
): Promise<PersonOfCrowd[]> {
  const records = db.dialect.records(
    parts.map((one, index) => ({ ...asPart(one), index })),
    { ...CROWD_COLUMNS, above: 'text', upTo: 'text', index: 'whole' },
  )
  const each = db.dialect.forEach(records, sql`${sameCrowdKey(db)} and ${place} > c.above and ${place} <= c.${name('upTo')}`)
  const { rows } = await sql<PersonOfCrowd>`
    select f.pk, c.${name('index')} as part, u.id, u.${name('displayName')}, u.${name('userPrincipalName')}
    from ${crowdRows(db, tenant, crowd)} as m join facts as f on f.pk = m.${name('userPk')} join users as u on u.pk = f.pk cross join ${each.table}
    where ${each.where} and ${isHere(tenant)} order by f.pk limit ${top} offset ${skip}`.execute(db.query)
  return rows
}

/** People of a crowd whose facts changed after a version, the latest first. */
export async function listCrowdChangedSince(
  db: Db,
  tenant: number,
  crowd: Crowd,
  version: number,
  top: number,
): Promise<Pick<PersonOfCrowd, 'id' | 'displayName' | 'userPrincipalName'>[]> {
  const { rows } = await sql<PersonOfCrowd>`
    select u.id, u.${name('displayName')}, u.${name('userPrincipalName')}
    from ${crowdRows(db, tenant, crowd)} as m join facts as f on f.pk = m.${name('userPk')} join users as u on u.pk = f.pk
    where ${isHere(tenant)} and f.version > ${version} order by f.version desc, f.pk limit ${top}`.execute(db.query)
  return rows
}
