// One portable archive of a whole store: gzipped lines of JSON, a header, then each table's columns and rows. It goes
// from and to either database, and equal stores make equal archives.
import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { sql } from 'kysely'
import type { Db } from './database.ts'
import { insertRows } from './insert-rows.ts'
import { SCHEMA_VERSION } from './migrate.ts'
import type { Store } from './open-store.ts'
import type { Tables } from './tables.ts'
import { createUserIndexes, dropUserIndexes } from './user-indexes.ts'

/** Every table with the key it is read in the order of; in an order in which nothing refers to what comes later. */
const ARCHIVED: readonly (readonly [table: Exclude<keyof Tables, 'schema'>, ...key: string[]])[] = [
  ['tenants', 'pk'],
  ['situations', 'pk'],
  ['situationProducts', 'situationId', 'skuId', 'poolKey'],
  ['users', 'pk'],
  ['facts', 'pk'],
  ['userWords', 'tenant', 'word', 'userPk'],
  ['pools', 'pk'],
  ['subscriptions', 'pk'],
  ['groups', 'pk'],
  ['memberships', 'groupPk', 'userPk'],
  ['nestings', 'groupPk', 'memberPk'],
  ['waiting', 'tenant', 'poolKey', 'userPk', 'groupPk'],
  ['queueLeft', 'operationPk', 'userPk', 'poolKey', 'groupPk'],
  ['newServices', 'tenant', 'id'],
  ['knownServices', 'tenant', 'skuId'],
  ['profiles', 'pk'],
  ['plans', 'tenant', 'id'],
  ['operations', 'pk'],
  ['journal', 'operationPk', 'userPk'],
  ['objectJournal', 'pk'],
  ['dataItems', 'userPk', 'kind'],
  ['dataLosses', 'operationPk', 'kind'],
  ['dataClocks', 'userPk', 'operationPk'],
  ['leavers', 'pk'],
  ['calendarFeeds', 'hash'],
  ['apps', 'pk'],
  ['appCredentials', 'pk'],
  ['signIns', 'userPk'],
  ['authorizationCodes', 'hash'],
  ['deviceCodes', 'hash'],
  ['refreshTokens', 'hash'],
  ['usedAssertions', 'tenant', 'hash'],
  ['sessions', 'hash'],
  ['signInLinks', 'hash'],
  ['signingKeys', 'pk'],
  ['roleAssignments', 'userPk', 'roleTemplateId', 'unitPk'],
  ['roleDefinitions', 'pk'],
  ['administrativeUnits', 'pk'],
  ['unitMembers', 'unitPk', 'kind', 'memberPk'],
  ['owners', 'groupPk', 'userPk'],
  ['memberChanges', 'groupPk', 'memberId'],
  ['goneGroups', 'tenant', 'id'],
  ['ruleSwitches', 'tenant', 'ruleId'],
  ['selfServicePolicies', 'tenant', 'skuId'],
  ['licenseRequests', 'pk'],
  ['licenseRequestPeople', 'requestPk', 'userPk'],
  ['autoClaimPolicies', 'pk'],
  ['autoClaims', 'policyPk', 'userPk'],
  ['prices', 'tenant', 'skuId', 'effectiveFrom'],
  ['locationRules', 'tenant', 'id'],
  ['savedViews', 'pk'],
  ['templates', 'pk'],
  ['exports', 'tenant', 'operationId'],
  ['linkedAccounts', 'homeTenant', 'homeUserPk', 'tenant'],
]

const FORMAT = 'licet-archive'
const PAGE = 2_000

interface Header {
  readonly format: string
  readonly schemaVersion: number
}

/** An archive that cannot be restored, and why. */
export class ArchiveUnusable extends Error {
  override readonly name = 'ArchiveUnusable'
}

