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

/** So many hits of the rarest word are looked at one by one: at all of them when they are fewer. */
const PROBED = 1_000

/** So many hits of a frequent word are counted, and held against so many of another: a few milliseconds. */
const COUNTED = 20_000
const CROSSED = 100_000

/** So many full words that start as typed are tried in front of another. */
const FULL_WORDS = 64

const people = sql`${sql.join(USER_SELECTION.map((name) => sql.ref(name)))} from users as u join facts as f on f.pk = u.pk`

/**
 * People with words that start as typed, at most `limit`: those whose whole name starts so, then those called by two
 * words in that order, then in the other, then the rest, each by name among the first 200 that are found. Of two words
 * that are both everywhere and hardly ever together the last may be missed.
 */
export async function typeAhead(db: Db, tenant: number, text: string, limit = 20, within: readonly Guid[] | null = null): Promise<UserRow[]> {
  const words = searchWords(text)
  if (words.length === 0) return []
  const found = new Map<unknown, Row>()
  const seen = (pk: string): RawBuilder<unknown> => (within === null ? sql`` : sql`and ${sql.ref(pk)} in (${unitKeys(db, tenant, 'user', within)})`)
  for await (const hits of waysTo({ db, tenant, words, limit, seen }, text)) {
    for (const row of await peopleAmong(db, hits, limit + found.size)) if (!found.has(row['pk'])) found.set(row['pk'], row)
    if (found.size >= limit) break
  }
  return [...found.values()].slice(0, limit).map(decodeUser)
}

async function peopleAmong(db: Db, keys: RawBuilder<unknown>, limit: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select ${people} where u.pk in (${keys}) order by u."displayNameFolded", u.id limit ${limit}`.execute(db.query)
  return rows
}

interface Asked {
  readonly db: Db
  readonly tenant: number
  readonly words: readonly string[]
  readonly limit: number
  /** A condition on a key: people whom the one who asks may see. */
  readonly seen: (pk: string) => RawBuilder<unknown>
}

/** Queries for keys of people, the best and cheapest first; the next is for when there are too few. */
async function* waysTo(asked: Asked, text: string): AsyncGenerator<RawBuilder<unknown>> {
  const { db, tenant, words, seen } = asked
  yield startsName(asked, foldText(text.trim().replace(/\s+/gu, ' ')))
  const [first, second] = words
  if (first === undefined) return
  if (second === undefined) {
    yield sql`select pk from (${wordKeys(tenant, first)} ${seen('userPk')} order by word, "userPk" limit ${ORDERED}) as hits`
    return
  }
  if (words.length === 2) {
    yield calledBy(asked, first, second)
    yield calledBy(asked, second, first)
  }
  const [rarest, next, ...others] = await byRarity(db, tenant, words)
  yield withWords(db, sql`${wordKeys(tenant, rarest!.word)} ${seen('userPk')} limit ${PROBED}`, [next!, ...others])
  if (rarest!.hits > PROBED) yield withWords(db, crossed(asked, rarest!.word, next!.word), others)
}

/** The first people whose name begins with the text as it was typed, from the index of names. */
function startsName({ tenant, limit, seen }: Asked, start: string): RawBuilder<unknown> {
  const { from, below } = rangeOfStart(start)
  const end = below === null ? sql`` : sql`and "displayNameFolded" < ${below}`
  return sql`select pk from (
    select pk from users where tenant = ${tenant} and "deletedDateTime" is null and "displayNameFolded" >= ${from} ${end} ${seen('pk')}
    order by "displayNameFolded", id limit ${limit}) as named`
}

/** The first people whose name begins with a whole word that starts as the one, then the other: each from the index of names. */
function calledBy({ tenant, seen }: Asked, one: string, other: string): RawBuilder<unknown> {
  const [word, name] = [rangeOfStart(one), rangeOfStart(` ${other}`)]
  // From each full word to the next: the index leaps over all who have it.
  const nextWord = (beyond: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
    select word from "userWords" where tenant = ${tenant} and ${beyond} and word < ${word.below} order by word limit 1)`
  return sql`select pk from (
    with recursive leaps(word, number) as (
      select ${nextWord(sql`word >= ${word.from}`)}, 1 union all
      select ${nextWord(sql`word > leaps.word`)}, number + 1 from leaps where leaps.word is not null and number < ${sql.lit(FULL_WORDS)})
    select u.pk from leaps as w cross join users as u
    where w.word is not null and u.tenant = ${tenant} and u."deletedDateTime" is null ${seen('u.pk')}
    and u."displayNameFolded" >= w.word || ${name.from} and u."displayNameFolded" < w.word || ${name.below} limit ${ORDERED}) as called`
}

/** People who have two frequent words: the hits of one among those of the other, in the index of words alone. */
const crossed = ({ tenant, seen }: Asked, rarest: string, next: string): RawBuilder<unknown> => sql`
  select pk from (${wordKeys(tenant, next)} limit ${CROSSED}) as held
  where pk in (select pk from (${wordKeys(tenant, rarest)} ${seen('userPk')} limit ${COUNTED}) as few)`

/** The first of some people who have every one of these words. */
function withWords(db: Db, keys: RawBuilder<unknown>, words: readonly { readonly word: string }[]): RawBuilder<unknown> {
  const held = words.map(({ word }) => sql`and ${db.dialect.holds(sql.ref('u.words'), ` ${word}`)}`)
  return sql`select pk from (
    select u.pk from (${keys}) as led cross join users as u where u.pk = led.pk ${sql.join(held, sql` `)} limit ${ORDERED}) as hits`
}

/** Words with how many hits they have, up to a bound, the rarest first. */
async function byRarity(db: Db, tenant: number, words: readonly string[]): Promise<{ word: string; hits: number }[]> {
  const counted: { word: string; hits: number }[] = []
  for (const word of words) {
    const { rows } = await sql<{ hits: number }>`select count(*) as hits from (${wordKeys(tenant, word)} limit ${COUNTED}) as counted`.execute(db.query)
    counted.push({ word, hits: rows[0]!.hits })
  }
  // Of two words that are everywhere the longer is the rarer one.
  return counted.sort((a, b) => a.hits - b.hits || b.word.length - a.word.length)
}
