// Three years of subscriptions by the clock: every step on its day, none twice, none lost, however often the process is
// ended as by a power cut and started again.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { nextTransition } from '#engine/subscription-lifecycle.ts'
import type { Subscription } from '#model/subscription.ts'
import { checkInvariants } from '#store/check-invariants.ts'
import { openStore } from '#store/open-store.ts'
import { DATABASES, emptyDatabase } from '#test/fixtures/both-databases.ts'
import { startLicet } from '#test/fixtures/server.ts'
import type { Licet } from '#test/fixtures/server.ts'
import { describe, expect, test } from 'vitest'

const YEARS = 3
const CRASHES = 5
const BY_KIND = { started: 'startSubscription', renewed: 'renewSubscription', converted: 'convertTrial', expired: 'expireSubscription', disabled: 'disableSubscription', lockedOut: 'lockSubscription', deleted: 'deleteSubscription' } as const

/** What is to happen to subscriptions up to an instant: when, what, to which. */
function expectedUntil(subscriptions: readonly Subscription[], until: string): string[] {
  return subscriptions
    .flatMap((subscription) => {
      const steps: string[] = []
      for (let next = nextTransition(subscription); next !== null && next.at <= until; next = nextTransition(next.after)) steps.push(`${next.at} ${BY_KIND[next.kind]} ${subscription.id}`)
      return steps
    })
    .sort()
}

/** What happened, as the journal on the disk has it; the data is sound. */
async function happened(url: string): Promise<string[]> {
  const store = await openStore({ url, access: 'reader' })
  try {
    const rows = await store.db.query
      .selectFrom('objectJournal as j')
      .innerJoin('operations as o', 'o.pk', 'j.operationPk')
      .select(['o.createdDateTime', 'o.kind', 'j.objectId', 'o.createdByKind'])
      .where('j.type', '=', 'subscription')
      .execute()
    expect(await checkInvariants(store.db)).toEqual([])
    expect(new Set(rows.map(({ createdByKind }) => createdByKind))).toEqual(new Set(['clock']))
    return rows.map(({ createdDateTime, kind, objectId }) => `${createdDateTime} ${kind} ${objectId}`).sort()
  } finally {
    await store.close()
  }
}

async function send<T>(licet: Licet, method: string, path: string, body?: object): Promise<T> {
  const answer = await fetch(`${licet.ready.url}/licet/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${licet.ready.token}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}

const after = (instant: string, years: number): string => `${Number(instant.slice(0, 4)) + years}${instant.slice(4)}`

describe.each(DATABASES)('on %s', (name) => {
  test('every step of three years happens on its day, once, through crashes at random', async () => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'licet-lifecycle-'))
    const database = name === 'postgres' ? await emptyDatabase(name) : null
    const url = database?.url ?? join(dataFolder, 'licet.db')
    const licet = await startLicet({ dataFolder, unchecked: true, built: true, args: database === null ? [] : ['--database', database.url] })
    try {
      const { now } = await send<{ now: string }>(licet, 'PATCH', '/clock', { frozen: true })
      const { value: subscriptions } = await send<{ value: Subscription[] }>(licet, 'GET', '/subscriptions')
      const end = after(now, YEARS)
      const step = (Date.parse(end) - Date.parse(now)) / CRASHES
      for (let crash = 1; crash <= CRASHES; crash += 1) {
        const to = new Date(Date.parse(now) + step * crash).toISOString()
        const asked = send(licet, 'PATCH', '/clock', { now: to }).then(() => true, () => false)
        await setTimeout(Math.random() * 400)
        await licet.kill()
        await asked
        await licet.restart()
        // What was asked and not answered is asked again, as its user would; what has happened does not happen again.
        const { now: reached } = await send<{ now: string }>(licet, 'GET', '/clock')
        if (reached < to) await send(licet, 'PATCH', '/clock', { now: to })
      }
      expect(await send(licet, 'PATCH', '/clock', { now: end })).toMatchObject({ now: end })
      expect(await licet.stop()).toBe(0)
      const expected = expectedUntil(subscriptions, end)
      expect(expected.length).toBeGreaterThan(100)
      expect(await happened(url)).toEqual(expected)
    } finally {
      await licet.kill()
      await rm(dataFolder, { recursive: true, force: true })
      await database?.drop()
    }
  })
})
