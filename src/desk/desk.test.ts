import type { Home } from '#model/home.ts'
import type { Operation } from '#model/operation.ts'
import type { SearchHit } from '#model/search-hit.ts'
import { openContosoDesk, skuOf, upn } from '#test/fixtures/contoso-desk.ts'
import type { ContosoDesk, Page } from '#test/fixtures/contoso-desk.ts'
import { readEvents } from '#test/fixtures/watch-events.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const [E5, E3] = ['SPE_E5', 'SPE_E3'].map(skuOf) as [string, string]

let desk: ContosoDesk
beforeAll(async () => {
  desk = await openContosoDesk({ users: 2_500 }, 1)
}, 60_000)
afterAll(() => desk.close())

const give = (skuId: string) => ({ add: [{ skuId }] })

/** Events from now on, until `isLast`. */
async function eventsUntil(isLast: (event: { event: string | null; data: Readonly<Record<string, unknown>> }) => boolean, work: () => Promise<unknown>, lastEventId?: string) {
  const answer = await desk.ask('GET', '/licet/v1/events', undefined, lastEventId === undefined ? {} : { 'last-event-id': lastEventId })
  const seen = []
  const worked = work()
  for await (const event of readEvents(answer.body!)) {
    seen.push(event)
    if (isLast(event)) break
  }
  await worked
  return seen
}

describe('more than a thousand people', () => {
  test('are changed by an operation that is queued, told of while it runs, and undone the same way', async () => {
    const plan = await desk.plan({}, give(skuOf('POWER_BI_STANDARD')), { mode: 'bestEffort', reason: 'Everyone' })
    expect(plan.summary.users).toBeGreaterThan(2_500)
    const queued: Operation[] = []
    const over = (state: unknown): boolean => state === 'succeeded' || state === 'partial'
    const events = await eventsUntil(
      ({ event, data }) => event === 'operation' && over(data['state']),
      async () => queued.push(await desk.get<Operation>(202, 'POST', `/licet/v1/plans/${plan.id}/apply`)),
    )
    const { id } = queued[0]!
    const told = events.filter(({ event, data }) => event === 'operation' && data['id'] === id).map(({ data }) => data)
    const states = told.map(({ state }) => state)
    expect(told.some(({ state, done }) => state === 'running' && Number(done) > 0 && Number(done) < plan.summary.users)).toBe(true)
    expect([states[0], states.includes('running'), over(states.at(-1))]).toEqual(['queued', true, true])
    expect(await desk.get(200, 'GET', `/licet/v1/operations/${id}`)).toMatchObject({ done: plan.summary.changed + plan.summary.unchanged, failed: plan.summary.refused, reason: 'Everyone', error: null })
    const undo = await desk.undo({ id })
    expect(undo.summary).toMatchObject({ users: plan.summary.changed, changed: plan.summary.changed, refused: 0 })
    await eventsUntil(({ event, data }) => event === 'operation' && over(data['state']), () => desk.get(202, 'POST', `/licet/v1/plans/${undo.id}/apply`))
    expect(await desk.faults()).toEqual([])
  })
})

describe('events', () => {
  const isUser = ({ event, data }: { event: string | null; data: Readonly<Record<string, unknown>> }): boolean => event === 'changed' && data['type'] === 'user'

  test('tell every change, small ones too, each with an id', async () => {
    const events = await eventsUntil(isUser, () => desk.newPerson())
    expect(events.find(({ event }) => event === 'operation')?.data).toMatchObject({ state: 'succeeded', done: 1, total: 1 })
    expect(events.every(({ id }) => id !== null)).toBe(true)
  })

  test('go on where the line broke', async () => {
    const first = await eventsUntil(isUser, () => desk.newPerson())
    const missed = await desk.newPerson()
    const events = await eventsUntil(({ data }) => JSON.stringify(data['ids']) === JSON.stringify([missed]), async () => undefined, first.at(-1)!.id!)
    expect(events.filter(isUser).map(({ data }) => data['ids'])).toEqual([[missed]])
  })

  test.each(['1', 'what', '99999999999999999'])('begin anew after an id that nobody knows: %s', async (id) => {
    const events = await eventsUntil(({ event }) => event === 'reset', async () => undefined, id)
    expect(events.at(-1)).toMatchObject({ event: 'reset' })
  })
})

