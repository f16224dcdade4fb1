import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isInForce, type LicenseRecord, type Situation } from '#model/license.ts'
import { newTenant, onBothDatabases } from '#test/fixtures/both-databases.ts'
import { checkInvariants } from './check-invariants.ts'
import type { Db } from './database.ts'
import { applyJournal } from './apply-journal.ts'
import { countJournal, insertJournalForTarget, insertJournalForUndo, journalClasses, listJournal } from './journal.ts'
import { insertOperation, type NewOperation } from './operations.ts'
import { addConsumed } from './pools.ts'
import { internSituation, listSituations, poolKeyOf, readSituation } from './situations.ts'
import { insertSubscription } from './subscriptions.ts'
import { classesOf, pkRangeOf, streamTargetPks, type StoreTarget } from './targets.ts'
import { nextChange } from './tenants.ts'
import { getUserRow, insertUsers, restoreUserRow, setSituation, softDeleteUser, updateUserRow } from './users.ts'

const AT = '2026-11-22T08:00:00.000Z'
const LATER = '2026-11-23T08:00:00.000Z'
const SKUS = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'] as const
const POOL = '33333333-3333-4333-8333-333333333333'

const arbitrarySituation: fc.Arbitrary<Situation> = fc.uniqueArray(
  fc
    .record({ skuId: fc.constantFrom(...SKUS), self: fc.boolean(), state: fc.constantFrom('Active', 'Error', 'ActiveWithError'), off: fc.boolean() })
    .map(({ skuId, self, state, off }): LicenseRecord => ({
      skuId,
      assignedByGroup: null,
      selfServicePoolId: self && skuId === SKUS[0] ? POOL : null,
      disabledPlans: off ? [SKUS[1]] : [],
      state: state as LicenseRecord['state'],
      error: state === 'Active' ? 'None' : 'Other',
    })),
  { selector: (record) => `${record.skuId} ${record.selfServicePoolId}`, maxLength: 3 },
)

const who = fc.nat(4)
const arbitraryStep = fc.oneof(
  fc.record({ does: fc.constant('license' as const), who, situation: arbitrarySituation, location: fc.constantFrom('FR', 'DE', undefined) }),
  fc.record({ does: fc.constant('delete' as const), who }),
  fc.record({ does: fc.constant('restore' as const), who }),
  fc.record({ does: fc.constant('rename' as const), who, name: fc.constantFrom('Zoé Martin', 'Anna', null) }),
  fc.record({ does: fc.constant('bulk' as const), situation: arbitrarySituation, undo: fc.boolean() }),
)

const OPERATION: NewOperation = {
  id: POOL,
  kind: 'changeLicenses',
  state: 'succeeded',
  total: 0,
  done: 0,
  failed: 0,
  reason: null,
  createdById: POOL,
  createdByName: 'Test',
  createdByKind: 'app',
  createdDateTime: AT,
  startedDateTime: AT,
  finishedDateTime: AT,
  planId: null,
  causedBy: null,
  undoOf: null,
  undoneBy: null,
  error: null,
  added: [],
  removed: [],
  idempotencyKey: null,
}

const newOperation = (db: Db, tenant: number): Promise<number> => insertOperation(db, tenant, { ...OPERATION, id: crypto.randomUUID() })

const seatsOf = (situation: Situation): Set<string> => new Set(situation.filter(isInForce).map(poolKeyOf))

async function moveSeats(db: Db, tenant: number, before: Situation, after: Situation, people = 1): Promise<void> {
  const deltas = new Map<string, number>()
  for (const key of seatsOf(before)) deltas.set(key, (deltas.get(key) ?? 0) - people)
  for (const key of seatsOf(after)) deltas.set(key, (deltas.get(key) ?? 0) + people)
  await addConsumed(db, tenant, deltas)
}

async function organization(db: Db, tenant: number): Promise<{ pks: number[]; ids: string[] }> {
  const base = { commerceSubscriptionId: POOL, status: 'Enabled', totalLicenses: 5, isTrial: false, createdDateTime: AT, nextLifecycleDateTime: null } as const
  const terms = { term: 'P1Y', billingFrequency: 'P1M', accountType: 'MCA', recurringBilling: true, price: null } as const
  for (const skuId of SKUS) {
    await insertSubscription(db, tenant, { ...base, ...terms, id: crypto.randomUUID(), skuId, poolId: crypto.randomUUID(), purchaseChannel: 'direct', ownerId: null })
  }
  await insertSubscription(db, tenant, { ...base, ...terms, id: crypto.randomUUID(), skuId: SKUS[0], poolId: POOL, purchaseChannel: 'selfService', ownerId: POOL })
  const none = await internSituation(db, tenant, [])
  const ids = Array.from({ length: 5 }, () => crypto.randomUUID())
  const pks = await insertUsers(db, tenant, ids.map((id, at) => ({ id, displayName: `Person ${at}`, userPrincipalName: `p${at}@contoso.com`, usageLocation: 'FR', situationId: none })))
  return { pks, ids }
}

