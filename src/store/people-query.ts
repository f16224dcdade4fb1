// Which people a query asks for: the condition that lists, counts, plans and exports share.
import { sql, type RawBuilder } from 'kysely'
import type { Filter } from '#odata/filter.ts'
import { matchFilter } from '#odata/match-filter.ts'
import type { Search } from '#odata/search.ts'
import type { Having } from '#model/change.ts'
import type { Guid } from '#model/guid.ts'
import { compileFilter, joined } from './compile-filter.ts'
import { compileSearch } from './compile-search.ts'
import type { Db } from './database.ts'
import { allSituations, situationsHaving, situationsInError, situationsWith, situationsWithSuperfluous } from './situations.ts'
import { statement } from './statement.ts'
import { rangeOfStart } from './text-range.ts'
import { isAboutFacts, licenseClauses, userTarget } from './user-target.ts'

/** All that are given are ANDed; nothing given is everyone who is not deleted. */
export interface PeopleQuery {
  readonly filter?: Filter | undefined
  readonly search?: Search | undefined
  /** Those who hold a product, from whatever source. */
  readonly holdersOf?: Guid | undefined
  /** Those who have a product with an error. */
  readonly withErrors?: Guid | undefined
  /** Those whom a product gives nothing that another does not give too. */
  readonly superfluous?: Guid | undefined
  /** Those whose licences are in trouble of this kind. */
  readonly having?: Having | undefined
  /** Those with a seat in a pool: the id of a self-service one, or a product for its central one. */
  readonly seatedIn?: string | undefined
  /** Those in a group, by its pk. */
  readonly membersOf?: number | undefined
  /** Those in any of these groups, by their pks. */
  readonly inGroups?: readonly number[] | undefined
  /** Those who own a group, by its pk. */
  readonly ownersOf?: number | undefined
  /** Those whose manager is this person, by pk. */
  readonly reportsOf?: number | undefined
  /** Those in any of these administrative units: whom the one who asks may see. Null is everybody. */
  readonly within?: readonly Guid[] | null | undefined
  readonly pks?: readonly number[] | undefined
  readonly exceptPks?: readonly number[] | undefined
  /** The deleted people instead of the others. */
  readonly deleted?: boolean | undefined
}

export interface PeopleCondition {
  readonly where: RawBuilder<boolean>
  /** Whether it looks at the profile, so that `users as u` is joined to `facts as f`. */
  readonly profile: boolean
}

/** Up to so many people behind an index are read first and the rest of the query is asked of them alone. */
const RARE = 2_000

/** The condition of a query over `facts as f` (and `users as u`). */
export async function peopleCondition(db: Db, tenant: number, query: PeopleQuery): Promise<PeopleCondition> {
  const { filter, search, holdersOf, withErrors, superfluous, having, seatedIn, membersOf, inGroups, ownersOf, reportsOf, within, pks, exceptPks, deleted = false } = query
  const { dialect } = db
  const held = holdersOf === undefined ? undefined : await situationsWith(db, tenant, { skuId: holdersOf })
  const failing = withErrors === undefined ? undefined : await situationsInError(db, tenant, { skuId: withErrors })
  const idle = superfluous === undefined ? undefined : await situationsWithSuperfluous(db, tenant, superfluous)
  const troubled = having === undefined ? undefined : await situationsHaving(db, tenant, having)
  const seated = seatedIn === undefined ? undefined : await situationsWith(db, tenant, { poolKey: seatedIn })
  const answers = filter === undefined ? new Map<Filter, readonly number[]>() : await answerLicenses(db, tenant, filter)
  const target = userTarget(dialect, (clause) => {
    const ids = answers.get(clause)
    return ids && inSituations(db, ids)
  })

  const conditions: RawBuilder<boolean>[] = [sql<boolean>`f.tenant = ${tenant} and f.deleted = ${sql.lit(Number(deleted))}`]
  const add = (condition: RawBuilder<boolean> | undefined): unknown => condition && conditions.push(condition)
  add(held && inSituations(db, held))
  add(seated && inSituations(db, seated))
  add(failing && inSituations(db, failing))
  add(idle && inSituations(db, idle))
  add(troubled && inSituations(db, troubled))
  add(having === 'sharedMailbox' ? hasSharedMailbox(tenant) : undefined)
  add(filter && compileFilter(filter, target))
  add(search && compileSearch(search, target))
  add(membersOf === undefined ? undefined : inGroup(tenant, membersOf))
  add(inGroups && inAnyGroup(db, inGroups))
  add(ownersOf === undefined ? undefined : ownsGroup(ownersOf))
  add(reportsOf === undefined ? undefined : sql<boolean>`f.pk in (select pk from users where tenant = ${tenant} and ${sql.ref('managerPk')} = ${reportsOf})`)
  add(within ? inUnits(db, tenant, within) : undefined)
  add(pks && dialect.among(sql.ref('f.pk'), pks))
  add(exceptPks && exceptPks.length > 0 ? sql<boolean>`not ${dialect.among(sql.ref('f.pk'), exceptPks)}` : undefined)

  const few = deleted || pks !== undefined ? undefined : await fewCandidates(db, tenant, query, seated ?? held)
  add(few && dialect.among(sql.ref('f.pk'), few))
  return { where: joined('and', conditions), profile: search !== undefined || (filter !== undefined && !isAboutFacts(filter)) }
}

// The plus keeps SQLite from walking the index of situations when another order is wanted; few are read by fewCandidates.
const inSituations = (db: Db, ids: readonly number[]): RawBuilder<boolean> => db.dialect.among(sql`+${sql.ref('f.situationId')}`, ids)