describe('operations', () => {
  test('are listed, the newest first, page by page, and found by who, why and state', async () => {
    const operation = await desk.apply(await desk.plan({ users: [await desk.newPerson()] }, give(E5), { reason: 'Ticket Zebra-7' }))
    const page = await desk.get<Page<Operation>>(200, 'GET', '/licet/v1/operations?$top=1')
    expect(page.value).toMatchObject([{ id: operation.id }])
    const next = await desk.get<Page<Operation>>(200, 'GET', page['@odata.nextLink']!)
    expect(next.value).toMatchObject([{ kind: 'createUser' }])
    expect((await desk.get<Page<Operation>>(200, 'GET', '/licet/v1/operations?$search=zebra')).value.map(({ id }) => id)).toEqual([operation.id])
    expect((await desk.get<Page<Operation>>(200, 'GET', "/licet/v1/operations?$filter=state eq 'failed' or state eq 'cancelled'")).value).toEqual([])
  })

  test('have a result file in which no cell is a formula', async () => {
    const user = await desk.newPerson({ displayName: '=HYPERLINK("http://evil.example","x")' })
    const operation = await desk.apply(await desk.plan({ users: [user, upn('LeeG')] }, give(skuOf('STANDARDPACK')), { mode: 'bestEffort' }))
    const answer = await desk.ask('GET', `/licet/v1/operations/${operation.id}/resultFile`, undefined, { 'accept-language': 'fr' })
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toContain(operation.id)
    const lines = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer()).trimEnd().split('\n')
    expect(lines[0]).toBe('\uFEFFid,userPrincipalName,displayName,outcome,licensesBefore,licensesAfter,reason')
    expect(lines).toHaveLength(3)
    expect(lines.find((line) => line.includes(user))).toContain(`"'=HYPERLINK(`)
    expect(lines.find((line) => line.includes(upn('LeeG')))).toMatch(/refused,DESKLESSPACK,DESKLESSPACK,.*Office 365/)
  })

  test('a queued or finished one is stopped only when it can be', async () => {
    const operation = await desk.apply(await desk.plan({ users: [await desk.newPerson()] }, give(E5)))
    expect(await desk.get(200, 'POST', `/licet/v1/operations/${operation.id}/cancel`)).toMatchObject({ state: 'succeeded' })
  })
})