async function* rowsOf(db: Db, table: string, key: readonly string[]): AsyncGenerator<Record<string, unknown>> {
  const order = sql.join(key.map((column) => sql.ref(column)))
  for (let last: Record<string, unknown> | undefined; ; ) {
    const beyond = last === undefined ? sql`` : sql`where (${order}) > (${sql.join(key.map((column) => last![column]))})`
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)} ${beyond} order by ${order} limit ${PAGE}`.execute(db.query)
    yield* rows
    if (rows.length < PAGE) return
    last = rows.at(-1)
  }
}

/** Writes a store into a file, which appears when it is whole; gives how many rows it holds. */
export async function backupTo(store: Store, file: string): Promise<number> {
  const unfinished = `${file}.part`
  let count = 0
  async function* lines(db: Db): AsyncGenerator<string> {
    yield `${JSON.stringify({ format: FORMAT, schemaVersion: SCHEMA_VERSION } satisfies Header)}\n`
    for (const [table, ...key] of ARCHIVED) {
      let columns: string[] | undefined
      for await (const row of rowsOf(db, table, key)) {
        if (columns === undefined) yield `${JSON.stringify({ table, columns: (columns = Object.keys(row)) })}\n`
        count += 1
        yield `${JSON.stringify(columns.map((column) => row[column]))}\n`
      }
    }
  }
  try {
    // In one reading transaction: a server beside us may write meanwhile.
    await store.snapshot(async (db) => pipeline(Readable.from(lines(db)), createGzip(), createWriteStream(unfinished)))
    await rename(unfinished, file)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
  return count
}

/** Fills an empty store from an archive, all or nothing; gives how many rows. Throws ArchiveUnusable. */
export async function restoreFrom(store: Store, file: string): Promise<number> {
  return store.transaction(async (db) => {
    const there = await db.query.selectFrom('tenants').select('pk').limit(1).executeTakeFirst()
    if (there !== undefined) throw new ArchiveUnusable('The store is not empty; an archive is restored into an empty one.')
    await dropUserIndexes(db)
    const count = await insertValues(db, readValues(file))
    await createUserIndexes(db)
    for (const [table, key] of ARCHIVED) {
      const next = key === 'pk' && table !== 'facts' ? db.dialect.nextKeyAfter(table) : null
      if (next !== null) await db.execute(next, [])
    }
    await db.execute(db.dialect.analyze, [])
    return count
  })
}

async function* readValues(file: string): AsyncGenerator<unknown> {
  const unpacked = createGunzip()
  const packed = createReadStream(file).on('error', (error) => unpacked.destroy(error))
  try {
    for await (const line of createInterface({ input: packed.pipe(unpacked), crlfDelay: Infinity })) yield JSON.parse(line)
  } catch (error) {
    throw new ArchiveUnusable(`The archive ${file} cannot be read: ${(error as Error).message}.`)
  }
}

async function insertValues(db: Db, values: AsyncIterable<unknown>): Promise<number> {
  let header: Header | undefined
  let into: { readonly table: string; readonly columns: readonly string[] } | undefined
  let rows: unknown[][] = []
  let count = 0
  const flush = async (): Promise<void> => {
    if (into !== undefined) await insertRows(db, into.table, into.columns, rows)
    count += rows.length
    rows = []
  }
  for await (const value of values) {
    if (header === undefined) header = checkHeader(value)
    else if (Array.isArray(value)) {
      rows.push(value)
      if (rows.length === PAGE) await flush()
    } else {
      await flush()
      into = value as { table: string; columns: string[] }
    }
  }
  await flush()
  return count
}

function checkHeader(value: unknown): Header {
  const header = value as Partial<Header>
  if (header.format !== FORMAT || typeof header.schemaVersion !== 'number') throw new ArchiveUnusable('The file is no archive of Licet.')
  if (header.schemaVersion !== SCHEMA_VERSION) {
    throw new ArchiveUnusable(`The archive is of version ${header.schemaVersion}; this Licet restores version ${SCHEMA_VERSION}.`)
  }
  return header as Header
}