/** Everyone to one situation and, when asked for, back again. */
async function changeEveryone(db: Db, tenant: number, situation: Situation, undo: boolean): Promise<void> {
  const to = await internSituation(db, tenant, situation)
  const range = await pkRangeOf(db, tenant)
  const { classes } = await classesOf(db, tenant, {})
  const results = { afterSituationId: to, outcome: 'changed', refusal: null, cutoffPk: null, cutoffRefusal: null } as const
  const operation = await newOperation(db, tenant)
  const noted = await insertJournalForTarget(db, tenant, operation, {}, classes.map((one) => ({ ...one, ...results, afterUsageLocation: 'DE' })), range)
  expect(noted).toBe(classes.reduce((sum, { count }) => sum + count, 0))
  await applyJournal(db, tenant, operation, { version: await nextChange(db, tenant), at: LATER, ...range })
  const before = await listSituations(db, tenant, classes.map(({ situationId }) => situationId))
  for (const { situationId, count } of classes) await moveSeats(db, tenant, before.get(situationId)!, situation, count)
  if (!undo) return

  const changed = await journalClasses(db, tenant, operation)
  const back = await newOperation(db, tenant)
  const mapping = changed.classes.map((one) => ({ ...one, ...results, toSituationId: one.beforeSituationId, toUsageLocation: one.beforeUsageLocation }))
  await insertJournalForUndo(db, tenant, back, operation, mapping, range)
  await applyJournal(db, tenant, back, { version: await nextChange(db, tenant), at: LATER, ...range })
  for (const { beforeSituationId, count } of changed.classes) await moveSeats(db, tenant, situation, await readSituation(db, tenant, beforeSituationId), count)
  expect((await classesOf(db, tenant, {})).classes).toEqual(classes)
}

onBothDatabases('the data', (store) => {
  test('stays sound whatever is done to it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(arbitraryStep, { maxLength: 8 }), async (steps) => {
        const tenant = await newTenant(store())
        await store().transaction(async (db) => {
          const { ids } = await organization(db, tenant)
          for (const step of steps) {
            if (step.does === 'bulk') {
              await changeEveryone(db, tenant, step.situation, step.undo)
              continue
            }
            const id = ids[step.who]!
            const gone = step.does === 'restore'
            const row = await getUserRow(db, tenant, id, { deleted: gone })
            if (row === undefined) continue
            const had = await readSituation(db, tenant, row.situationId)
            const version = await nextChange(db, tenant)
            if (step.does === 'license') {
              const situationId = await internSituation(db, tenant, step.situation)
              await setSituation(db, tenant, row.pk, { situationId, version, at: AT, ...(step.location && { usageLocation: step.location }) })
              await moveSeats(db, tenant, had, step.situation)
            } else if (step.does === 'rename') await updateUserRow(db, tenant, row.pk, { displayName: step.name })
            else if (gone) {
              await restoreUserRow(db, tenant, row.pk, { version })
              await moveSeats(db, tenant, [], had)
            } else {
              await softDeleteUser(db, tenant, row.pk, { at: AT, version })
              await moveSeats(db, tenant, had, [])
            }
          }
        })
        expect(await checkInvariants(store().db)).toEqual([])
      }),
      { numRuns: 25 },
    )
  })

  test('is told to be unsound when a seat is miscounted or a name is not what is searched', async () => {
    const tenant = await newTenant(store())
    const faults = store().transaction(async (db) => {
      const { pks } = await organization(db, tenant)
      await addConsumed(db, tenant, new Map([[SKUS[0], 1]]))
      await db.query.updateTable('users').set({ displayName: 'Other' } as never).where('pk', '=', pks[0]!).execute()
      const found = await checkInvariants(db)
      throw Object.assign(new Error('rolled back'), { found })
    })
    const { found } = (await faults.catch((error: unknown) => error)) as { found: { rule: string }[] }
    expect(new Set(found.map(({ rule }) => rule))).toEqual(new Set(['The seats taken in a pool are the people who sit in it', 'What is searched is what is shown']))
    expect(await checkInvariants(store().db)).toEqual([])
  })

  test('refuses those above a cutoff and keeps what they have', async () => {
    const tenant = await newTenant(store())
    await store().transaction(async (db) => {
      const { pks } = await organization(db, tenant)
      const [none] = (await classesOf(db, tenant, {})).classes
      const to = await internSituation(db, tenant, [{ skuId: SKUS[1], assignedByGroup: null, selfServicePoolId: null, disabledPlans: [], state: 'Active', error: 'None' }])
      const target: StoreTarget = { exceptPks: [pks[4]!] }
      const operation = await newOperation(db, tenant)
      const result = { afterSituationId: to, afterUsageLocation: 'FR', outcome: 'changed', refusal: null, cutoffPk: pks[1]!, cutoffRefusal: 3 } as const
      await insertJournalForTarget(db, tenant, operation, target, [{ ...none!, ...result }], await pkRangeOf(db, tenant))
      expect(await applyJournal(db, tenant, operation, { version: 1, at: LATER, ...(await pkRangeOf(db, tenant)) })).toBe(2)
      expect(await countJournal(db, tenant, operation)).toEqual({ changed: 2, refused: 2 })
      const rows = await listJournal(db, tenant, operation, { top: 10, outcome: 'refused' })
      expect(rows.map(({ userPk, refusal, afterSituationId }) => [userPk, refusal, afterSituationId])).toEqual([pks[2]!, pks[3]!].map((pk) => [pk, 3, none!.situationId]))
      const { classes } = await classesOf(db, tenant, target)
      const streamed: number[] = []
      for await (const { pk, classIndex } of streamTargetPks(db, tenant, target, classes, [0, 1])) streamed.push(pk * 10 + classIndex)
      expect(streamed.map((one) => Math.floor(one / 10))).toEqual(pks.slice(0, 4))
      await addConsumed(db, tenant, new Map([[SKUS[1], 2]]))
      await nextChange(db, tenant)
    })
    expect(await checkInvariants(store().db)).toEqual([])
  })
})
