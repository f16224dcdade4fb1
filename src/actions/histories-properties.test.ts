// Whatever is done in whatever order: consumed = people seated, nobody past capacity, plan = what apply does,
// undo = before, refused = nothing changed.
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { readCatalogue } from '#catalogue/catalogue.ts'
import { ALL_PERMISSIONS } from '#engine/access.ts'
import { assignedLicensesOf } from '#engine/effective-plans.ts'
import type { Caller } from '#model/caller.ts'
import { isInForce } from '#model/license.ts'
import type { Situation } from '#model/license.ts'
import type { Operation } from '#model/operation.ts'
import { Problem } from '#model/problem.ts'
import { capacityOf } from '#model/subscription.ts'
import { makeSample } from '#sample/make-sample.ts'
import { checkInvariants } from '#store/check-invariants.ts'
import { openStore } from '#store/open-store.ts'
import type { Store } from '#store/open-store.ts'
import { listPools } from '#store/pools.ts'
import { readSituation } from '#store/situations.ts'
import { openOffice } from '#threads/open-office.ts'
import type { Office } from '#threads/office.ts'
import { arbitraryOrganization, arbitraryTurn, asFile, nameOf, SKUS } from '#test/fixtures/arbitrary-history.ts'
import type { Organization, Step, Turn, Wish } from '#test/fixtures/arbitrary-history.ts'
import { digestOf } from '#test/fixtures/database-digest.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StoredPlan } from './plan-draft.ts'

const CATALOGUE = readCatalogue()
const NOW = new Date('2026-11-22T09:00:00Z')

