// Lists of people: a page in an order, at any depth, and how many there are.
import { sql } from 'kysely'
import type { OrderBy } from '#odata/query.ts'
import type { Db, Row } from './database.ts'
import { afterToken, keyColumns, orderKeys, orderTerms, pageOf, type Page } from './keyset.ts'
import { listEverybody } from './people-parts.ts'
import { peopleCondition, type PeopleQuery } from './people-query.ts'
import { isByProfile, listByProfile } from './profile-page.ts'
import { userOperand } from './user-target.ts'
import { decodeUser, FACTS, readingOf, USER_SELECTION, type UserParts, type UserRow } from './user-row.ts'

export interface UserListQuery extends PeopleQuery {
  /** By display name when nothing is given; equals by id. */
  readonly orderBy?: readonly OrderBy[] | undefined
  readonly top: number
  readonly skip?: number | undefined
  /** Where the page before ended, as its nextToken. */
  readonly after?: string | undefined
}

export type UserListPage = Page<UserRow>

const BY_NAME: readonly OrderBy[] = [{ path: ['displayName'], descending: false }]

/** Whether nothing narrows the query: whatever stands in it beside order and page does. */
const isPlain = ({ orderBy: _order, top: _top, skip: _skip, after: _after, within, deleted, ...narrowing }: UserListQuery): boolean =>
  deleted !== true && !within && Object.values(narrowing).every((one) => one === undefined)

const isEverybody = (query: UserListQuery): boolean => isPlain(query) && query.orderBy === undefined && (query.skip ?? 0) === 0

const WHOLE = { selection: USER_SELECTION, decode: decodeUser }

/** A page of people. Throws InvalidToken for a token that is none of ours. */
export const listUserRows = (db: Db, tenant: number, query: UserListQuery): Promise<UserListPage> => readPage(db, tenant, query, WHOLE)

/** The same, with the named properties of each alone. */
export const listUserParts = (db: Db, tenant: number, query: UserListQuery, names: readonly string[]): Promise<Page<UserParts>> =>
  isEverybody(query) ? listEverybody(db, tenant, query, names) : isByProfile(query) ? listByProfile(db, tenant, query, names) : readPage(db, tenant, query, readingOf(names))

interface Reading<T> {
  readonly selection: readonly string[]
  readonly decode: (row: Row) => T
}

async function readPage<T>(db: Db, tenant: number, query: UserListQuery, { selection, decode }: Reading<T>): Promise<Page<T>> {
  const { orderBy = BY_NAME, top, skip = 0, after } = query
  const keys = orderKeys(orderBy, (path) => userOperand(path, db.dialect).column)
  const { where } = await peopleCondition(db, tenant, query)
  const beyond = after === undefined ? sql`` : sql`and ${afterToken(after, keys, sql.ref('u.id'))}`
  const order = sql`order by ${orderTerms(keys, db.dialect, sql.ref('u.id'))}`
  // The keys first, from the index alone where there is one: a deep page must not read the people it skips.
  const from = sql`from users as u join facts as f on f.pk = u.pk`
  const alive = query.deleted === true ? sql`u."deletedDateTime" is not null` : sql`u."deletedDateTime" is null`
  const needsFacts = !isPlain(query) || orderBy.some(({ path }) => (FACTS as readonly string[]).includes(path[0] ?? ''))
  const pages = needsFacts
    ? sql`select u.pk ${from} where u.tenant = ${tenant} and ${alive} and ${where} ${beyond} ${order} limit ${top + 1} offset ${skip}`
    : sql`select u.pk from users as u where u.tenant = ${tenant} and ${alive} ${beyond} ${order} limit ${top + 1} offset ${skip}`
  const { rows } = await sql<Row>`
    select ${sql.join(selection.map((name) => sql.ref(name)))} ${keyColumns(keys)} from (${pages}) as page join users as u on u.pk = page.pk join facts as f on f.pk = u.pk ${order}`.execute(db.query)
  return pageOf(rows, top, keys, decode)
}

/** How many people there are: exact, or when a limit is given exact up to it and one more when there are more. */
export async function countUserRows(db: Db, tenant: number, query: PeopleQuery, limit?: number): Promise<number> {
  const { where, profile } = await peopleCondition(db, tenant, query)
  const from = profile ? sql`facts as f join users as u on u.pk = f.pk` : sql`facts as f`
  const bound = limit === undefined ? sql`` : sql`limit ${limit + 1}`
  const { rows } = await sql<{ count: number }>`select count(*) as count from (select 1 from ${from} where ${where} ${bound}) as found`.execute(db.query)
  return rows[0]!.count
}
