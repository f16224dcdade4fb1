// Whatever is wrong with what is sent: a clear error of Graph's shape, in the reader's language, and nothing changed.
import { openContosoDesk, planOf, skuOf, upn } from '#test/fixtures/contoso-desk.ts'
import type { ContosoDesk, ErrorBody } from '#test/fixtures/contoso-desk.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const [E5, E3] = ['SPE_E5', 'SPE_E3'].map(skuOf) as [string, string]
const UNKNOWN = '1b0f7a3c-6a53-4d6f-9a55-3d2a5d9a7c10'

let desk: ContosoDesk
beforeAll(async () => {
  desk = await openContosoDesk()
}, 30_000)
afterAll(() => desk.close())

const adele = { users: [upn('AdeleV')] }
const plan = (body: unknown) => ['POST', '/licet/v1/plans', body] as const

type Case = readonly [name: string, status: number, request: readonly [string, string, unknown?], error: Partial<ErrorBody>]

const CASES: readonly Case[] = [
  ['a body that is no JSON', 400, plan('{"target":'), { code: 'BadRequest' }],
  ['no body', 400, ['POST', '/licet/v1/plans', ''], { code: 'Request_BadRequest' }],
  ['a body that is a list', 400, plan([]), { code: 'BadRequest' }],
  ['a plan for nobody said', 400, plan({ change: { add: [{ skuId: E5 }] } }), { details: [expect.objectContaining({ target: 'target' })] as never }],
  ['a plan without a change', 400, plan({ target: adele }), { details: [expect.objectContaining({ target: 'change' })] as never }],
  ['a product that is no GUID', 400, plan({ target: adele, change: { add: [{ skuId: 'E5' }] } }), { details: [expect.objectContaining({ target: 'change.add[0].skuId' })] as never }],
  ['a location that is no ISO code', 400, plan({ target: adele, change: { usageLocation: 'FRA' } }), { details: [expect.objectContaining({ target: 'change.usageLocation' })] as never }],
  ['a property that nobody knows', 400, plan({ target: adele, change: { give: [] } }), { details: [expect.objectContaining({ target: 'change.give' })] as never }],
  ['a mode that there is not', 400, plan({ target: adele, change: { remove: [E5] }, mode: 'some' }), { details: [expect.objectContaining({ target: 'mode' })] as never }],
  ['a person of another organization, who is nobody here', 404, plan({ target: { users: [upn('AdeleV'), UNKNOWN] }, change: { add: [{ skuId: E5 }] } }), { code: 'Request_ResourceNotFound' }],
  ['a group that there is not', 404, plan({ target: { membersOf: UNKNOWN }, change: { remove: [E5] } }), { code: 'Request_ResourceNotFound' }],
  ['errors of a product that there is not', 400, plan({ target: { withErrors: UNKNOWN }, change: { remove: [E5] } }), { details: [expect.objectContaining({ target: 'target.withErrors' })] as never }],
  ['holders of a product that there is not', 400, plan({ target: { holdersOf: UNKNOWN }, change: { remove: [E5] } }), { details: [expect.objectContaining({ target: 'target.holdersOf' })] as never }],
  ['a filter that cannot be read', 400, plan({ target: { filter: 'department is Sales' }, change: { remove: [E5] } }), { details: [expect.objectContaining({ target: 'target.filter' })] as never }],
  ['a plan that there is not', 404, ['GET', `/licet/v1/plans/${UNKNOWN}`], { code: 'Request_ResourceNotFound' }],
  ['a plan whose id is none', 404, ['POST', '/licet/v1/plans/none/apply'], { code: 'Request_ResourceNotFound' }],
  ['ways out of a plan that there is not', 404, plan({ basePlanId: UNKNOWN, fixIds: [] }), { code: 'Request_ResourceNotFound' }],
  ['an operation that there is not', 404, ['POST', `/licet/v1/operations/${UNKNOWN}/undo`], { code: 'Request_ResourceNotFound' }],
  ['an outcome that there is not', 400, ['GET', `/licet/v1/operations?$filter=state eq 'lost'`], { code: 'BadRequest' }],
  ['a page of a million', 400, ['GET', '/licet/v1/operations?$top=1000000'], { details: [expect.objectContaining({ target: '$top' })] as never }],
  ['a setting that there is not', 400, ['PATCH', '/licet/v1/settings', { constructor: 1 }], { details: [expect.objectContaining({ target: 'constructor' })] as never }],
  ['a setting of another type', 400, ['PATCH', '/licet/v1/settings', { othersMayLicenseGuests: 'yes' }], { details: [expect.objectContaining({ target: 'othersMayLicenseGuests' })] as never }],
  ['a help link that is a script', 400, ['PATCH', '/licet/v1/settings', { helpLink: 'javascript:alert(1)' }], { details: [expect.objectContaining({ target: 'helpLink' })] as never }],
  ['a rule that there is not', 404, ['PATCH', '/licet/v1/rules/none', { enabled: true }], { code: 'Request_ResourceNotFound' }],
  ['a rule set to what it cannot be', 400, ['PATCH', '/licet/v1/rules/excl-CRMPLAN1-EMPLOYEE_SELF_SERVICE', { severity: 'maybe' }], { details: [expect.objectContaining({ target: 'severity' })] as never }],
  ['a clock set back', 400, ['PATCH', '/licet/v1/clock', { now: '2020-01-01T00:00:00Z' }], { details: [expect.objectContaining({ target: 'now' })] as never }],
  ['a clock set past the end of time', 400, ['PATCH', '/licet/v1/clock', { advance: 'P999999Y' }], { details: [expect.objectContaining({ target: 'advance' })] as never }],
  ['a clock advanced by a word', 400, ['PATCH', '/licet/v1/clock', { advance: 'a month' }], { details: [expect.objectContaining({ target: 'advance' })] as never }],
  ['an address that there is not', 404, ['GET', '/licet/v1/nothing'], { code: 'Request_ResourceNotFound' }],
]

