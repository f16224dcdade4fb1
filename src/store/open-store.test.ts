import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newTenant, onBothDatabases } from '#test/fixtures/both-databases.ts'
import { lockFolder } from './folder-lock.ts'
import { openStore } from './open-store.ts'
import { SCHEMA_VERSION } from './migrate.ts'
import { internSituation, readSituation } from './situations.ts'
import { StoreUnusable } from './store-unusable.ts'
import { findTenant, listTenants, nextChange } from './tenants.ts'

describe('a data folder', () => {
  let folder: string
  let file: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'licet-open-'))
    file = join(folder, 'licet.db')
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  test('of a newer version is refused in one line, for reading and for writing', async () => {
    const store = await openStore({ url: file, access: 'writer' })
    await store.transaction((db) => db.query.insertInto('schema').values({ version: SCHEMA_VERSION + 1 }).execute())
    await store.close()
    for (const access of ['writer', 'reader'] as const) {
      const refused = openStore({ url: file, access })
      await expect(refused).rejects.toThrow(StoreUnusable)
      await expect(refused).rejects.toThrow(/^[^\n]*newer version[^\n]*$/)
    }
  })

  test('that is no database, is a folder, or is not there to be read is refused', async () => {
    await writeFile(join(folder, 'text'), 'hello '.repeat(2_000))
    await mkdir(join(folder, 'inside'))
    await expect(openStore({ url: join(folder, 'text'), access: 'writer' })).rejects.toThrow(StoreUnusable)
    await expect(openStore({ url: join(folder, 'inside'), access: 'writer' })).rejects.toThrow(StoreUnusable)
    await expect(openStore({ url: join(folder, 'missing.db'), access: 'reader' })).rejects.toThrow(StoreUnusable)
    await expect(openStore({ url: join(folder, 'text', 'licet.db'), access: 'writer' })).rejects.toThrow(StoreUnusable)
  })

  test('that another process serves is refused, and free again when it ends or dies', async () => {
    const other = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] })
    await writeFile(`${file}.lock`, String(other.pid))
    expect(() => lockFolder(file)).toThrow(/in use by process \d+/)
    const store = await openStore({ url: file, access: 'writer' })
    await store.close()
    other.stdin!.end()
    await once(other, 'exit')
    const release = lockFolder(file)
    release()
    lockFolder(file)()
  })

  test('is read by others beside the one who writes', async () => {
    const writer = await openStore({ url: `sqlite:${file}`, access: 'writer' })
    const reader = await openStore({ url: file, access: 'reader' })
    await newTenant(writer)
    expect(await listTenants(reader.db)).toHaveLength(1)
    await expect(reader.transaction((db) => nextChange(db, 1))).rejects.toThrow('readonly')
    await reader.close()
    await writer.close()
  })
})

onBothDatabases('a transaction', (store) => {
  test('that fails leaves nothing behind, nor anything remembered of it', async () => {
    const tenant = await newTenant(store())
    const record = { skuId: crypto.randomUUID(), assignedByGroup: null, selfServicePoolId: null, disabledPlans: [], state: 'Active', error: 'None' } as const
    let vain = 0
    const failing = store().transaction(async (db) => {
      vain = await internSituation(db, tenant, [record])
      await nextChange(db, tenant)
      throw new Error('on purpose')
    })
    await expect(failing).rejects.toThrow('on purpose')
    await expect(readSituation(store().db, tenant, vain)).rejects.toThrow('no situation')
    const { id } = (await listTenants(store().db)).find(({ pk }) => pk === tenant)!
    expect((await findTenant(store().db, id))!.changeCounter).toBe(0)
    const kept = await store().transaction((db) => internSituation(db, tenant, [record]))
    expect(await readSituation(store().db, tenant, kept)).toEqual([record])
  })

  test('waits for the one before, so that no change is lost', async () => {
    const tenant = await newTenant(store())
    const versions = await Promise.all(Array.from({ length: 20 }, () => store().transaction((db) => nextChange(db, tenant))))
    expect(versions.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1))
  })

  test('interns one situation once, whoever comes first', async () => {
    const tenant = await newTenant(store())
    const record = { skuId: crypto.randomUUID(), assignedByGroup: null, selfServicePoolId: null, disabledPlans: [], state: 'Active', error: 'None' } as const
    const ids = await Promise.all(Array.from({ length: 8 }, () => store().transaction((db) => internSituation(db, tenant, [record]))))
    expect(new Set(ids).size).toBe(1)
  })
})
