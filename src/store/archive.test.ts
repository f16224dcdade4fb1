import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { emptyDatabase, newTenant, type DatabaseName, type EmptyDatabase } from '#test/fixtures/both-databases.ts'
import { ArchiveUnusable, backupTo, restoreFrom } from './archive.ts'
import { checkInvariants } from './check-invariants.ts'
import { insertGroups, insertMemberships } from './groups.ts'
import { insertObjectJournal } from './object-journal.ts'
import { openStore, type Store } from './open-store.ts'
import { setOwnPrice, setRuleSwitch } from './rules.ts'
import { internSituation } from './situations.ts'
import { insertUsers, getUserRow, softDeleteUser } from './users.ts'
import { insertOperation } from './operations.ts'

const AT = '2026-11-22T08:00:00.000Z'
const SKU = '11111111-1111-4111-8111-111111111111'

let folder: string
const opened: { store: Store; database: EmptyDatabase }[] = []

async function open(name: DatabaseName): Promise<Store> {
  const database = await emptyDatabase(name)
  const store = await openStore({ url: database.url, access: 'writer' })
  opened.push({ store, database })
  return store
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'licet-archive-'))
})

afterEach(async () => {
  for (const { store, database } of opened.splice(0)) {
    await store.close()
    await database.drop()
  }
  await rm(folder, { recursive: true, force: true })
})

async function fill(store: Store): Promise<void> {
  const tenant = await newTenant(store)
  await store.transaction(async (db) => {
    const situationId = await internSituation(db, tenant, [
      { skuId: SKU, assignedByGroup: null, selfServicePoolId: null, disabledPlans: [SKU], state: 'Error', error: 'CountViolation' },
    ])
    const people = ['Zoé', "O'Neil \u{1F600}", 'ΟΔΟΣ', 'gone'].map((displayName, at) => ({
      id: crypto.randomUUID(),
      displayName,
      userPrincipalName: `p${at}@contoso.com`,
      proxyAddresses: [`SMTP:p${at}@contoso.com`],
      situationId,
    }))
    const pks = await insertUsers(db, tenant, people)
    await softDeleteUser(db, tenant, pks[3]!, { at: AT, version: 0 })
    const [group] = await insertGroups(db, tenant, [{ id: crypto.randomUUID(), displayName: 'All', description: '100%_\\' }])
    await insertMemberships(db, tenant, pks.map((userPk) => ({ groupPk: group!, userPk, since: AT })))
    await setRuleSwitch(db, tenant, { ruleId: 'a', enabled: false, severity: null })
    await setOwnPrice(db, tenant, { skuId: SKU, effectiveFrom: '2026-01-01', amount: 12.34, currency: 'USD' })
    const operation = await insertOperation(db, tenant, {
      id: crypto.randomUUID(), kind: 'createUser', state: 'succeeded', total: 1, done: 1, failed: 0, reason: null, createdById: SKU,
      createdByName: 'Zoé', createdByKind: 'user', createdDateTime: AT, startedDateTime: AT, finishedDateTime: AT, planId: null,
      causedBy: null, undoOf: null, undoneBy: null, error: null, added: [], removed: [], idempotencyKey: null,
    })
    await insertObjectJournal(db, tenant, operation, { type: 'user', objectId: people[0]!.id, before: null, after: { displayName: 'Zoé' } })
  })
}

const contents = async (file: string): Promise<string> => gunzipSync(await readFile(file)).toString()

test.each([['sqlite', 'postgres'], ['postgres', 'sqlite']] as const)('an archive goes from %s to %s and back, every row the same', async (from, to) => {
  const first = await open(from)
  await fill(first)
  const count = await backupTo(first, join(folder, 'one'))
  const second = await open(to)
  expect(await restoreFrom(second, join(folder, 'one'))).toBe(count)
  await backupTo(second, join(folder, 'two'))
  const third = await open(from)
  await restoreFrom(third, join(folder, 'two'))
  await backupTo(third, join(folder, 'three'))

  expect(await contents(join(folder, 'two'))).toBe(await contents(join(folder, 'one')))
  expect(await contents(join(folder, 'three'))).toBe(await contents(join(folder, 'one')))
  for (const store of [second, third]) expect(await checkInvariants(store.db)).toEqual([])
  expect(await readdir(folder)).toEqual(['one', 'three', 'two'])
})

test.each(['sqlite', 'postgres'] as const)('what is made after a restore on %s gets keys of its own', async (name) => {
  const first = await open('sqlite')
  await fill(first)
  await backupTo(first, join(folder, 'one'))
  const second = await open(name)
  await restoreFrom(second, join(folder, 'one'))
  const id = crypto.randomUUID()
  await second.transaction(async (db) => {
    const situationId = await internSituation(db, 1, [])
    await insertUsers(db, 1, [{ id, userPrincipalName: 'new@contoso.com', situationId }])
  })
  expect(await getUserRow(second.db, 1, id)).toMatchObject({ pk: 5, userPrincipalName: 'new@contoso.com' })
})

test('a store with something in it, a strange file and one of another version are refused, and nothing is changed', async () => {
  const store = await open('sqlite')
  await writeFile(join(folder, 'strange'), gzipSync('{"hello":1}\n'))
  await writeFile(join(folder, 'newer'), gzipSync('{"format":"licet-archive","schemaVersion":99}\n'))
  await writeFile(join(folder, 'text'), 'no archive at all')
  for (const file of ['strange', 'newer', 'text', 'missing']) await expect(restoreFrom(store, join(folder, file))).rejects.toThrow(ArchiveUnusable)
  await fill(store)
  const before = await backupTo(store, join(folder, 'one'))
  await expect(restoreFrom(store, join(folder, 'one'))).rejects.toThrow(ArchiveUnusable)
  expect(await backupTo(store, join(folder, 'two'))).toBe(before)
})
