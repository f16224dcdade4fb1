// Requests: asked where self-service is blocked, answered by a plan that gives all of it or nothing, or denied.
import type { LicenseRequest } from '#model/license-request.ts'
import type { Plan } from '#model/plan.ts'
import { openContosoDesk, planOf, skuOf, upn } from '#test/fixtures/contoso-desk.ts'
import type { ContosoDesk, ErrorBody, Page } from '#test/fixtures/contoso-desk.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'

const [VISIO, E5, E3, PLANNER] = ['VISIOCLIENT', 'SPE_E5', 'SPE_E3', 'PROJECT_P1'].map(skuOf) as [string, string, string, string]
const REQUESTS = '/licet/v1/requests'

let desk: ContosoDesk
beforeEach(async () => {
  desk = await openContosoDesk()
  await desk.get(200, 'PATCH', '/licet/v1/selfServicePolicies', { products: [{ skuId: VISIO, policy: 'blocked' }] })
}, 30_000)
afterEach(() => desk.close())

async function asks(alias: string, wish: object): Promise<LicenseRequest & { error?: ErrorBody }> {
  return (await (await desk.person(upn(alias)))('POST', REQUESTS, wish)).json() as Promise<LicenseRequest & { error?: ErrorBody }>
}
const approve = async ({ id }: LicenseRequest, how: object = {}): Promise<Plan> => desk.get(201, 'POST', `${REQUESTS}/${id}/approve`, how)
const read = async ({ id }: LicenseRequest): Promise<LicenseRequest> => desk.get(200, 'GET', `${REQUESTS}/${id}`)
const holds = async (alias: string, skuId: string): Promise<boolean> => JSON.stringify(await desk.licensesOf(upn(alias))).includes(skuId)
/** Who asks in the sample. */
const SAMPLE = [upn('PradeepG'), upn('DebraB')]
const listed = async (query: string, as = desk.ask): Promise<readonly LicenseRequest[]> =>
  ((await (await as('GET', `${REQUESTS}${query}`)).json()) as Page<LicenseRequest>).value.filter(({ requester }) => !SAMPLE.includes(requester.userPrincipalName))

test('somebody asks, with a message and for others too, and whoever watches is told', async () => {
  const told: unknown[] = []
  desk.office.events.watch(({ type, data }) => type === 'changed' && told.push(data['type']))
  const request = await asks('BenW', { skuId: VISIO, message: 'For the floor plans', users: [upn('BenW'), upn('AdeleV')] })
  expect(request).toMatchObject({ displayName: 'Visio Plan 2', requester: { displayName: 'Ben Walters' }, message: 'For the floor plans', state: 'pending' })
  expect(request.people.map(({ displayName, outcome }) => [displayName, outcome])).toEqual([['Adele Vance', 'asked'], ['Ben Walters', 'asked']])
  expect(told).toContain('request')
  expect(await listed('?mine=true', await desk.person(upn('BenW')))).toHaveLength(1)
  expect(await listed('?mine=true', await desk.person(upn('AdeleV')))).toHaveLength(0)
})

test('a request is refused where it is not the way, with what to do instead', async () => {
  expect((await asks('BenW', { skuId: PLANNER })).error?.code).toBe('buyInstead')
  expect((await asks('BenW', { skuId: E5, users: ['nobody@contoso.com'] })).error?.message).toContain('nobody@contoso.com')
  await asks('BenW', { skuId: VISIO })
  expect((await asks('BenW', { skuId: VISIO })).error?.code).toBe('alreadyAsked')
  expect((await asks('AlexW', { skuId: E5 })).error?.code).toBe('alreadyHeld')
  expect((await asks('BenW', { skuId: skuOf('SHAREPOINTSTORAGE') })).error?.message).toContain('skuId')
})

test('approving is a plan; applying it gives the licence with apps off, and answers the request', async () => {
  const request = await asks('AdeleV', { skuId: E3 })
  const sway = planOf('SPE_E3', 'SWAY')
  const plan = await approve(request, { disabledPlans: [sway], message: 'Enjoy' })
  expect(plan).toMatchObject({ summary: { users: 1, changed: 1 }, mode: 'allOrNothing' })
  expect((await read(request)).state).toBe('pending')
  const operation = await desk.apply(plan)
  expect(await read(request)).toMatchObject({ state: 'approved', answer: 'Enjoy', operationId: operation.id, completedBy: 'Test', people: [{ outcome: 'approved' }] })
  expect(await desk.licensesOf(upn('AdeleV'))).toMatchObject({ assignedLicenses: [{ skuId: E3, disabledPlans: [sway] }] })
  expect((await desk.refusal(409, 'POST', `${REQUESTS}/${request.id}/approve`, {})).code).toBe('requestAnswered')
  // The licence can be undone like any other; the answer stays.
  await desk.apply(await desk.undo(operation))
  expect([(await read(request)).state, await holds('AdeleV', E3)]).toEqual(['approved', false])
})

test('some are approved, the others denied', async () => {
  const request = await asks('BenW', { skuId: E3, users: [upn('BenW'), upn('AdeleV')] })
  await desk.apply(await approve(request, { users: [upn('AdeleV')] }))
  const answered = await read(request)
  expect([answered.state, answered.people.map(({ outcome }) => outcome)]).toEqual(['partlyApproved', ['approved', 'denied']])
  expect([await holds('AdeleV', E3), await holds('BenW', E3)]).toEqual([true, false])
  expect((await desk.refusal(400, 'POST', `${REQUESTS}/${(await asks('BenW', { skuId: VISIO })).id}/approve`, { users: [upn('AlexW')] })).message).toContain('users')
})

