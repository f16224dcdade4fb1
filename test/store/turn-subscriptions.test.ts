// Many organizations at once are turned as each would be by itself: twins are turned both ways and compared.
import { sql } from 'kysely'
import { runDueJobs } from '#actions/clock-jobs.ts'
import { describeBy } from '#actions/describe-situation.ts'
import type { ActionRoom } from '#actions/room.ts'
import { turnSubscriptions } from '#actions/turn-subscriptions.ts'
import { readCatalogue } from '#catalogue/catalogue.ts'
import { addDays } from '#engine/term.ts'
import { licetItself } from '#model/caller.ts'
import type { LicenseRecord } from '#model/license.ts'
import type { NewSubscription } from '#model/subscription.ts'
import { checkInvariants } from '#store/check-invariants.ts'
import type { Db } from '#store/database.ts'
import { addConsumed } from '#store/pools.ts'
import { internSituation } from '#store/situations.ts'
import { insertSubscription } from '#store/subscriptions.ts'
import { findTenant, insertTenant } from '#store/tenants.ts'
import { insertUsers, softDeleteUser } from '#store/users.ts'
import { skuOf } from '#test/fixtures/contoso-desk.ts'
import { onBothDatabases } from '#test/fixtures/both-databases.ts'
import { expect, test } from 'vitest'

const catalogue = readCatalogue()
const [E3, E1] = ['SPE_E3', 'STANDARDPACK'].map(skuOf) as [string, string]
const NOW = new Date('2026-11-22T09:00:00.000Z')
const DUE = '2026-11-22T08:00:00.000Z'
const BOUGHT = '2025-11-22T08:00:00.000Z'

/** What is bought of E3, and what is to be seen in it. */
const CASES: readonly (readonly [string, readonly Partial<NewSubscription>[]])[] = [
  ['renews', [{}]],
  ['renews with fewer seats than people', [{ scheduled: { totalLicenses: 1 } }]],
  ['expires', [{ recurringBilling: false }]],
  ['is disabled, and its people with it', [{ status: 'Warning' }]],
  ['is disabled beside another that works', [{ status: 'Warning' }, { nextLifecycleDateTime: addDays(DUE, 90) }]],
  ['is locked out', [{ status: 'Suspended' }]],
  ['is deleted, and taken from its people', [{ status: 'LockedOut' }]],
  ['is a trial that is deleted', [{ status: 'Warning', isTrial: true }]],
  ['is a trial that is bought', [{ isTrial: true, term: 'P1M' }]],
  ['starts, so that people can work', [{ status: 'Scheduled' }]],
  ['has two steps at once', [{ status: 'Warning' }, { status: 'Warning', totalLicenses: 2 }]],
  ['is late by more than a step', [{ status: 'Warning', nextLifecycleDateTime: '2026-08-01T00:00:00.000Z' }]],
]

/** An organization with four people, one of them deleted, on E3 and E1; gives its pk and id. */
async function make(db: Db, subscriptions: readonly Partial<NewSubscription>[]): Promise<{ pk: number; id: string }> {
  const id = crypto.randomUUID()
  const pk = await insertTenant(db, { id, displayName: 'Twin', kind: 'own', createdDateTime: BOUGHT })
  const pool = { accountType: 'MCA', billingFrequency: 'P1M', purchaseChannel: 'direct', ownerId: null, price: null, term: 'P1Y', isTrial: false, totalLicenses: 5, createdDateTime: BOUGHT } as const
  const works = subscriptions.some(({ status = 'Enabled' }) => status === 'Enabled' || status === 'Warning')
  const [e3Pool, e1Pool] = [crypto.randomUUID(), crypto.randomUUID()]
  for (const more of subscriptions) {
    await insertSubscription(db, pk, { ...pool, id: crypto.randomUUID(), commerceSubscriptionId: crypto.randomUUID(), skuId: E3, poolId: e3Pool, status: 'Enabled', recurringBilling: (more.status ?? 'Enabled') === 'Enabled', nextLifecycleDateTime: DUE, ...more })
  }
  await insertSubscription(db, pk, { ...pool, id: crypto.randomUUID(), commerceSubscriptionId: crypto.randomUUID(), skuId: E1, poolId: e1Pool, status: 'Enabled', recurringBilling: true, nextLifecycleDateTime: addDays(DUE, 100) })
  const of = (skuId: string, state: LicenseRecord['state'] = 'Active'): LicenseRecord => ({ skuId, assignedByGroup: null, selfServicePoolId: null, disabledPlans: [], state, error: 'None' })
  const e3 = of(E3, works ? 'Active' : 'Disabled')
  const [one, both, other] = [await internSituation(db, pk, [e3]), await internSituation(db, pk, [e3, of(E1)]), await internSituation(db, pk, [of(E1)])]
  const people = [one, both, other, one].map((situationId, at) => ({ id: crypto.randomUUID(), displayName: `P ${at}`, userPrincipalName: `p${at}@${id}`, usageLocation: 'FR', situationId }))
  const pks = await insertUsers(db, pk, people)
  await softDeleteUser(db, pk, pks[3]!, { at: addDays(DUE, -3), version: 0 })
  await addConsumed(db, pk, new Map([[E3, works ? 2 : 0], [E1, 2]]))
  return { pk, id }
}

