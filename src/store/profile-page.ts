// A page of people by a filter or a search of their profiles alone, in the order of their names: its SQL is built once
// for each question, as to build it costs more than to run it.
import { sql } from 'kysely'
import type { Filter } from '#odata/filter.ts'
import type { Search } from '#odata/search.ts'
import { compileFilter, joined } from './compile-filter.ts'
import { compileSearch } from './compile-search.ts'
import type { Db, Row } from './database.ts'
import { afterToken, orderTerms, pageOf, type Page } from './keyset.ts'
import { type PeopleQuery, rareWord, wordKeys } from './people-query.ts'
import { isAboutProfile, searchesProfile, userTarget } from './user-target.ts'
import { readingOf, type UserParts } from './user-row.ts'

export interface ProfileQuery {
  readonly filter?: Filter | undefined
  readonly search?: Search | undefined
  readonly top: number
  /** Where the page before ended, as its nextToken. */
  readonly after?: string | undefined
}

const NAME = sql.ref('u.displayNameFolded')
const ID = sql.ref('u.id')
const BY_NAME = [{ column: NAME, descending: false }]

const HERE: ReadonlySet<string> = new Set(['filter', 'search', 'top', 'after'])

/** Whether a query of people asks for nothing else. */
export const isByProfile = (query: PeopleQuery): boolean =>
  Object.entries(query).every(([name, value]) => HERE.has(name) || value === undefined || value === null || value === false || value === 0) &&
  (query.filter === undefined || isAboutProfile(query.filter)) &&
  (query.search === undefined || searchesProfile(query.search))

interface Question extends ProfileQuery {
  readonly tenant: number
  readonly names: readonly string[]
  /** A word that only few have: they are read first. */
  readonly rare: string | null
}

interface Built {
  readonly sql: string
  readonly parameters: readonly unknown[]
  readonly decode: (row: Row) => UserParts
}

function build({ query, dialect }: Db, { tenant, names, rare, filter, search, top, after }: Question): Built {
  const { selection, readsFacts, decode } = readingOf(names)
  const target = userTarget(dialect, () => undefined)
  const conditions = [
    sql<boolean>`u.tenant = ${tenant} and u.${sql.ref('deletedDateTime')} is null`,
    ...(filter === undefined ? [] : [compileFilter(filter, target)]),
    ...(search === undefined ? [] : [compileSearch(search, target)]),
    ...(rare === null ? [] : [sql<boolean>`u.pk in (${wordKeys(tenant, rare)})`]),
    ...(after === undefined ? [] : [afterToken(after, BY_NAME, ID)]),
  ]
  const facts = readsFacts ? sql`join facts as f on f.pk = u.pk` : sql``
  const page = sql<Row>`
    select ${sql.join(selection.map((column) => sql.ref(column)))}, ${NAME} as key0 from users as u ${facts}
    where ${joined('and', conditions)} order by ${orderTerms(BY_NAME, dialect, ID)} limit ${top + 1}`
  return { ...page.compile(query), decode }
}

/** More questions than an organisation asks again and again. */
const REMEMBERED = 2_000
const remembered = new Map<string, Built>()

function builtOf(db: Db, question: Question): Built {
  // The pages behind the first are asked for once.
  if (question.after !== undefined) return build(db, question)
  const key = JSON.stringify([db.dialect.name, question])
  const known = remembered.get(key)
  if (known !== undefined) return known
  const built = build(db, question)
  if (remembered.size >= REMEMBERED) remembered.clear()
  remembered.set(key, built)
  return built
}

/** The page. Throws InvalidToken for a token that is none of ours. */
export async function listByProfile(db: Db, tenant: number, query: ProfileQuery, names: readonly string[]): Promise<Page<UserParts>> {
  const { filter, search, top, after } = query
  const rare = await rareWord(db, tenant, search)
  const { sql: text, parameters, decode } = builtOf(db, { tenant, names, rare, filter, search, top, after })
  const { rows } = await db.execute(text, parameters)
  return pageOf(rows, top, BY_NAME, decode)
}
