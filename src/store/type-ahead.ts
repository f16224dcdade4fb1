import { sql, type RawBuilder } from 'kysely'
import { foldText } from '#odata/fold-text.ts'
import { searchWords } from '#odata/search-words.ts'
import type { Guid } from '#model/guid.ts'
import type { Db, Row } from './database.ts'
import { unitKeys, wordKeys } from './people-query.ts'
import { rangeOfStart } from './text-range.ts'
import { decodeUser, USER_SELECTION, type UserRow } from './user-row.ts'

/** So many hits are ordered by name; ordering all hits of one letter would take a hundred times as long. */
const ORDERED = 200

/** With so many hits or fewer, a word is rare enough to be read first. */
const PROBED = 1_000

const people = sql`${sql.join(USER_SELECTION.map((name) => sql.ref(name)))} from users as u join facts as f on f.pk = u.pk`

/**
 * People with words that start as typed, at most `limit`: those whose whole name starts so, by name, then others by
 * name among the first 200 that are found.
 */
export async function typeAhead(db: Db, tenant: number, text: string, limit = 20, within: readonly Guid[] | null = null): Promise<UserRow[]> {
  const words = searchWords(text)
  if (words.length === 0) return []
  const seen = (pk: string): RawBuilder<unknown> => (within === null ? sql`` : sql`and ${sql.ref(pk)} in (${unitKeys(db, tenant, 'user', within)})`)
  const first = await peopleWhere(db, startsName(tenant, foldText(text.trim().replace(/\s+/gu, ' ')), limit, seen('pk')), limit)
  if (first.length === limit) return first.map(decodeUser)
  const known = new Set(first.map(({ pk }) => pk))
  const others = (await peopleWhere(db, await hits(db, tenant, words, seen('userPk')), limit + known.size)).filter(({ pk }) => !known.has(pk))
  return [...first, ...others].slice(0, limit).map(decodeUser)
}

async function peopleWhere(db: Db, keys: RawBuilder<unknown>, limit: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select ${people} where u.pk in (${keys}) order by u."displayNameFolded", u.id limit ${limit}`.execute(db.query)
  return rows
}

/** The first people whose name begins with the text as it was typed, from the index of names. */
function startsName(tenant: number, start: string, limit: number, seen: RawBuilder<unknown>): RawBuilder<unknown> {
  const { from, below } = rangeOfStart(start)
  const end = below === null ? sql`` : sql`and "displayNameFolded" < ${below}`
  return sql`select pk from (
    select pk from users where tenant = ${tenant} and "deletedDateTime" is null and "displayNameFolded" >= ${from} ${end} ${seen}
    order by "displayNameFolded", id limit ${limit}) as named`
}

/** The first people that have every word: the rarest word leads, the others are looked for in theirs. */
async function hits(db: Db, tenant: number, words: readonly string[], seen: RawBuilder<unknown>): Promise<RawBuilder<unknown>> {
  const leading = words.length === 1 ? words[0]! : await rarest(db, tenant, words)
  const others = words.filter((word) => word !== leading).map((word) => sql`and ${db.dialect.holds(sql.ref('u.words'), ` ${word}`)}`)
  const keys = sql`${wordKeys(tenant, leading)} ${seen}`
  if (others.length === 0) return sql`select pk from (${keys} order by word, "userPk" limit ${ORDERED}) as hits`
  return sql`select pk from (
    select u.pk from (${keys}) as led cross join users as u where u.pk = led.pk ${sql.join(others, sql` `)} limit ${ORDERED}) as hits`
}

async function rarest(db: Db, tenant: number, words: readonly string[]): Promise<string> {
  const counted: { word: string; hits: number }[] = []
  for (const word of words) {
    const { rows } = await sql<{ hits: number }>`select count(*) as hits from (${wordKeys(tenant, word)} limit ${PROBED}) as probe`.execute(db.query)
    counted.push({ word, hits: rows[0]!.hits })
  }
  // Of two frequent words the longer is the rarer one.
  return counted.sort((a, b) => a.hits - b.hits || b.word.length - a.word.length)[0]!.word
}
