// People who are made with their licences: all of a file, or nobody.
import type { Operation } from '#model/operation.ts'
import { openContosoDesk, skuOf, upn } from '#test/fixtures/contoso-desk.ts'
import type { ContosoDesk, Page } from '#test/fixtures/contoso-desk.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'

const [E5, F3, VISIO, E1] = ['SPE_E5', 'SPE_F1', 'VISIOCLIENT', 'STANDARDPACK'].map(skuOf) as [string, string, string, string]

let desk: ContosoDesk
beforeAll(async () => {
  desk = await openContosoDesk()
}, 30_000)
afterAll(() => desk.close())

const consumedOf = async (skuId: string): Promise<number> =>
  (await desk.get<Page<{ skuId: string; consumedUnits: number }>>(200, 'GET', '/v1.0/subscribedSkus')).value.find((one) => one.skuId === skuId)!.consumedUnits
const row = (alias: string, change: object, properties: object = {}) => ({ user: upn(alias), change: { createUser: { displayName: alias, ...properties }, usageLocation: 'FR', ...change } })
const give = (skuId: string) => ({ add: [{ skuId }] })
const status = async (path: string): Promise<number> => (await desk.ask('GET', path)).status

test('one person is made with licences, seats and a record of it; undo deletes them and frees the seats', async () => {
  const before = await consumedOf(E5)
  const plan = await desk.plan({}, { createUser: { userPrincipalName: upn('NewOne'), displayName: 'New One', department: 'Sales', passwordProfile: { password: 'Moulin-Rouge-12' } }, ...give(E5), usageLocation: 'FR' })
  expect(plan.summary).toMatchObject({ users: 1, changed: 1, refused: 0 })
  expect(JSON.stringify(plan)).not.toContain('Moulin')
  expect(await desk.people(plan)).toMatchObject([{ displayName: 'New One', outcome: 'changed', before: { assignedLicenses: [] }, after: { usageLocation: 'FR', assignedLicenses: [{ skuId: E5 }] } }])
  expect(await status(`/v1.0/users/${upn('NewOne')}`)).toBe(404)

  const operation = await desk.apply(plan)
  expect(operation).toMatchObject({ kind: 'createUsers', state: 'succeeded', done: 1, undoable: true })
  expect(await desk.get(200, 'GET', `/v1.0/users/${upn('NewOne')}?$select=displayName,department,usageLocation,assignedLicenses`)).toMatchObject({ displayName: 'New One', department: 'Sales', usageLocation: 'FR', assignedLicenses: [{ skuId: E5, disabledPlans: [] }] })
  expect(await consumedOf(E5)).toBe(before + 1)

  await desk.apply(await desk.undo(operation))
  expect(await status(`/v1.0/users/${upn('NewOne')}`)).toBe(404)
  expect(await consumedOf(E5)).toBe(before)
  expect(await desk.faults()).toEqual([])
})

test('a file of people is made at once, each with their own licences or none', async () => {
  const operation = await desk.apply(await desk.plan({ rows: [row('File1', give(E5)), row('File2', give(F3)), row('File3', {}), row('File4', { copyFrom: upn('AlexW') })] }, {}, { change: undefined }))
  expect(operation).toMatchObject({ kind: 'createUsers', done: 4 })
  const rows = await desk.get<Page<{ displayName: string; outcome: string }>>(200, 'GET', `/licet/v1/operations/${operation.id}/users`)
  expect(rows.value.map(({ displayName }) => displayName)).toEqual(['File1', 'File2', 'File3', 'File4'])
  const audits = await desk.get<Page<{ activityDisplayName: string }>>(200, 'GET', `/v1.0/auditLogs/directoryAudits?$filter=activityDisplayName eq 'Add user'`)
  expect(audits.value.length).toBeGreaterThan(0)
  expect(await desk.faults()).toEqual([])
})

test('nobody is made when a seat is missing; in best effort the first of the file are', async () => {
  const rows = [row('Seat1', give(VISIO)), row('Seat2', give(VISIO))]
  const strict = await desk.plan({ rows }, {}, { change: undefined })
  expect(strict.summary).toMatchObject({ changed: 1, refused: 1 })
  expect(strict.refusals).toMatchObject([{ code: 'CountViolation', users: 1 }])
  expect(await desk.refusal(422, 'POST', `/licet/v1/plans/${strict.id}/apply`)).toMatchObject({ code: 'planIsRefused' })
  expect(await status(`/v1.0/users/${upn('Seat1')}`)).toBe(404)

  expect(await desk.apply(await desk.plan({ rows }, {}, { change: undefined, mode: 'bestEffort' }))).toMatchObject({ state: 'partial', done: 1, failed: 1 })
  expect([await status(`/v1.0/users/${upn('Seat1')}`), await status(`/v1.0/users/${upn('Seat2')}`)]).toEqual([200, 404])
})

test('everything that is wrong with a file is named at once', async () => {
  const rows = [row('AlexW', {}), row('Twice', {}), row('Twice', {}), { user: 'anna@elsewhere.test', change: { createUser: {} } }, row('Where', { usageLocation: undefined, createUser: { displayName: 'x', usageLocation: 'ZZ' } })]
  const { details } = await desk.refusal(400, 'POST', '/licet/v1/plans', { target: { rows } })
  expect(details?.map(({ target }) => target)).toEqual([
    'target.rows[2].change.createUser.userPrincipalName',
    'target.rows[3].change.createUser.userPrincipalName',
    'target.rows[4].change.createUser.usageLocation',
    'target.rows[0].change.createUser.userPrincipalName',
  ])
})

test.each([
  ['a product that clashes', { add: [{ skuId: E1 }, { skuId: skuOf('DESKLESSPACK') }] }, 'MutuallyExclusiveViolation'],
  ['no location', { ...give(E5), usageLocation: undefined }, 'UsageLocationMissing'],
])('%s is refused before anybody is made', async (_what, change, code) => {
  const plan = await desk.plan({ rows: [row('Refused', change)] }, {}, { change: undefined })
  expect(plan.refusals.map((refusal) => refusal.code)).toEqual([code])
})

test('a plan is stale when a name was taken meanwhile', async () => {
  const plan = await desk.plan({ rows: [row('Taken', {})] }, {}, { change: undefined })
  await desk.apply(await desk.plan({ rows: [row('Taken', {})] }, {}, { change: undefined }))
  expect(await desk.refusal(409, 'POST', `/licet/v1/plans/${plan.id}/apply`)).toMatchObject({ code: 'planIsStale' })
})

test('more than a thousand are made as an operation that is run by itself', async () => {
  const rows = Array.from({ length: 1_100 }, (_none, at) => row(`Many${at}`, {}))
  const plan = await desk.plan({ rows }, {}, { change: undefined })
  const operation = await desk.get<Operation>(202, 'POST', `/licet/v1/plans/${plan.id}/apply`)
  expect(operation).toMatchObject({ state: 'queued', total: 1_100 })
})