test('too few seats: nobody gets it, and the request stays until it is answered otherwise', async () => {
  const request = await asks('BenW', { skuId: VISIO, users: [upn('BenW'), upn('AdeleV')] })
  const plan = await approve(request)
  expect(plan.refusals).toMatchObject([{ code: 'CountViolation', users: 1 }])
  expect((await desk.refusal(422, 'POST', `/licet/v1/plans/${plan.id}/apply`)).code).toBe('planIsRefused')
  expect((await read(request)).state).toBe('pending')
  await desk.apply(await approve(request, { users: [upn('BenW')] }))
  expect((await read(request)).state).toBe('partlyApproved')
})

test('a way out of a refusal keeps the answer with it', async () => {
  await desk.get(200, 'PATCH', '/licet/v1/settings', { defaultUsageLocation: 'US' })
  const request = await asks('NestorW', { skuId: E5 })
  const plan = await approve(request)
  expect(plan.refusals).toMatchObject([{ code: 'UsageLocationMissing' }])
  await desk.apply(await desk.get(201, 'POST', '/licet/v1/plans', { basePlanId: plan.id, fixIds: [plan.refusals[0]!.fixes[0]!.id] }))
  expect([(await read(request)).state, await holds('NestorW', E5)]).toEqual(['approved', true])
})

test('by a group that gives the product', async () => {
  const { value } = await desk.get<Page<{ id: string; displayName: string }>>(200, 'GET', '/v1.0/groups?$select=id,displayName')
  const groupId = value.find(({ displayName }) => displayName === 'Finance')!.id
  const request = await asks('AdeleV', { skuId: E3 })
  await desk.apply(await approve(request, { groupId }))
  expect([(await read(request)).state, await holds('AdeleV', E3)]).toEqual(['approved', true])
  const other = await asks('AdeleV', { skuId: VISIO })
  expect((await desk.refusal(400, 'POST', `${REQUESTS}/${other.id}/approve`, { groupId })).message).toContain('groupId')
})

test('denied with a reason that the requester reads', async () => {
  const request = await asks('BenW', { skuId: VISIO })
  expect((await desk.refusal(400, 'POST', `${REQUESTS}/${request.id}/deny`, {})).details).toMatchObject([{ target: 'reason' }])
  await desk.get(200, 'POST', `${REQUESTS}/${request.id}/deny`, { reason: 'No budget this year' })
  const ben = await desk.person(upn('BenW'))
  expect(await listed('?mine=true', ben)).toMatchObject([{ state: 'denied', answer: 'No budget this year', completedBy: 'Test' }])
  expect((await desk.refusal(409, 'POST', `${REQUESTS}/${request.id}/deny`, { reason: 'Again' })).code).toBe('requestAnswered')
})

test('two administrators approve at once: the second is told that it was answered', async () => {
  const request = await asks('BenW', { skuId: VISIO })
  const [first, second] = [await approve(request), await approve(request)]
  await desk.apply(first)
  expect(['planIsStale', 'requestAnswered']).toContain((await desk.refusal(409, 'POST', `/licet/v1/plans/${second.id}/apply`)).code)
})

test('pending and completed, newest first, for administrators alone', async () => {
  const [first, second] = [await asks('BenW', { skuId: VISIO }), await asks('AdeleV', { skuId: VISIO })]
  await desk.get(200, 'POST', `${REQUESTS}/${first.id}/deny`, { reason: 'No' })
  expect((await listed('')).map(({ id }) => id)).toEqual([second.id, first.id])
  expect((await listed("?$filter=state eq 'pending'")).map(({ id }) => id)).toEqual([second.id])
  expect((await listed("?$filter=state ne 'pending'")).map(({ id }) => id)).toEqual([first.id])
  expect((await desk.refusal(400, 'GET', `${REQUESTS}?$filter=state eq 'lost'`)).details).toMatchObject([{ target: '$filter' }])
  const [ben, reader] = [await desk.person(upn('BenW')), await desk.person(upn('AllanD'))]
  expect([(await ben('GET', REQUESTS)).status, (await ben('GET', `${REQUESTS}/${first.id}`)).status, (await ben('GET', `${REQUESTS}/${second.id}`)).status]).toEqual([403, 200, 403])
  expect([(await reader('GET', REQUESTS)).status, (await reader('POST', `${REQUESTS}/${second.id}/deny`, { reason: 'No' })).status]).toEqual([200, 403])
})

test('an organization with its own process takes no requests; those that wait stay', async () => {
  const request = await asks('BenW', { skuId: VISIO })
  await desk.get(200, 'PATCH', '/licet/v1/settings', { requestMessage: 'Ask the help desk', requestLink: 'https://help.contoso.com' })
  expect((await asks('AdeleV', { skuId: VISIO })).error).toMatchObject({ code: 'requestsElsewhere', process: { message: 'Ask the help desk', link: 'https://help.contoso.com' } })
  expect((await listed('')).map(({ id }) => id)).toEqual([request.id])
})

test('requests are kept for twelve months', async () => {
  await asks('BenW', { skuId: VISIO })
  await desk.get(200, 'PATCH', '/licet/v1/clock', { advance: 'P364D' })
  expect(await listed('')).toHaveLength(1)
  await desk.get(200, 'PATCH', '/licet/v1/clock', { advance: 'P2D' })
  expect(await listed('')).toHaveLength(0)
})

test('the sample has two to answer, and both can be approved', async () => {
  const { value } = await desk.get<Page<LicenseRequest>>(200, 'GET', `${REQUESTS}?$filter=state eq 'pending'`)
  expect(value.map(({ requester }) => requester.userPrincipalName)).toEqual([upn('DebraB'), upn('PradeepG')])
  for (const request of value) expect(await desk.apply(await approve(request))).toMatchObject({ state: 'succeeded' })
  expect(await desk.faults()).toEqual([])
})
