// A kill between any two statements leaves the state equal to before or to after: every kind of write is cut off before
// each of its statements and before its commit. On SQLite what stands on the disk at that moment is opened as a restart
// opens it; on PostgreSQL the connection is ended.
import { hash } from 'node:crypto'
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StoredPlan } from '#actions/plan-draft.ts'
import { openStore } from '#store/open-store.ts'
import { digestOf } from '#test/fixtures/database-digest.ts'
import { openGroupScene } from '#test/fixtures/group-scene.ts'
import type { GroupScene } from '#test/fixtures/group-scene.ts'
import { createTestDatabase } from '#test/fixtures/postgres.ts'
import type { Watcher } from '#test/fixtures/watched-store.ts'
import { expect, test } from 'vitest'

const START = {
  people: 6,
  seats: { SPE_E3: 3, SPE_E5: 9, STANDARDPACK: 9, VISIOCLIENT: 2 },
  groups: { Sales: [0, 1, 2, 3], Floor: [4], Late: [0, 3] },
}

type Write = () => Promise<unknown>
/** Gets everything ready and gives the write itself. */
type Preparation = (scene: GroupScene) => Promise<Write>

const sku = (scene: GroupScene, ...names: readonly string[]) => names.map((name) => ({ skuId: scene.sku(name) }))
const applying = (scene: GroupScene, plan: StoredPlan): Write => () => scene.apply(plan)
const [ANNA, BERT, CARA] = ['p0@small.example', 'p1@small.example', 'p5@small.example'] as const

/** In this order, each on what those before have made. */
const WRITES: Readonly<Record<string, Preparation>> = {
  'a licence of one person': async (scene) => () =>
    scene.act('assignLicense', { user: CARA, body: { addLicenses: [{ ...sku(scene, 'STANDARDPACK')[0], disabledPlans: [] }], removeLicenses: [] } }),
  'a plan for several people, of whom one waits': async (scene) =>
    applying(scene, await scene.planFor({ users: [ANNA, BERT, CARA] }, { add: sku(scene, 'VISIOCLIENT') }, { mode: 'bestEffort', waitingList: true })),
  'a swap': async (scene) => applying(scene, await scene.planFor({ users: [CARA] }, { add: sku(scene, 'SPE_E5'), remove: [scene.sku('STANDARDPACK')] })),
  'the licences of a group, whose members wait': async (scene) => applying(scene, await scene.plan(['Sales'], { add: sku(scene, 'SPE_E3') })),
  'who is in a group, with the seat that it frees': async (scene) =>
    applying(scene, await scene.plan(['Sales'], { members: { add: [scene.names[4]], remove: [scene.names[2]] } })),
  'a group as Graph changes it': async (scene) => () =>
    scene.act('assignGroupLicense', { group: scene.groupId('Late'), body: { addLicenses: [{ ...sku(scene, 'SPE_E5')[0], disabledPlans: [] }], removeLicenses: [] } }),
  'the undo of a change of people': async (scene) => {
    const given = await scene.apply(await scene.planFor({ users: [CARA] }, { removeAll: true }))
    return applying(scene, await scene.undo(given.id))
  },
  'the undo of a change of groups': async (scene) => {
    const given = await scene.apply(await scene.plan(['Floor'], { add: sku(scene, 'STANDARDPACK') }))
    return applying(scene, await scene.undo(given.id))
  },
  'reprocessing everyone in error': async (scene) => {
    await scene.act('changeSettings', { body: { grantFreedSeats: false } })
    const waiting = await scene.waitingIn('Sales')
    await scene.apply(await scene.plan(['Sales'], { members: { remove: [[ANNA, BERT].find((name) => !waiting.includes(name))] } }))
    return () => scene.act('reprocessErrors', { group: null })
  },
  'a deletion, with the seats that it frees': async (scene) => {
    await scene.act('changeSettings', { body: { grantFreedSeats: true } })
    return () => scene.act('deleteUser', { user: ANNA })
  },
  'a restoration': async (scene) => {
    const id = scene.idOf(ANNA)
    return () => scene.act('restoreUser', { user: id })
  },
  'a mail address that another would have': async (scene) => {
    await scene.act('updateUser', { user: CARA, body: { mail: null } })
    return () => scene.act('updateUser', { user: BERT, body: { mail: CARA } })
  },
  'the deletion of several people by a plan': async (scene) => applying(scene, await scene.planFor({ users: [ANNA, BERT] }, { deleteUser: true })),
}

