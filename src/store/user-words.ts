// The index of the type-ahead: each word of a person once, in a table ordered by word, in both databases alike.
// A search for "ann" is one range of it, and takes as long as the hits it reads.
import { foundWords } from '#odata/search-words.ts'
import { USER_SHAPE } from '#model/user.ts'
import { sql } from 'kysely'
import type { Db } from './database.ts'
import { insertRows } from './insert-rows.ts'
import { remember } from './remember.ts'

const found = remember(foundWords)

/** Words as the columns keep them: each after a blank, so that a start of a word is found by ` start`. */
export const joinWords = (texts: readonly unknown[]): string => {
  const words = new Set<string>()
  // Names are remembered one by one: there are far fewer of them than of people called by two.
  for (const text of new Set(texts)) {
    if (typeof text === 'string') for (const name of text.split(' ')) for (const word of found(name)) words.add(word)
  }
  return words.size === 0 ? '' : ` ${[...words].join(' ')}`
}

/** The search columns of a person. */
export const wordsOf = (person: Readonly<Record<string, unknown>>): { nameWords: string; words: string } => ({
  nameWords: joinWords([person['displayName']]),
  words: joinWords(USER_SHAPE.typeAhead.map((name) => person[name])),
})

/** Adds words of people, given as their column `words`. */
export async function insertUserWords(db: Db, tenant: number, people: Iterable<{ pk: number; words: string }>): Promise<void> {
  const holders = new Map<string, number[]>()
  for (const { pk, words } of people) {
    for (const word of words.split(' ')) {
      const known = holders.get(word)
      if (known === undefined) holders.set(word, [pk])
      else known.push(pk)
    }
  }
  holders.delete('')
  // In the order of the table, which is several times faster than as they come.
  const rows = [...holders.keys()].sort().flatMap((word) => holders.get(word)!.map((pk) => [tenant, word, pk] as const))
  await insertRows(db, 'userWords', ['tenant', 'word', 'userPk'], rows)
}

/** Adds the words of everyone above a pk, sorted by the database: for loads of many people at once. */
export async function insertWordsAbove(db: Db, tenant: number, pk: number): Promise<void> {
  const [owner, words] = [sql.ref('userPk'), sql.ref<string>('u.words')]
  await sql`
    insert into ${sql.table('userWords')} (tenant, word, ${owner})
    select u.tenant, w.value, u.pk from users as u cross join ${db.dialect.wordsIn(words)}
    where u.pk > ${pk} and u.tenant = ${tenant} and u.words <> '' and u.${sql.ref('deletedDateTime')} is null
    order by w.value, u.pk`.execute(db.query)
}

/** Takes away the words of a person who is gone or has another name now. */
export async function deleteUserWords(db: Db, tenant: number, pk: number, words: string): Promise<void> {
  const known = words.split(' ').filter((word) => word !== '')
  if (known.length === 0) return
  await db.query.deleteFrom('userWords').where('tenant', '=', tenant).where('userPk', '=', pk).where('word', 'in', known).execute()
}
