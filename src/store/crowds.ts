// Crowds: the people whom a change of groups is for. They are counted by class, seated in the order of the queue
// (D2: since when, then id), and journaled, each with one statement, however many they are.
import { sql, type RawBuilder } from 'kysely'
import type { Guid } from '#model/guid.ts'
import type { Db } from './database.ts'
import { asKey, FINGERPRINT, KEY_COLUMNS, sameKey, type Fingerprint, type PersonKey, type PkRange } from './targets.ts'

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

/** Plain data, fit to be kept with a plan. */
export type Crowd =
  | { readonly kind: 'members'; readonly sources: readonly Source[] }
  | { readonly kind: 'people'; readonly people: readonly Named[] }
  /** Whoever waits for a seat in one of these pools; the part is what was wished, empty for a group's licence. */
  | { readonly kind: 'waiting'; readonly poolKeys: readonly string[] }
  /** Whoever has one of these situations, of a group's members when one is named. */
  | { readonly kind: 'situations'; readonly situationIds: readonly number[]; readonly groupPk: number | null }
  /** Whom an operation changed, of those who now have one of these situations. */
  | { readonly kind: 'changed'; readonly operationPk: number; readonly situationIds: readonly number[] }

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

/** Rows of userPk, since and part: each person once. */
function crowdRows({ dialect }: Db, tenant: number, crowd: Crowd, range?: PkRange): RawBuilder<unknown> {
  switch (crowd.kind) {
    case 'members': {
      const [only, ...others] = crowd.sources
      if (only !== undefined && others.length === 0) {
        return sql`(select ${name('userPk')}, since, ${sql.lit(only.part)} as part from memberships
          where ${name('groupPk')} = ${only.groupPk} and tenant = ${tenant} ${within('userPk', range)})`
      }
      const sources = dialect.records(crowd.sources, { groupPk: 'whole', part: 'text' })
      return sql`(select ${name('userPk')}, min(since) as since, string_agg(part, ',' order by part) as part from (
          select m.${name('userPk')}, s.part, min(m.since) as since from memberships as m join ${sources} as s on s.${name('groupPk')} = m.${name('groupPk')}
          where m.tenant = ${tenant} ${within('userPk', range)} group by m.${name('userPk')}, s.part) as parts
        group by ${name('userPk')})`
    }
    case 'people':
      return sql`(select ${name('userPk')}, since, part from ${dialect.records(crowd.people, { userPk: 'whole', since: 'text', part: 'text' })} as named
        where 1 = 1 ${within('userPk', range)})`
    case 'waiting':
      // A person waits once a seat; whoever waits for several things is seated as the one who has waited longest.
      return sql`(select ${name('userPk')}, min(${name('waitingSince')} || ' ' || since) as since, max(wish) as part from waiting
        where tenant = ${tenant} and ${dialect.among(name('poolKey'), crowd.poolKeys)} ${within('userPk', range)} group by ${name('userPk')})`
    case 'situations': {
      const members = crowd.groupPk === null ? sql`` : sql`join memberships as m on m.${name('userPk')} = facts.pk and m.${name('groupPk')} = ${crowd.groupPk}`
      const since = crowd.groupPk === null ? sql`''` : sql`m.since`
      return sql`(select facts.pk as ${name('userPk')}, ${since} as since, '' as part from facts ${members}
        where facts.tenant = ${tenant} and ${dialect.among(sql.ref('facts.situationId'), crowd.situationIds)} ${within('facts.pk', range)})`
    }
    case 'changed':
      return sql`(select j.${name('userPk')}, '' as since, '' as part from journal as j join facts as n on n.pk = j.${name('userPk')}
        where j.${name('operationPk')} = ${crowd.operationPk} and j.tenant = ${tenant}
          and ${dialect.among(sql.ref('n.situationId'), crowd.situationIds)} ${within('j.userPk', range)})`
  }
}

const isHere = (tenant: number): RawBuilder<unknown> => sql`f.tenant = ${tenant} and f.deleted = 0`
const keyColumns = sql.join([...Object.keys(KEY_COLUMNS).map((column) => sql.ref(`f.${column}`)), sql.ref('m.part')])
const sameCrowdKey = sql`${sameKey('f', 'c')} and c.part = m.part`
/** Where a person stands in the queue. */
const place = sql`m.since || ' ' || u.id`