const inGroup = (tenant: number, groupPk: number): RawBuilder<boolean> => sql<boolean>`exists (
  select 1 from memberships as m where ${sql.ref('m.userPk')} = f.pk and ${sql.ref('m.groupPk')} = ${groupPk} and m.tenant = ${tenant})`

const inAnyGroup = (db: Db, groupPks: readonly number[]): RawBuilder<boolean> => sql<boolean>`exists (
  select 1 from memberships as m where ${sql.ref('m.userPk')} = f.pk and ${db.dialect.among(sql.ref('m.groupPk'), groupPks)})`

const hasSharedMailbox = (tenant: number): RawBuilder<boolean> => sql<boolean>`f.pk in (
  select ${sql.ref('userPk')} from ${sql.table('dataItems')} where tenant = ${tenant} and kind = 'mailbox' and shared = 1)`

const ownsGroup = (groupPk: number): RawBuilder<boolean> => sql<boolean>`exists (
  select 1 from owners as o where ${sql.ref('o.userPk')} = f.pk and ${sql.ref('o.groupPk')} = ${groupPk})`

/** People of administrative units, over `facts as f`. */
const inUnits = (db: Db, tenant: number, within: readonly Guid[]): RawBuilder<boolean> => sql<boolean>`f.pk in (${unitKeys(db, tenant, 'user', within)})`

/** The pks of the members of administrative units. */
export const unitKeys = (db: Db, tenant: number, kind: 'user' | 'group', within: readonly Guid[]): RawBuilder<unknown> => sql`
  select m.${sql.ref('memberPk')} from ${sql.table('unitMembers')} as m join ${sql.table('administrativeUnits')} as a on a.pk = m.${sql.ref('unitPk')}
  where a.tenant = ${tenant} and ${db.dialect.among(sql.ref('a.id'), within)} and m.kind = ${kind}`

/** For each leaf of the filter about licences, the situations that satisfy it. */
async function answerLicenses(db: Db, tenant: number, filter: Filter): Promise<Map<Filter, readonly number[]>> {
  const clauses = licenseClauses(filter)
  if (clauses.length === 0) return new Map()
  const described = [...(await allSituations(db, tenant))].map(([id, situation]) => [id, db.describeSituation(situation)] as const)
  const satisfying = (clause: Filter): number[] => described.filter(([, record]) => matchFilter(clause, record)).map(([id]) => id)
  return new Map(clauses.map((clause) => [clause, satisfying(clause)]))
}

/** The longest word that every hit must have. */
function rarestWord(search: Search | undefined): string | undefined {
  if (search?.kind === 'words') return [...search.words].sort((a, b) => b.length - a.length)[0]
  return search?.kind === 'and' ? search.clauses.map(rarestWord).find((word) => word !== undefined) : undefined
}

const HITS = statement<{ tenant: number; from: string; below: string; most: number }, { hits: number }>((query, argument) =>
  query
    .selectFrom(
      query
        .selectFrom('userWords')
        .select('userPk')
        .where('tenant', '=', argument('tenant'))
        .where('word', '>=', argument('from'))
        .where('word', '<', argument('below'))
        .limit(argument('most'))
        .as('counted'),
    )
    .select(({ fn }) => fn.countAll<number>().as('hits')),
)

/** A word that every hit of a search must have and few people do; null where there is none. */
export async function rareWord(db: Db, tenant: number, search: Search | undefined): Promise<string | null> {
  const word = rarestWord(search)
  if (word === undefined) return null
  const { from, below } = rangeOfStart(word)
  if (below === null) return null
  const counted = await HITS.first(db, { tenant, from, below, most: RARE + 1 })
  return counted !== undefined && counted.hits <= RARE ? word : null
}

/** Everyone whom the rarest index of a query leads to, when they are few; undefined when they are many or there is none. */
async function fewCandidates(db: Db, tenant: number, query: PeopleQuery, held: readonly number[] | undefined): Promise<number[] | undefined> {
  const word = rarestWord(query.search)
  const sources = [
    held && holderKeys(db, tenant, held),
    query.membersOf === undefined ? undefined : memberKeys(tenant, query.membersOf),
    word === undefined ? undefined : wordKeys(tenant, word),
  ]
  for (const source of sources) {
    if (source === undefined) continue
    const { rows } = await sql<{ pk: number }>`${source} limit ${RARE + 1}`.execute(db.query)
    if (rows.length <= RARE) return [...new Set(rows.map(({ pk }) => pk))]
  }
  return undefined
}

const holderKeys = (db: Db, tenant: number, held: readonly number[]): RawBuilder<unknown> =>
  sql`select f.pk from facts as f where f.tenant = ${tenant} and f.deleted = 0 and ${db.dialect.among(sql.ref('f.situationId'), held)}`

const memberKeys = (tenant: number, groupPk: number): RawBuilder<unknown> =>
  sql`select ${sql.ref('userPk')} as pk from memberships where tenant = ${tenant} and ${sql.ref('groupPk')} = ${groupPk}`

/** People with a word that starts as given, in the order of the words. */
export function wordKeys(tenant: number, start: string): RawBuilder<unknown> {
  const { from, below } = rangeOfStart(start)
  const end = below === null ? sql`` : sql`and word < ${below}`
  return sql`select ${sql.ref('userPk')} as pk from ${sql.table('userWords')} where tenant = ${tenant} and word >= ${from} ${end}`
}