describe('accounts', () => {
  test('deleting frees the seat, restoring gives everything back', async () => {
    const user = await desk.newPerson()
    await desk.apply(await desk.plan({ users: [user] }, { add: [{ skuId: E5, disabledPlans: [] }, { skuId: skuOf('POWER_BI_STANDARD') }] }))
    const before = await desk.licensesOf(user)
    const consumed = async (): Promise<number> => (await desk.get<Page<{ skuId: string; consumed: number }>>(200, 'GET', '/licet/v1/pools')).value.find(({ skuId }) => skuId === E5)!.consumed
    const taken = await consumed()
    expect((await desk.ask('DELETE', `/v1.0/users/${user}`)).status).toBe(204)
    expect(await consumed()).toBe(taken - 1)
    await desk.get(200, 'POST', `/v1.0/directory/deletedItems/${user}/restore`)
    expect(await consumed()).toBe(taken)
    expect(await desk.licensesOf(user)).toEqual(before)
  })

  test('a name taken meanwhile keeps its old owner deleted', async () => {
    const userPrincipalName = `taken@${desk.domain}`
    const user = await desk.newPerson({ userPrincipalName })
    await desk.ask('DELETE', `/v1.0/users/${user}`)
    await desk.newPerson({ userPrincipalName })
    expect(await desk.refusal(400, 'POST', `/v1.0/directory/deletedItems/${user}/restore`)).toMatchObject({ message: expect.stringContaining('userPrincipalName already exists') })
  })

  test('who comes from on-premises is deleted there', async () => {
    expect(await desk.refusal(400, 'DELETE', `/v1.0/users/${upn('JuergenG')}`)).toMatchObject({ code: 'Request_BadRequest' })
  })

  test('a location where a licence is prohibited marks it, and a good one heals it (D14)', async () => {
    const user = await desk.newPerson()
    await desk.apply(await desk.plan({ users: [user] }, { add: [{ skuId: E3 }, { skuId: skuOf('MCOMEETADV') }] }))
    const stateOf = async (): Promise<unknown> =>
      ((await desk.licensesOf(user)) as { licenseAssignmentStates: { skuId: string; state: string; error: string }[] }).licenseAssignmentStates.find(({ skuId }) => skuId === skuOf('MCOMEETADV'))
    await desk.ask('PATCH', `/v1.0/users/${user}`, { usageLocation: 'BN' })
    expect(await stateOf()).toMatchObject({ state: 'ActiveWithError', error: 'ProhibitedInUsageLocationViolation' })
    await desk.ask('PATCH', `/v1.0/users/${user}`, { usageLocation: 'FR' })
    expect(await stateOf()).toMatchObject({ state: 'Active', error: 'None' })
    expect(await desk.faults()).toEqual([])
  })

  test('a location is never taken away', async () => {
    expect(await desk.refusal(400, 'PATCH', `/v1.0/users/${upn('AdeleV')}`, { usageLocation: null })).toMatchObject({ details: [{ target: 'usageLocation' }] })
  })
})