/** The classes of a crowd, and the highest version among its people (0 for nobody). */
export async function crowdClasses(db: Db, tenant: number, crowd: Crowd): Promise<{ classes: CrowdClass[]; maxVersion: number }> {
  const { rows } = await sql<Omit<CrowdClass, 'accountEnabled'> & { accountEnabled: number; maxVersion: number }>`
    select ${keyColumns}, ${FINGERPRINT}, max(f.version) as ${name('maxVersion')}
    from ${crowdRows(db, tenant, crowd)} as m join facts as f on f.pk = m.${name('userPk')}
    where ${isHere(tenant)} group by ${keyColumns} order by ${keyColumns}`.execute(db.query)
  return {
    classes: rows.map(({ maxVersion: _version, accountEnabled, ...row }) => ({ ...row, accountEnabled: accountEnabled === 1 })),
    maxVersion: rows.reduce((highest, row) => Math.max(highest, row.maxVersion), 0),
  }
}

const asCrowdKey = ({ situationId, usageLocation, userType, accountEnabled, part }: CrowdKey): object => ({
  ...asKey({ situationId, usageLocation, userType, accountEnabled }),
  part,
})

const PAGE = 10_000

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
      from ${crowdRows(db, tenant, crowd)} as m join facts as f on f.pk = m.${name('userPk')} join users as u on u.pk = f.pk join ${keys} as c on ${sameCrowdKey}
      where ${isHere(tenant)} and ${place} > ${last} order by place limit ${PAGE}`.execute(db.query)
    yield* rows
    if (rows.length < PAGE) return
    last = rows.at(-1)!.place
  }
}

/** What a plan makes of a part of a class; `outcome` is its code in the journal. */
export interface CrowdResult extends CrowdPart {
  readonly toSituationId: number
  readonly outcome: number
  readonly refusal: number | null
}

const RESULT_COLUMNS = { ...CROWD_COLUMNS, above: 'text', upTo: 'text', toSituationId: 'whole', outcome: 'whole', refusal: 'whole' } as const

const asPart = ({ key, above, upTo }: CrowdPart): object => ({ ...asCrowdKey(key), above: above ?? '', upTo: upTo ?? LAST })

/** Notes what an operation makes of a crowd's people in a range of pks; gives how many they are. */
export async function insertJournalForCrowd(db: Db, tenant: number, operationPk: number, crowd: Crowd, results: readonly CrowdResult[], range: PkRange): Promise<number> {
  const rows = results.map((one) => ({ ...asPart(one), toSituationId: one.toSituationId, outcome: one.outcome, refusal: one.refusal }))
  const parts = db.dialect.records(rows, RESULT_COLUMNS)
  // Only where seats were short does it matter where somebody stands.
  const isQueued = results.some(({ above, upTo }) => above !== null || upTo !== null)
  const [users, standing] = isQueued ? [sql`join users as u on u.pk = f.pk`, sql`and ${place} > c.above and ${place} <= c.${name('upTo')}`] : [sql``, sql``]
  const { numAffectedRows } = await sql`
    insert into journal (${sql.join(JOURNAL.map(name))})
    select cast(${operationPk} as bigint), f.pk, cast(${tenant} as bigint), f.${name('situationId')}, c.${name('toSituationId')},
      f.${name('usageLocation')}, f.${name('usageLocation')}, c.outcome, c.refusal
    from ${crowdRows(db, tenant, crowd, range)} as m join facts as f on f.pk = m.${name('userPk')} ${users} join ${parts} as c on ${sameCrowdKey} ${standing}
    where ${isHere(tenant)} order by f.pk`.execute(db.query)
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
  const { rows } = await sql<PersonOfCrowd>`
    select f.pk, c.${name('index')} as part, u.id, u.${name('displayName')}, u.${name('userPrincipalName')}
    from ${crowdRows(db, tenant, crowd)} as m join facts as f on f.pk = m.${name('userPk')} join users as u on u.pk = f.pk
      join ${records} as c on ${sameCrowdKey} and ${place} > c.above and ${place} <= c.${name('upTo')}
    where ${isHere(tenant)} order by f.pk limit ${top} offset ${skip}`.execute(db.query)
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