let folder: string
let store: Store
let office: Office
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'licet-histories-'))
  const url = join(folder, 'licet.db')
  store = await openStore({ url, access: 'writer' })
  office = await openOffice({ url, catalogue: CATALOGUE, readers: 1, startedAt: NOW.getTime() })
})
afterAll(async () => {
  await office.close()
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

interface Person {
  readonly usageLocation: string | null
  readonly situation: Situation
}

/** One organisation while its history runs. */
interface Scene {
  readonly tenant: number
  readonly caller: Caller
  readonly ids: readonly string[]
  readonly operations: Operation[]
}

async function openScene(organization: Organization): Promise<Scene> {
  const source = { content: JSON.stringify(asFile(organization, randomUUID())) }
  const { tenant, tenantId } = await store.transaction((db) => makeSample(db, CATALOGUE, { source, now: NOW, users: 0, licensedPercent: 0 }))
  const rows = await store.db.query.selectFrom('users').select(['id', 'userPrincipalName']).where('tenant', '=', tenant).execute()
  const ids = organization.people.map((_, at) => rows.find((row) => row.userPrincipalName === nameOf(at))!.id)
  const caller: Caller = { tenantId, kind: 'app', id: randomUUID(), displayName: 'Test', userPrincipalName: null, permissions: ALL_PERMISSIONS, roles: [], language: 'en' }
  return { tenant, caller, ids, operations: [] }
}

/** Everyone who is not deleted, by id. */
async function peopleOf({ tenant }: Scene): Promise<Map<string, Person>> {
  const rows = await store.db.query
    .selectFrom('facts')
    .innerJoin('users', 'users.pk', 'facts.pk')
    .select(['users.id', 'facts.situationId', 'facts.usageLocation'])
    .where('facts.tenant', '=', tenant)
    .where('facts.deleted', '=', 0)
    .execute()
  const people = new Map<string, Person>()
  for (const { id, situationId, usageLocation } of rows) people.set(id, { usageLocation, situation: await readSituation(store.db, tenant, situationId) })
  return people
}

/** The seats as they are counted, against the people who sit in them; and how far past its capacity each pool is. */
async function overAssigned(scene: Scene): Promise<Map<string, number>> {
  const people = [...(await peopleOf(scene)).values()]
  const over = new Map<string, number>()
  for (const pool of await listPools(store.db, scene.tenant)) {
    const seated = people.filter(({ situation }) =>
      situation.some((record) => isInForce(record) && record.skuId === pool.skuId && record.selfServicePoolId === (pool.ownerId === null ? null : pool.id)),
    )
    expect({ pool: pool.id, consumed: pool.consumed }).toEqual({ pool: pool.id, consumed: seated.length })
    over.set(pool.id, Math.max(0, pool.consumed - capacityOf(pool.units)))
  }
  return over
}

const idAt = ({ ids }: Scene, person: number): string => ids[person % ids.length]!
const skuAt = (product: number): string => SKUS[product]!

const additions = ({ add, thinned }: Pick<Wish, 'add' | 'thinned'>) =>
  add.map((product) => {
    const plans = CATALOGUE.productById.get(skuAt(product))!.servicePlanIds.filter((id) => CATALOGUE.planById.get(id)?.appliesTo === 'User')
    return { skuId: skuAt(product), disabledPlans: thinned ? plans.filter((_, at) => at % 2 === 1) : [] }
  })

/** Runs what may be refused: a Problem is an answer, and then nothing has changed. */
async function unlessRefused<T>(work: () => Promise<T>, alone: boolean): Promise<T | null> {
  const before = alone ? await digestOf(store.db) : null
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    if (before !== null) expect(await digestOf(store.db)).toEqual(before)
    return null
  }
}

async function apply(scene: Scene, plan: StoredPlan, alone: boolean): Promise<Operation | null> {
  const { caller } = scene
  const before = await peopleOf(scene)
  const { value: rows } = await office.ask('listPlanUsers', caller, { id: plan.id, outcome: null, top: 999, skip: 0 })
  const operation = await unlessRefused(() => office.act('applyPlan', caller, { planId: plan.id, idempotencyKey: null }), alone)
  if (operation === null) return null
  scene.operations.push(operation)
  if (!alone) return operation
  expect(rows).toHaveLength(plan.figures.summary.users)
  const after = await peopleOf(scene)
  for (const row of rows) {
    const { usageLocation, situation } = after.get(row.id)!
    expect({ usageLocation, assignedLicenses: assignedLicensesOf(situation) }).toEqual(row.after)
    if (row.outcome !== 'changed') expect(after.get(row.id)).toEqual(before.get(row.id))
  }
  const inPlan = new Set(rows.map((row) => row.id))
  for (const [id, person] of before) if (!inPlan.has(id)) expect(after.get(id)).toEqual(person)
  const { seats } = plan.figures
  const pools = await listPools(store.db, scene.tenant)
  for (const seat of seats) {
    const pool = pools.find((one) => (one.ownerId === null ? one.skuId : one.id) === seat.poolKey)
    expect(pool?.consumed).toBe(seat.after.consumed)
  }
  return operation
}

async function save(scene: Scene, draft: () => Promise<Awaited<ReturnType<typeof office.ask<'draftPlan'>>>>): Promise<StoredPlan | null> {
  const drafted = await unlessRefused(draft, false)
  return drafted && office.act('savePlan', scene.caller, { draft: drafted })
}

async function planAndApply(scene: Scene, step: Extract<Step, { do: 'plan' }>, alone: boolean): Promise<void> {
  const { target, wish, bestEffort, thenUndo } = step
  const body = {
    target: target === 'everyone' ? {} : Array.isArray(target) ? { users: [...new Set(target.map((at) => idAt(scene, at)))] } : { holdersOf: skuAt((target as { holdersOf: number }).holdersOf) },
    change: { add: additions(wish), remove: wish.remove.map(skuAt), removeAll: wish.removeAll, replaceAll: wish.replaceAll && wish.add.length > 0, usageLocation: wish.usageLocation },
    mode: bestEffort ? 'bestEffort' : 'allOrNothing',
  }
  const plan = await save(scene, () => office.ask('draftPlan', scene.caller, { body }))
  if (plan === null) return
  const before = await peopleOf(scene)
  const operation = await apply(scene, plan, alone)
  if (operation === null || !thenUndo || !alone) return
  const undo = await save(scene, () => office.ask('draftUndo', scene.caller, { operationId: operation.id }))
  // A pool that is over its capacity takes nobody back, as it takes nobody in.
  if (undo === null || undo.figures.refusals.some(({ refusal }) => refusal.code === 'CountViolation')) return
  expect(undo.figures.summary).toMatchObject({ users: plan.figures.summary.changed, refused: 0 })
  await apply(scene, undo, alone)
  expect(await peopleOf(scene)).toEqual(before)
}

async function take(scene: Scene, step: Step, alone: boolean): Promise<void> {
  const { caller } = scene
  switch (step.do) {
    case 'assign': {
      const body = { addLicenses: additions(step.wish), removeLicenses: step.wish.remove.map(skuAt) }
      await unlessRefused(() => office.act('assignLicense', caller, { user: idAt(scene, step.person), body }), alone)
      return
    }
    case 'plan':
      return planAndApply(scene, step, alone)
    case 'undo': {
      const operation = scene.operations.at(-1 - step.which)
      if (operation === undefined) return
      const plan = await save(scene, () => office.ask('draftUndo', caller, { operationId: operation.id }))
      if (plan !== null) await apply(scene, plan, alone)
      return
    }
    case 'delete':
      await unlessRefused(() => office.act('deleteUser', caller, { user: idAt(scene, step.person) }), alone)
      return
    case 'restore':
      await unlessRefused(() => office.act('restoreUser', caller, { user: idAt(scene, step.person) }), alone)
      return
    case 'move':
      await unlessRefused(() => office.act('updateUser', caller, { user: idAt(scene, step.person), body: { usageLocation: step.usageLocation } }), alone)
  }
}

const stepsOf = (turn: Turn): readonly Step[] => (turn.do === 'together' ? turn.steps : [turn])

test('every history keeps what was promised', async () => {
  const history = fc.tuple(arbitraryOrganization, fc.array(arbitraryTurn, { minLength: 1, maxLength: 10 }))
  await fc.assert(
    fc.asyncProperty(history, async ([organization, turns]) => {
      const scene = await openScene(organization)
      let over = await overAssigned(scene)
      for (const turn of turns) {
        const steps = stepsOf(turn)
        await Promise.all(steps.map((step) => take(scene, step, steps.length === 1)))
        const now = await overAssigned(scene)
        if (!steps.some((step) => step.do === 'restore')) {
          for (const [pool, by] of now) expect(by).toBeLessThanOrEqual(over.get(pool) ?? 0)
        }
        over = now
      }
      expect(await checkInvariants(store.db)).toEqual([])
    }),
    { numRuns: 30 },
  )
}, 120_000)
