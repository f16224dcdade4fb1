import type { Db } from './database.ts'
import { insertRows } from './insert-rows.ts'
import { addressOf, findTakenAddresses, refreshTakenAddresses } from './taken-addresses.ts'
import { createUserIndexes, dropUserIndexes } from './user-indexes.ts'
import { USER_COLUMNS, type NewUser } from './user-row.ts'
import { insertUserWords, insertWordsAbove, wordsOf } from './user-words.ts'

/** With so many people given at once, a store that has few is loaded. */
const AT_ONCE = 20_000

/** The rows of so many people are built and written together: more are no faster and take more memory. */
const ROWS_AT_ONCE = 2_000

/** Words are put in order for so many people at a time: more are faster and take more memory. */
const WORDS_AT_ONCE = 200_000

/** With fewer people than this, a full load is faster without indexes, made again at the end. */
const FEW = 20_000

const FACT_COLUMNS = [
  'pk',
  'tenant',
  'situationId',
  'usageLocation',
  'userType',
  'accountEnabled',
  'deleted',
  'version',
  'licensesChangedDateTime',
] as const

/** The profile columns that somebody uses: binding fifty nulls a person costs more than the rest. */
function usedProperties(people: readonly NewUser[]): string[] {
  const given = new Set<string>()
  for (const person of people) for (const name in person) given.add(name)
  return USER_COLUMNS.properties.filter((name) => given.has(name))
}

const factsOf = (tenant: number, pk: number, person: NewUser): unknown[] => [
  pk,
  tenant,
  person.situationId,
  person.usageLocation ?? null,
  person.userType === undefined ? 'Member' : person.userType,
  Number(person.accountEnabled ?? true),
  Number((person.deletedDateTime ?? null) !== null),
  person.version ?? 0,
  person.licensesChangedDateTime ?? null,
]

async function insertChunk(db: Db, tenant: number, people: readonly NewUser[], isLoad: boolean): Promise<number[]> {
  const { rows } = await db.execute(db.dialect.newKeys('users', people.length), [])
  const keys = rows.map(({ pk }) => pk as number)
  const used = usedProperties(people)
  const columns = used.flatMap((name) => USER_COLUMNS.encode(name, null).map(([column]) => column))
  const words = people.map((person) => wordsOf(person as unknown as Readonly<Record<string, unknown>>))
  const profiles = people.map((person, at) => {
    const values = person as unknown as Readonly<Record<string, unknown>>
    const row: unknown[] = [keys[at], tenant, person.managerPk ?? null, words[at]!.nameWords, words[at]!.words]
    for (const name of used) for (const [, value] of USER_COLUMNS.encode(name, values[name])) row.push(value)
    return row
  })
  await insertRows(db, 'users', ['pk', 'tenant', 'managerPk', 'nameWords', 'words', ...columns], profiles)
  await insertRows(db, 'facts', FACT_COLUMNS, people.map((person, at) => factsOf(tenant, keys[at]!, person)))
  if (isLoad) return keys
  const live = people.flatMap(({ deletedDateTime = null }, at) => (deletedDateTime === null ? [{ pk: keys[at]!, words: words[at]!.words }] : []))
  await insertUserWords(db, tenant, live)
  await refreshTakenAddresses(db, tenant, people.map(addressOf))
  return keys
}

/**
 * Adds people and gives their pks, ascending in the order given. Any number, from any iterable; the first million takes
 * well under a minute. Seats are not counted here.
 */
export async function insertUsers(db: Db, tenant: number, people: Iterable<NewUser>): Promise<number[]> {
  const keys: number[] = []
  let chunk: NewUser[] = []
  let isLoad = false
  let indexed = 0

  async function write(): Promise<void> {
    for (let at = 0; at < chunk.length; at += ROWS_AT_ONCE) {
      for (const pk of await insertChunk(db, tenant, chunk.slice(at, at + ROWS_AT_ONCE), isLoad)) keys.push(pk)
    }
    chunk = []
    if (!isLoad || keys.length - indexed < WORDS_AT_ONCE) return
    await insertWordsAbove(db, tenant, keys[indexed]! - 1)
    indexed = keys.length
  }

  for (const person of people) {
    chunk.push(person)
    if (chunk.length < AT_ONCE) continue
    if (keys.length === 0 && (await hasFewUsers(db))) {
      isLoad = true
      await dropUserIndexes(db)
    }
    await write()
  }
  if (chunk.length > 0) await write()
  if (isLoad) {
    if (indexed < keys.length) await insertWordsAbove(db, tenant, keys[indexed]! - 1)
    await createUserIndexes(db)
    await db.execute(db.dialect.analyze, [])
    await findTakenAddresses(db, tenant)
  }
  return keys
}

async function hasFewUsers(db: Db): Promise<boolean> {
  const beyond = await db.query.selectFrom('facts').select('pk').limit(1).offset(FEW).executeTakeFirst()
  return beyond === undefined
}

