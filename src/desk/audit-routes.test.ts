// The audit log: who, what, whom, why, through what, when; found by any of them; before and after of each thing.
import type { AuditDetail, AuditRow } from '#model/audit-row.ts'
import type { Operation } from '#model/operation.ts'
import { openContosoDesk, skuOf, upn } from '#test/fixtures/contoso-desk.ts'
import type { ContosoDesk, Page } from '#test/fixtures/contoso-desk.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'

let desk: ContosoDesk
let operation: Operation
let adele: string
beforeAll(async () => {
  desk = await openContosoDesk()
  adele = (await desk.get<{ id: string }>(200, 'GET', `/v1.0/users/${upn('AdeleV')}`)).id
  const plan = await desk.plan({ users: [upn('AdeleV'), await desk.newPerson(), await desk.newPerson()] }, { add: [{ skuId: skuOf('FLOW_FREE') }] }, { reason: 'INC-4711 onboarding' })
  operation = await desk.apply(plan)
}, 60_000)
afterAll(() => desk.close())

const rows = async (query: string): Promise<readonly AuditRow[]> => (await desk.get<Page<AuditRow>>(200, 'GET', `/licet/v1/audit?${query}`)).value

test.each(['INC-4711', 'onboarding'])('a change is found by its reason: %s', async (text) => {
  const [row] = await rows(`$search=${text}`)
  expect(row).toMatchObject({ id: operation.id, activity: 'Change user license', reason: 'INC-4711 onboarding', total: 3 })
  expect(row?.through?.displayName).toBe(row?.createdBy.displayName)
  expect(row?.touched.map(({ id }) => id)).toContain(adele)
})

test('by whom it touched, who did it, and when', async () => {
  expect((await rows(`whom=${adele}`)).map(({ id }) => id)).toContain(operation.id)
  expect((await rows(`who=${operation.createdBy.id}`)).map(({ id }) => id)).toContain(operation.id)
  expect(await rows(`who=${adele}`)).toEqual([])
  expect((await rows(`since=${operation.createdDateTime}&until=${operation.createdDateTime}`)).map(({ id }) => id)).toContain(operation.id)
  expect(await rows('since=2999-01-01')).toEqual([])
})

test('what it touched has before and after, page by page', async () => {
  const first = await desk.get<Page<AuditDetail>>(200, 'GET', `/licet/v1/audit/${operation.id}?$top=2`)
  const second = await desk.get<Page<AuditDetail>>(200, 'GET', first['@odata.nextLink']!)
  const all = [...first.value, ...second.value]
  expect(new Set(all.map(({ objectId }) => objectId)).size).toBe(3)
  expect(second['@odata.nextLink']).toBeUndefined()
  const licences = all.find(({ objectId }) => objectId === adele)?.properties.find(({ name }) => name === 'AssignedLicense')
  expect(JSON.stringify(licences?.after)).toContain(skuOf('FLOW_FREE'))
  expect(JSON.stringify(licences?.before)).not.toContain(skuOf('FLOW_FREE'))
})

test('who was refused has the reason that the plan gave', async () => {
  const plan = await desk.plan({ users: [await desk.newPerson(), upn('LeeG')] }, { add: [{ skuId: skuOf('STANDARDPACK') }] }, { mode: 'bestEffort' })
  const { id } = await desk.apply(plan)
  const { value } = await desk.get<Page<AuditDetail>>(200, 'GET', `/licet/v1/audit/${id}`)
  const failures = value.map(({ failure }) => failure).filter(Boolean)
  expect(failures).toEqual([plan.refusals[0]?.message])
})

test.each([['who=nobody', 'who'], ['since=yesterday', 'since']])('%s is refused', async (query, target) => {
  expect(await desk.refusal(400, 'GET', `/licet/v1/audit?${query}`)).toMatchObject({ details: [expect.objectContaining({ target })] })
})

test('is closed to who may not read it', async () => {
  const other = await desk.client(['LicenseAssignment.Read.All'])
  expect((await other('GET', '/licet/v1/audit')).status).toBe(403)
  expect((await other('GET', `/licet/v1/audit/${operation.id}`)).status).toBe(403)
})

test('what is older than the organisation keeps is forgotten by the clock, with its undo; the rest stays', async () => {
  const old = await desk.apply(await desk.plan({ users: [await desk.newPerson()] }, { add: [{ skuId: skuOf('FLOW_FREE') }] }))
  await desk.get(200, 'PATCH', '/licet/v1/settings', { auditRetentionDays: 30 })
  await desk.get(200, 'PATCH', '/licet/v1/clock', { advance: 'P20D' })
  const kept = await desk.apply(await desk.plan({ users: [await desk.newPerson()] }, { add: [{ skuId: skuOf('FLOW_FREE') }] }))
  expect((await desk.undo(old)).summary.users).toBe(1)
  await desk.get(200, 'PATCH', '/licet/v1/clock', { advance: 'P12D' })
  expect(await desk.refusal(404, 'POST', `/licet/v1/operations/${old.id}/undo`)).toMatchObject({ code: 'Request_ResourceNotFound' })
  expect((await desk.undo(kept)).summary.users).toBe(1)
  expect(await desk.faults()).toEqual([])
})