/** What is to be seen of an organization, without the names that are its own. */
async function look(db: Db, tenant: number): Promise<unknown> {
  const all = async (query: ReturnType<typeof sql>) => (await query.execute(db.query)).rows
  const name = sql.ref
  return {
    subscriptions: await all(sql`select status, ${name('totalLicenses')}, ${name('isTrial')}, ${name('termStartDateTime')}, ${name('nextLifecycleDateTime')}, scheduled, additions from subscriptions where tenant = ${tenant} order by pk`),
    pools: await all(sql`select consumed, ${name('overAssignedSinceDateTime')} from pools where tenant = ${tenant} order by pk`),
    people: await all(sql`select u.${name('displayName')}, f.version, f.${name('licensesChangedDateTime')}, s.records from facts as f join users as u on u.pk = f.pk join situations as s on s.pk = f.${name('situationId')} where f.tenant = ${tenant} order by f.pk`),
    operations: await all(sql`select kind, state, total, done, added, removed, ${name('createdDateTime')}, ${name('finishedDateTime')}, ${name('createdByName')}, ${name('createdByKind')} from operations where tenant = ${tenant} order by pk`),
    objects: await all(sql`select j.type, j.before, j.after from ${name('objectJournal')} as j where j.tenant = ${tenant} order by j.pk`),
    journal: await all(sql`select u.${name('displayName')}, o.kind, b.records as before, a.records as after, j.outcome from journal as j join operations as o on o.pk = j.${name('operationPk')}
      join users as u on u.pk = j.${name('userPk')} join situations as b on b.pk = j.${name('beforeSituationId')} join situations as a on a.pk = j.${name('afterSituationId')}
      where j.tenant = ${tenant} order by j.${name('operationPk')}, j.${name('userPk')}`),
    clocks: await all(sql`select u.${name('displayName')}, c.kinds from ${name('dataClocks')} as c join users as u on u.pk = c.${name('userPk')} where c.tenant = ${tenant} order by u.pk`),
    losses: await all(sql`select kind, bit, cause, state, ${name('sinceDateTime')}, ${name('nextDateTime')}, ${name('untilDateTime')}, ${name('end')} from ${name('dataLosses')} where tenant = ${tenant} order by kind`),
    situations: await all(sql`select s.records, p.${name('skuId')}, p.${name('inForce')} from situations as s left join ${name('situationProducts')} as p on p.${name('situationId')} = s.pk where s.tenant = ${tenant} order by s.records, p.${name('skuId')}`),
  }
}

async function roomOf(db: Db, tenantId: string): Promise<ActionRoom> {
  const tenant = (await findTenant(db, tenantId))!
  return { db, tenant, catalogue, now: NOW, realNow: NOW, newId: () => crypto.randomUUID(), tell: () => undefined, step: async () => false }
}

onBothDatabases(
  'organizations that are turned together',
  (store) => {
    test('end as each would by itself', async () => {
      const twins = await store().transaction(async (db) => {
        const made: { what: string; together: { pk: number; id: string }; alone: { pk: number; id: string } }[] = []
        for (const [what, subscriptions] of CASES) made.push({ what, together: await make(db, subscriptions), alone: await make(db, subscriptions) })
        return made
      })
      const left = await store().transaction(async (db) => {
        const room = await roomOf(db, twins[0]!.together.id)
        return turnSubscriptions(room, licetItself(room.tenant.id), { tenantIds: twins.map(({ together }) => together.id) })
      })
      expect(left.length).toBeLessThan(twins.length / 2)
      for (const id of [...left, ...twins.map(({ alone }) => alone.id)]) await store().transaction(async (db) => runDueJobs(await roomOf(db, id), NOW))
      for (const { what, together, alone } of twins) expect({ what, ...(await look(store().db, together.pk) as object) }).toEqual({ what, ...(await look(store().db, alone.pk) as object) })
      expect(await checkInvariants(store().db)).toEqual([])
    })
  },
  { describeSituation: describeBy(catalogue) },
)