/** A new connection for each statement takes its time: those with the most to lose. */
const ON_POSTGRES = ['a plan for several people, of whom one waits', 'the licences of a group, whose members wait', 'the undo of a change of groups']

test('on SQLite what stands on the disk is what was before or what comes after', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'licet-statements-'))
  const [file, copy] = [join(folder, 'licet.db'), join(folder, 'copy.db')]
  const known = new Map<string, string>()
  /** What a restart would find, told from the bytes: equal bytes are equal states. */
  const onDisk = async (): Promise<string> => {
    const bytes = hash('sha256', Buffer.concat([await readFile(file), await readFile(`${file}-wal`)]))
    const found = known.get(bytes)
    if (found !== undefined) return found
    for (const end of ['', '-wal']) await copyFile(`${file}${end}`, `${copy}${end}`)
    const store = await openStore({ url: copy, access: 'writer' })
    known.set(bytes, JSON.stringify(await digestOf(store.db)))
    await store.close()
    for (const end of ['', '-wal']) await rm(`${copy}${end}`, { force: true })
    return known.get(bytes)!
  }
  let found: string[] | null = null
  const scene = await openGroupScene({ ...START, url: file, watch: async () => void found?.push(await onDisk()) })
  try {
    for (const [name, prepare] of Object.entries(WRITES)) {
      const write = await prepare(scene)
      const before = JSON.stringify(await scene.digest())
      const states: string[] = (found = [])
      await write()
      found = null
      const after = JSON.stringify(await scene.digest())
      expect({ name, states: new Set(states), after: await onDisk() }).toEqual({ name, states: new Set([before]), after })
      expect({ name, isChanged: after !== before, isLong: states.length > 8 }).toEqual({ name, isChanged: true, isLong: true })
    }
    expect(await scene.faults()).toEqual([])
  } finally {
    await scene.close()
    await rm(folder, { recursive: true, force: true })
  }
})

test('on PostgreSQL a connection that ends before any statement leaves everything as it was', async () => {
  const database = await createTestDatabase()
  let statements = 0
  let endAt: string | number | null = null
  const watch: Watcher = async (sql, db) => {
    statements += 1
    if (sql === endAt || statements === endAt) await db.execute('select pg_terminate_backend(pg_backend_pid())', [])
  }
  const scene = await openGroupScene({ ...START, url: database.url, watch })
  /** Does a write whose connection ends at a statement; gives how many statements came to it. */
  const cut = async (write: Write, at: string | number): Promise<number> => {
    ;[statements, endAt] = [0, at]
    await expect(write()).rejects.toThrow(/terminat/i)
    endAt = null
    return statements
  }
  try {
    for (const [name, prepare] of Object.entries(WRITES)) {
      const write = await prepare(scene)
      if (!ON_POSTGRES.includes(name)) {
        await write()
        continue
      }
      const before = await scene.digest()
      const all = await cut(write, 'commit')
      for (let at = 1; at < all; at += 1) await cut(write, at)
      expect({ name, isLong: all > 8, state: await scene.digest() }).toEqual({ name, isLong: true, state: before })
      await write()
      expect({ name, state: await scene.digest() }).not.toEqual({ name, state: before })
    }
    expect(await scene.faults()).toEqual([])
  } finally {
    await scene.close()
    await database.drop()
  }
})