describe('refused, and nothing changed', () => {
  test.each(CASES)('%s', async (_name, status, request, error) => {
    const before = await desk.digest()
    const told = await desk.refusal(status, ...request)
    expect(told).toMatchObject(error)
    expect(told.message).not.toBe('')
    expect(await desk.digest()).toEqual(before)
  })
})

describe('a wish that nobody can have is a plan with its refusal', () => {
  test.each<[name: string, change: object, code: string]>([
    ['an unknown product', { add: [{ skuId: UNKNOWN }] }, 'ProductUnknown'],
    ['a product that is not owned', { add: [{ skuId: skuOf('SPE_E5_NOPSTNCONF') }] }, 'ProductNotOwned'],
    ['a service plan of another product', { add: [{ skuId: E3, disabledPlans: [planOf('VISIOCLIENT', 'VISIO_CLIENT_SUBSCRIPTION')] }] }, 'ServicePlanNotInProduct'],
    ['two letters that are no country', { usageLocation: 'XX' }, 'UsageLocationInvalid'],
    ['a product that people buy for themselves', { add: [{ skuId: skuOf('POWER_BI_PRO') }] }, 'SelfServiceOwned'],
    ['a product for the organization as a whole', { add: [{ skuId: skuOf('SHAREPOINTSTORAGE') }] }, 'ProductNotForUsers'],
    ['a licence that is not held', { remove: [E5] }, 'LicenseNotAssigned'],
    ['a product added and taken back at once', { add: [{ skuId: E5 }], remove: [E5] }, 'AddedAndRemoved'],
  ])('%s', async (_name, change, code) => {
    const made = await desk.plan(adele, change)
    expect(made).toMatchObject({ summary: { users: 1, refused: 1 }, refusals: [{ code, users: 1 }] })
    const before = await desk.digest()
    expect(await desk.refusal(422, 'POST', `/licet/v1/plans/${made.id}/apply`)).toMatchObject({ code: 'planIsRefused' })
    expect(await desk.digest()).toEqual(before)
  })
})

