// What was answered is kept, what was not is wholly there or wholly not: the process is ended as by a power cut, at
// any instant, and started again.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { openStore } from '#store/open-store.ts'
import { listPools } from '#store/pools.ts'
import { skuOf } from '#test/fixtures/contoso-desk.ts'
import { runLicet } from '#test/fixtures/licet-command.ts'
import { startLicet } from '#test/fixtures/server.ts'
import type { Licet } from '#test/fixtures/server.ts'
import { operationEnd, readEvents } from '#test/fixtures/watch-events.ts'
import type { StreamedEvent } from '#test/fixtures/watch-events.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'

const PEOPLE = 50_000
const FREE = skuOf('POWER_BI_STANDARD')
const E3 = skuOf('SPE_E3')

let dataFolder: string
let licet: Licet
beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'licet-crash-'))
  licet = await startLicet({ dataFolder, unchecked: true, built: true, args: ['--users', String(PEOPLE)] })
})
afterAll(async () => {
  await licet.stop()
  await rm(dataFolder, { recursive: true, force: true })
})

async function send<T>(method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<T> {
  const answer = await fetch(`${licet.ready.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${licet.ready.token}`, 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}

/** How many people sit in a product, as the data on the disk says while no server runs. */
async function seated(skuId: string): Promise<number> {
  const store = await openStore({ url: join(dataFolder, 'licet.db'), access: 'reader' })
  try {
    return (await listPools(store.db, 1)).find((pool) => pool.skuId === skuId && pool.ownerId === null)!.consumed
  } finally {
    await store.close()
  }
}

async function expectSound(): Promise<void> {
  expect(await runLicet(dataFolder, 'check')).toEqual({ code: 0, said: 'Everything is consistent.\n' })
}

interface Operation {
  readonly id: string
  readonly state: string
}

/** When the process ends, after an operation was asked for: resolves at that moment. */
type Moment = (operationId: string, events: AsyncGenerator<StreamedEvent>) => Promise<unknown>

const atOnce: Moment = async () => undefined
const atRandom: Moment = () => setTimeout(Math.random() * 300)

/** In the middle of the transaction: some people are written, others are not. */
const halfway: Moment = async (id, events) => {
  for await (const { data } of events) if (data['id'] === id && data['state'] === 'running' && Number(data['done']) > 0) return
}

async function openEvents(): Promise<AsyncGenerator<StreamedEvent>> {
  const stream = await fetch(`${licet.ready.url}/licet/v1/events`, { headers: { authorization: `Bearer ${licet.ready.token}` } })
  const events = readEvents(stream.body!)
  await events.next()
  return events
}

/** Applies a plan, ends the process at a moment, starts it again and gives the operation as it ended in the end. */
async function applyThroughCrash(plan: { readonly id: string }, moment: Moment, counts: readonly number[]): Promise<Readonly<Record<string, unknown>>> {
  const key = { 'idempotency-key': plan.id }
  const events = await openEvents()
  const { id, state } = await send<Operation>('POST', `/licet/v1/plans/${plan.id}/apply`, undefined, key)
  expect(['queued', 'running']).toContain(state)
  await moment(id, events)
  await licet.kill()
  expect(moment === halfway ? counts.slice(0, 1) : counts).toContain(await seated(FREE))
  await licet.restart()
  expect(await send('POST', `/licet/v1/plans/${plan.id}/apply`, undefined, key)).toMatchObject({ id })
  return operationEnd(licet, id)
}

test('a large operation is wholly there or wholly not, and is run to its end after the restart', async () => {
  const before = await seated(FREE)
  for (const [applying, undoing] of [[atOnce, halfway], [halfway, atRandom], [atRandom, atRandom]] as const) {
    const body = { target: {}, change: { add: [{ skuId: FREE }] }, mode: 'bestEffort' }
    const plan = await send<{ id: string; summary: { users: number; changed: number } }>('POST', '/licet/v1/plans', body)
    expect(plan.summary.changed).toBeGreaterThan(PEOPLE)
    const all = before + plan.summary.changed
    const done = await applyThroughCrash(plan, applying, [before, all])
    expect(done).toMatchObject({ total: plan.summary.users, error: null })
    expect(await seated(FREE)).toBe(all)

    const undo = await send<{ id: string }>('POST', `/licet/v1/operations/${String(done['id'])}/undo`)
    expect(await applyThroughCrash(undo, undoing, [all, before])).toMatchObject({ state: 'succeeded' })
    expect(await seated(FREE)).toBe(before)
  }
  await expectSound()
})

/** People enough for an operation that is queued. */
async function listMany(): Promise<string[]> {
  const ids: string[] = []
  for (let path = '/v1.0/users?$filter=usageLocation ne null&$count=true&$top=600&$select=id'; ids.length < 1_200; ) {
    const page = await send<{ value: readonly { id: string }[]; '@odata.nextLink': string }>('GET', path, undefined, { ConsistencyLevel: 'eventual' })
    ids.push(...page.value.map(({ id }) => id))
    path = page['@odata.nextLink'].replace(licet.ready.url, '')
  }
  return ids
}

test('a change of a group, its licences or its members, is wholly there or wholly not', async () => {
  const people = await listMany()
  const group = await send<{ id: string }>('POST', '/v1.0/groups', { displayName: 'Everybody', mailEnabled: false, mailNickname: 'everybody', securityEnabled: true })
  const plan = (change: object): Promise<{ id: string; summary: { users: number } }> => send('POST', '/licet/v1/plans', { target: { groupLicenses: [group.id] }, change })
  const joined = await send<Operation>('POST', `/licet/v1/plans/${(await plan({ members: { add: people } })).id}/apply`)
  await operationEnd(licet, joined.id)
  const before = await seated(FREE)
  const changes: readonly (readonly [change: object, gives: number, moment: Moment])[] = [
    [{ add: [{ skuId: FREE }] }, people.length, atOnce],
    [{ members: { remove: people } }, 0, atRandom],
    [{ members: { add: people } }, people.length, atRandom],
    [{ remove: [FREE] }, 0, atRandom],
  ]
  let now = before
  for (const [change, gives, moment] of changes) {
    const wished = await plan(change)
    expect(wished.summary.users).toBe(people.length)
    const done = await applyThroughCrash(wished, moment, [now, before + gives])
    expect(done).toMatchObject({ state: 'succeeded', total: people.length })
    now = await seated(FREE)
    expect(now).toBe(before + gives)
  }
  await expectSound()
})

test('one that is stopped halfway leaves nothing behind', async () => {
  const plan = await send<{ id: string }>('POST', '/licet/v1/plans', { target: {}, change: { add: [{ skuId: FREE }] }, mode: 'bestEffort' })
  const before = await seated(FREE)
  const events = await openEvents()
  const { id } = await send<Operation>('POST', `/licet/v1/plans/${plan.id}/apply`)
  await halfway(id, events)
  await send('POST', `/licet/v1/operations/${id}/cancel`)
  expect(await operationEnd(licet, id)).toMatchObject({ state: 'cancelled', done: 0, error: null })
  expect(await seated(FREE)).toBe(before)
})

test('one that is stale after the restart is failed with the reason', async () => {
  const body = { target: {}, change: { add: [{ skuId: FREE }] }, mode: 'bestEffort' }
  const plan = await send<{ id: string }>('POST', '/licet/v1/plans', body)
  const { id } = await send<Operation>('POST', `/licet/v1/plans/${plan.id}/apply`)
  await licet.kill()
  const before = await seated(FREE)
  const store = await openStore({ url: join(dataFolder, 'licet.db'), access: 'writer' })
  await store.transaction(async (db) => {
    const { changeCounter } = await db.query.updateTable('tenants').set((at) => ({ changeCounter: at('changeCounter', '+', 1) })).returning('changeCounter').executeTakeFirstOrThrow()
    await db.query.updateTable('facts').set({ accountEnabled: 0, version: changeCounter }).where('pk', '=', 3).execute()
  })
  const { state } = await store.db.query.selectFrom('operations').select('state').where('id', '=', id).executeTakeFirstOrThrow()
  await store.close()
  expect(['queued', 'running']).toContain(state)
  await licet.restart()
  expect(await operationEnd(licet, id)).toMatchObject({ state: 'failed', done: 0, error: expect.stringContaining('changed') })
  expect(await seated(FREE)).toBe(before)
  await licet.kill()
  await expectSound()
  await licet.restart()
})

test('every write that was answered is there, and only those that were asked for', async () => {
  const { value: people } = await send<{ value: readonly { id: string }[] }>('GET', "/v1.0/users?$filter=usageLocation ne null and assignedLicenses/$count eq 0&$count=true&$top=600&$select=id", undefined, { ConsistencyLevel: 'eventual' })
  const waiting = people.map(({ id }) => id)
  const asked = new Set<string>()
  const answered = new Set<string>()
  for (let time = 0; time < 2; time += 1) {
    const enough = answered.size + 10 + Math.floor(Math.random() * 120)
    const work = async (): Promise<void> => {
      for (let user = waiting.pop(); user !== undefined; user = waiting.pop()) {
        asked.add(user)
        await send('POST', `/v1.0/users/${user}/assignLicense`, { addLicenses: [{ skuId: E3, disabledPlans: [] }], removeLicenses: [] })
        answered.add(user)
        if (answered.size >= enough) return licet.kill()
      }
    }
    await Promise.allSettled(Array.from({ length: 8 }, work))
    await licet.kill()
    await expectSound()
    await licet.restart()
  }
  const holding = new Set<string>()
  for (const user of asked) {
    const { assignedLicenses } = await send<{ assignedLicenses: readonly { skuId: string }[] }>('GET', `/v1.0/users/${user}?$select=assignedLicenses`)
    if (assignedLicenses.some(({ skuId }) => skuId === E3)) holding.add(user)
  }
  expect(answered.difference(holding)).toEqual(new Set())
  expect(answered.size).toBeGreaterThan(30)
})
