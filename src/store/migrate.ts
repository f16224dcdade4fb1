import { sql, type Kysely } from 'kysely'
import type { Db } from './database.ts'
import { StoreUnusable } from './store-unusable.ts'
import { createUserIndexes } from './user-indexes.ts'
import { up as firstTables } from '#migrations/0001-first-tables.ts'
import { up as groups } from '#migrations/0002-groups.ts'
import { up as signIn } from '#migrations/0003-sign-in.ts'
import { up as directory } from '#migrations/0004-directory.ts'
import { up as subscriptions } from '#migrations/0005-subscriptions.ts'
import { up as data } from '#migrations/0006-data.ts'
import { up as claims } from '#migrations/0007-claims.ts'
import { up as settings } from '#migrations/0008-settings.ts'
import { up as factsWithoutClasses } from '#migrations/0009-facts-without-classes.ts'
import { up as queueLeft } from '#migrations/0010-queue-left.ts'
import { up as sessionHome } from '#migrations/0011-session-home.ts'
import { up as clocksWithFacts } from '#migrations/0012-clocks-with-facts.ts'
import { up as wishedBy } from '#migrations/0013-wished-by.ts'
import { up as takenAddresses } from '#migrations/0014-taken-addresses.ts'

/** In order; the version of a database is how many of them it has seen. */
const MIGRATIONS = [firstTables, groups, signIn, directory, subscriptions, data, claims, settings, factsWithoutClasses, queueLeft, sessionHome, clocksWithFacts, wishedBy, takenAddresses]

export const SCHEMA_VERSION = MIGRATIONS.length

/** The version of an open database; 0 for an empty one. Throws StoreUnusable when it is newer than this program. */
export async function schemaVersion(db: Db): Promise<number> {
  const { rows } = await sql<{ name: string }>`select name from (${db.dialect.tables}) as known where name = 'schema'`.execute(db.query)
  if (rows.length === 0) return 0
  const { version } = await db.query.selectFrom('schema').select((at) => at.fn.max('version').as('version')).executeTakeFirstOrThrow()
  if (version > SCHEMA_VERSION) {
    throw new StoreUnusable(`The data is of a newer version of Licet (${version}; this one knows ${SCHEMA_VERSION}).`)
  }
  return version
}

/** Brings a database to this program's version, inside the caller's transaction. Forward only. */
export async function migrate(db: Db): Promise<void> {
  const { columnTypes, clustered, packed } = db.dialect
  const from = await schemaVersion(db)
  if (from === 0) await sql`create table schema (version integer primary key)`.execute(db.query)
  for (const [step, up] of MIGRATIONS.entries()) {
    if (step < from) continue
    await up(db.query as unknown as Kysely<unknown>, { ...columnTypes, clustered, packed })
    await db.query.insertInto('schema').values({ version: step + 1 }).execute()
  }
  if (from === 0) await createUserIndexes(db)
}