describe('in French when it is asked for', () => {
  const french = async (status: number, method: string, path: string, body?: unknown): Promise<string> =>
    (await desk.refusal(status, method, path, body, { 'accept-language': 'fr-FR,fr;q=0.9,en;q=0.5' })).message

  test('what is wrong with a body, a location, a person, a plan', async () => {
    expect(await french(400, 'POST', '/licet/v1/plans', '{')).toBe('Le contenu de la demande n’est pas du JSON.')
    expect(await french(400, 'POST', '/licet/v1/plans', { target: adele, change: { usageLocation: 'FRA' } })).toContain('ISO 3166')
    expect(await french(404, 'POST', '/licet/v1/plans', { target: { users: [UNKNOWN] }, change: { remove: [E5] } })).toContain('est introuvable')
    expect(await french(400, 'POST', '/licet/v1/plans', { target: adele, change: { give: 1 } })).toContain('ne peut pas valoir')
    expect(await french(400, 'PATCH', '/licet/v1/settings', { helpLink: 'ftp://x' })).toContain('ne peut pas valoir')
    const applied = await desk.plan({ users: [await desk.newPerson()] }, { add: [{ skuId: E5 }] })
    await desk.apply(applied)
    expect(await french(409, 'POST', `/licet/v1/plans/${applied.id}/apply`)).toBe('Cela a déjà été fait.')
    const refused = await desk.plan(adele, { remove: [E5] })
    expect(await french(422, 'POST', `/licet/v1/plans/${refused.id}/apply`)).toContain('tout ou rien')
  })

  test('but Graph speaks Graph’s English', async () => {
    expect(await french(404, 'GET', `/v1.0/users/${UNKNOWN}`)).toContain('does not exist')
  })
})

describe('who may', () => {
  test.each([
    ['GET', '/licet/v1/operations'],
    ['GET', '/licet/v1/events'],
    ['GET', '/licet/v1/users'],
    ['GET', '/licet/v1/search?q=a'],
    ['GET', '/licet/v1/home'],
    ['GET', '/licet/v1/products'],
    ['GET', '/licet/v1/settings'],
    ['POST', '/licet/v1/plans', { target: {}, change: { remove: [E5] } }],
    ['PATCH', '/licet/v1/settings', { helpName: 'x' }],
    ['PATCH', '/licet/v1/rules/excl-CRMPLAN1-EMPLOYEE_SELF_SERVICE', { enabled: false }],
    ['PATCH', '/licet/v1/clock', { advance: 'P1D' }],
  ] as const)('%s %s is not for an app without its permission', async (method, path, body?: unknown) => {
    const ask = await desk.client([])
    const before = await desk.digest()
    const answer = await ask(method, path, body)
    expect([answer.status, ((await answer.json()) as { error: ErrorBody }).error.code]).toEqual([403, 'Authorization_RequestDenied'])
    expect(await desk.digest()).toEqual(before)
  })

  test('an app that only reads licences sees plans and operations, and makes and stops none', async () => {
    const ask = await desk.client(['LicenseAssignment.Read.All'])
    const made = await desk.plan(adele, { add: [{ skuId: E5 }] })
    expect((await ask('GET', `/licet/v1/plans/${made.id}`)).status).toBe(200)
    expect((await ask('GET', '/licet/v1/operations')).status).toBe(200)
    expect((await ask('POST', `/licet/v1/plans/${made.id}/apply`)).status).toBe(403)
    const { value } = await desk.get<{ value: { id: string }[] }>(200, 'GET', '/licet/v1/operations?$top=1')
    for (const verb of ['cancel', 'undo']) expect((await ask('POST', `/licet/v1/operations/${value[0]!.id}/${verb}`)).status).toBe(403)
  })

  test('a stranger may nothing', async () => {
    expect((await desk.fetch('/licet/v1/session')).status).toBe(401)
  })
})
