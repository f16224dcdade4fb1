// Some properties of people: one of them, or the plain page, everyone in the order of their names. For each way of
// asking there are statements that are built once: to build one costs more than to run it.
import { sql, type Kysely } from 'kysely'
import { foldText } from '#odata/fold-text.ts'
import { isGuid } from '#model/guid.ts'
import type { Db, Row } from './database.ts'
import { formatToken, orderTerms, parseToken, type Page } from './keyset.ts'
import { rememberAll } from './remember.ts'
import { statement } from './statement.ts'
import type { Tables } from './tables.ts'
import { readingOf, type UserParts, type UserReading } from './user-row.ts'

interface OneOf {
  readonly tenant: number
  /** A folded id or user principal name. */
  readonly key: string
}

interface PageAfter {
  readonly tenant: number
  /** The folded name and the id of the last person of the page before. */
  readonly name: string
  readonly id: string
  readonly limit: number
}

const NAME = 'u.displayNameFolded'

/** Those who are not deleted; their facts are read where one of them is asked for. */
const living = (query: Kysely<Tables>, { selection, readsFacts }: UserReading) => {
  const people = query.selectFrom('users as u').where('u.deletedDateTime', 'is', null)
  const read = readsFacts ? people.innerJoin('facts as f', 'f.pk', 'u.pk') : people
  return (read as typeof people).select(selection as never)
}

const statementsFor = rememberAll((names: string) => {
  const reading = readingOf(names.split(','))
  const one = (column: 'u.id' | 'u.userPrincipalNameFolded') =>
    statement<OneOf, Row>((query, argument) => living(query, reading).where('u.tenant', '=', argument('tenant')).where(column, '=', argument('key')) as never)
  const page = (after: 'start' | 'nameless' | 'named') =>
    statement<PageAfter, Row>((query, argument, dialect) => {
      const [name, id] = [sql.ref(NAME), sql.ref('u.id')]
      const beyond = {
        start: () => sql<boolean>`1 = 1`,
        // Those without a name come first.
        nameless: () => sql<boolean>`(${name} is not null or ${id} > ${argument('id')})`,
        named: () => sql<boolean>`(${name}, ${id}) > (${argument('name')}, ${argument('id')})`,
      }
      const people = living(query, reading).select(`${NAME} as name` as never).where('u.tenant', '=', argument('tenant')).where(beyond[after]())
      return people.orderBy(sql`${orderTerms([{ column: name, descending: false }], dialect, id)}`).limit(argument('limit')) as never
    })
  return {
    decode: reading.decode,
    byId: one('u.id'),
    byName: one('u.userPrincipalNameFolded'),
    pageAfter: { start: page('start'), nameless: page('nameless'), named: page('named') },
  }
})

/** The named properties of a person by id or user principal name, who is not deleted. */
export async function getUserParts(db: Db, tenant: number, idOrName: string, names: readonly string[]): Promise<UserParts | undefined> {
  // Most ask by id, in the form in which it is kept.
  const key = isGuid(idOrName) ? idOrName : foldText(idOrName)
  const { byId, byName, decode } = statementsFor(names.join())
  const row = await (isGuid(key) ? byId : byName).first(db, { tenant, key })
  return row && decode(row)
}

/** The named properties of everyone, a page in the order of their names. Throws InvalidToken for a token that is none of ours. */
export async function listEverybody(db: Db, tenant: number, { top, after }: { top: number; after?: string | undefined }, names: readonly string[]): Promise<Page<UserParts>> {
  const { pageAfter, decode } = statementsFor(names.join())
  const { values: [name = null], id } = after === undefined ? { values: [], id: '' } : parseToken(after, 1)
  const page = pageAfter[after === undefined ? 'start' : name === null ? 'nameless' : 'named']
  const rows = await page.all(db, { tenant, name: String(name), id, limit: top + 1 })
  const end = rows.length > top ? rows[top - 1] : undefined
  const nextToken = end && formatToken([end['name']], String(end['id']))
  if (rows.length > top) rows.pop()
  return { rows: rows.map(decode), ...(nextToken !== undefined && { nextToken }) }
}