describe('the organization', () => {
  test('session says who asks and where', async () => {
    expect(await desk.get(200, 'GET', '/licet/v1/session')).toMatchObject({ user: { displayName: 'Test' }, tenant: { id: desk.tenantId, displayName: 'Contoso', kind: 'sample' }, may: expect.arrayContaining(['assignLicense', 'createUser']) })
    const reader = await desk.client(['LicenseAssignment.Read.All'])
    expect(await (await reader('GET', '/licet/v1/session')).json()).toMatchObject({ may: expect.not.arrayContaining(['assignLicense']) })
  })

  test('settings are changed by name and noted', async () => {
    expect(await desk.get(200, 'PATCH', '/licet/v1/settings', { helpName: 'Anna', defaultUsageLocation: 'DE' })).toMatchObject({ helpName: 'Anna', defaultUsageLocation: 'DE' })
    expect(await desk.get(200, 'GET', '/licet/v1/settings')).toMatchObject({ helpName: 'Anna', defaultUsageLocation: 'DE', othersMayLicenseGuests: false })
    expect((await desk.get<Page<Operation>>(200, 'GET', '/licet/v1/operations?$top=1')).value).toMatchObject([{ kind: 'changeSettings' }])
  })

  test('every rule says what it is about, in the language asked for; products sold beside others are among them', async () => {
    interface Rule { id: string; kind: string; enabled: boolean; source: string; explanation: string }
    const rules = (await desk.get<{ value: Rule[] }>(200, 'GET', '/licet/v1/rules')).value
    expect(rules.filter(({ source, explanation }) => source === '' || explanation === '')).toEqual([])
    expect(rules.find(({ id }) => id === 'excl-EXCHANGE_S_ENTERPRISE-EXCHANGE_S_STANDARD')).toMatchObject({ enabled: false, explanation: 'Exchange Online (Plan 2) and Exchange Online (Plan 1) do the same job: a person can have only one of them on.' })
    expect(await desk.get(200, 'GET', '/licet/v1/rules/pre-MCOEV')).toEqual(rules.find(({ id }) => id === 'pre-MCOEV'))
    const found = await desk.get<{ '@odata.count': number; value: Rule[] }>(200, 'GET', '/licet/v1/rules?$search=kiosk exchange&$top=2')
    expect([found['@odata.count'], found.value.length]).toEqual([rules.filter(({ explanation }) => explanation.includes('Exchange Online Kiosk')).length, 2])
    expect((await desk.refusal(404, 'GET', '/licet/v1/rules/none')).code).toBe('Request_ResourceNotFound')
    expect(rules.find(({ id }) => id === 'pre-MCOEV')).toMatchObject({ kind: 'prerequisite', enabled: false, explanation: expect.stringContaining('is sold only beside') })
    const french = await desk.get<{ explanation: string }>(200, 'PATCH', '/licet/v1/rules/pre-MCOEV', { enabled: true }, { 'accept-language': 'fr' })
    expect(french).toMatchObject({ enabled: true, severity: 'refuse', explanation: expect.stringContaining('vendu qu’en complément') })
    const phone = skuOf('MCOEV')
    const plan = await desk.plan({ users: [await desk.newPerson()] }, { add: [{ skuId: phone }] })
    expect(plan.refusals).toMatchObject([{ code: 'PrerequisiteMissing' }])
    await desk.get(200, 'PATCH', '/licet/v1/rules/pre-MCOEV', { enabled: false })
  })

  test('a rule keeps its severity while it is off', async () => {
    const path = '/licet/v1/rules/excl-CRMPLAN1-EMPLOYEE_SELF_SERVICE'
    await desk.get(200, 'PATCH', path, { severity: 'warn' })
    expect(await desk.get(200, 'PATCH', path, { enabled: false })).toMatchObject({ enabled: false, severity: 'off' })
    expect(await desk.get(200, 'PATCH', path, { enabled: true })).toMatchObject({ enabled: true, severity: 'warn', standardSeverity: 'refuse' })
  })

  test('home says what needs attention, the most urgent first, and shows every product with seats', async () => {
    const home = await desk.get<Home>(200, 'GET', '/licet/v1/home')
    expect(home.attention[0]).toMatchObject({ kind: 'overAssigned', skuId: skuOf('PROJECTPROFESSIONAL'), facts: { assigned: 15, capacity: 13 } })
    expect(home.attention.map(({ kind }) => kind)).toContain('licenseErrors')
    expect(home.attention.map(({ kind }) => kind)).toContain('blockedLicensed')
    expect(home.seats.find(({ skuId }) => skuId === E5)).toMatchObject({ capacity: 1_000 })
  })

  test('search finds people, products and groups by what they are called', async () => {
    const find = async (text: string): Promise<SearchHit[]> => (await desk.get<Page<SearchHit>>(200, 'GET', `/licet/v1/search?q=${encodeURIComponent(text)}`)).value as SearchHit[]
    expect(await find('elod lef')).toMatchObject([{ kind: 'user', detail: upn('ElodieL') }])
    expect((await find('visio')).filter(({ kind }) => kind === 'product')).toMatchObject([{ id: skuOf('VISIOCLIENT') }])
    expect((await find('frontline')).filter(({ kind }) => kind === 'group')).toMatchObject([{ displayName: 'Frontline' }])
    expect((await find('vizio'))[0]).toMatchObject({ kind: 'product', id: skuOf('VISIOCLIENT') })
    expect((await find('elodei lefbvre'))[0]).toMatchObject({ kind: 'user', detail: upn('ElodieL') })
    expect(await find('zzzzzz')).toEqual([])
    expect(await find('')).toEqual([])
  })

  test('the clock goes forward, stands still when frozen, and runs on when freed', async () => {
    const read = () => desk.get<{ now: string; frozen: boolean }>(200, 'GET', '/licet/v1/clock')
    const before = await read()
    const moved = await desk.get<{ now: string }>(200, 'PATCH', '/licet/v1/clock', { advance: 'P1M2DT3H' })
    expect(Date.parse(moved.now) - Date.parse(before.now)).toBeGreaterThan(29 * 24 * 3_600_000)
    await desk.get(200, 'PATCH', '/licet/v1/clock', { frozen: true })
    expect(await read()).toEqual(await read())
    await desk.get(200, 'PATCH', '/licet/v1/clock', { frozen: false })
    expect(await read()).toMatchObject({ frozen: false })
  })
})
