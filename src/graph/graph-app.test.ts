import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openLicetHere } from '#test/fixtures/licet-here.ts'
import type { Client, LicetHere } from '#test/fixtures/licet-here.ts'

const E5 = '06ebc4ee-1bb5-47dd-8120-11324bc54e06'
const NOBODY = '5b0f7a3c-6a53-4d6f-9a55-3d2a5d9a7c10'
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

let licet: LicetHere
let ask: Client

beforeAll(async () => {
  licet = await openLicetHere()
  ask = await licet.client(['Directory.ReadWrite.All', 'User.ReadWrite.All', 'LicenseAssignment.ReadWrite.All'])
}, 30_000)
afterAll(() => licet.close())

interface Body {
  readonly [name: string]: unknown
  readonly value: readonly Readonly<Record<string, unknown>>[]
  readonly error: {
    readonly code: string
    readonly message: string
    readonly innerError: Readonly<Record<string, string>>
    readonly details?: unknown
  }
}

const bodyOf = async (answer: Response | Promise<Response>): Promise<Body> => (await (await answer).json()) as Body

async function errorOf(answer: Promise<Response>): Promise<readonly [number, string, string]> {
  const { error } = await bodyOf(answer)
  return [(await answer).status, error.code, error.message]
}

let made = 0
async function newPerson(more: object = {}): Promise<string> {
  made += 1
  const answer = await ask('POST', '/v1.0/users', {
    accountEnabled: true,
    displayName: `Test ${made}`,
    mailNickname: `test${made}`,
    userPrincipalName: `test${made}@${licet.domain}`,
    usageLocation: 'FR',
    passwordProfile: { password: 'Sufficiently-1-long' },
    ...more,
  })
  expect(answer.status).toBe(201)
  return String((await bodyOf(answer))['id'])
}

const give = (skuId: string, disabledPlans: readonly string[] = []) => ({ addLicenses: [{ skuId, disabledPlans }], removeLicenses: [] })

describe('what is read', () => {
  test('people come with their default properties, their context and a way on that keeps what was asked', async () => {
    const page = await bodyOf(ask('GET', '/v1.0/users?$top=2'))
    expect(page['@odata.context']).toBe('http://localhost/v1.0/$metadata#users')
    expect(Object.keys(page.value[0] ?? {}).sort()).toEqual(
      'businessPhones displayName givenName id jobTitle mail mobilePhone officeLocation preferredLanguage surname userPrincipalName'.split(' '),
    )
    const next = await bodyOf(ask('GET', String(page['@odata.nextLink'])))
    expect(String(page['@odata.nextLink'])).toMatch(/^http:\/\/localhost\/v1\.0\/users\?\$top=2&\$skiptoken=/)
    expect(next.value).toHaveLength(2)
    expect(next.value.map((one) => one['id'])).not.toContain(page.value[1]?.['id'])
  })

  test('the pages hold everybody once', async () => {
    const seen: unknown[] = []
    for (let link: unknown = '/v1.0/users?$select=id&$top=7'; typeof link === 'string'; ) {
      const page = await bodyOf(ask('GET', link))
      seen.push(...page.value.map((one) => one['id']))
      link = page['@odata.nextLink']
    }
    const count = await (await ask('GET', '/v1.0/users/$count', undefined, { ConsistencyLevel: 'eventual' })).text()
    expect(seen).toHaveLength(Number(count))
    expect(new Set(seen).size).toBe(seen.length)
  })

  test('a person is found under every spelling', async () => {
    const id = await newPerson()
    const name = `test${made}@${licet.domain}`
    for (const path of [`users/${id}`, `Users/${name}/`, `users/${encodeURIComponent(name)}`, `users('${name}')`, `/users//${id.toUpperCase()}`]) {
      expect(await bodyOf(ask('GET', `/v1.0/${path}?$select=id`))).toEqual({
        '@odata.context': 'http://localhost/v1.0/$metadata#users(id)/$entity',
        id,
      })
    }
    expect((await ask('GET', `/V1.0/USERS/${id}`)).status).toBe(200)
    expect((await ask('GET', `/Beta/users/${id}`)).status).toBe(200)
  })

  test('filters, orders, searches and counts', async () => {
    await newPerson({ displayName: 'Ann Abracadabra', department: 'Magic' })
    await newPerson({ displayName: 'Zoe Abracadabra', department: 'Magic' })
    const filtered = await bodyOf(ask('GET', "/v1.0/users?$filter=department+eq+'Magic'&$select=displayName&$top=1"))
    expect(filtered.value).toHaveLength(1)
    const eventual = { ConsistencyLevel: 'eventual' }
    const found = await bodyOf(ask('GET', '/v1.0/users?%24search="displayName:abracad"&%24count=true', undefined, eventual))
    expect(found['@odata.count']).toBe(2)
    const ordered = await bodyOf(
      ask('GET', "/v1.0/users?$filter=department eq 'Magic'&$orderby=displayName desc&$select=displayName&$count=true", undefined, eventual),
    )
    expect(ordered.value).toEqual([{ displayName: 'Zoe Abracadabra' }, { displayName: 'Ann Abracadabra' }])
  })

  test('products owned, the first of them free to give', async () => {
    const { value } = await bodyOf(ask('GET', '/v1.0/subscribedSkus'))
    expect(value[0]).toMatchObject({ skuId: E5, id: `${licet.tenantId}_${E5}`, capabilityStatus: 'Enabled', prepaidUnits: { enabled: 1_000 } })
    expect(await bodyOf(ask('GET', `/v1.0/subscribedSkus/${licet.tenantId}_${E5}?$select=skuPartNumber`))).toMatchObject({ skuPartNumber: 'SPE_E5' })
    const subscriptions = await bodyOf(ask('GET', '/v1.0/directory/subscriptions'))
    const [first] = subscriptions.value
    expect(await bodyOf(ask('GET', `/v1.0/directory/subscriptions(commerceSubscriptionId='${String(first?.['commerceSubscriptionId'])}')`))).toMatchObject({ id: first?.['id'] })
  })

  test('the organisation with its domains', async () => {
    const { value } = await bodyOf(ask('GET', '/v1.0/organization'))
    expect(value).toMatchObject([{ id: licet.tenantId, verifiedDomains: expect.arrayContaining([expect.objectContaining({ name: licet.domain })]) }])
  })

  test('groups, their members, and the groups of a member', async () => {
    const groups = await bodyOf(ask('GET', '/v1.0/groups?$select=id,displayName'))
    const members = await Promise.all(groups.value.map(async ({ id }) => bodyOf(ask('GET', `/v1.0/groups/${String(id)}/members?$select=id`))))
    const at = members.findIndex((page) => page.value.length > 0)
    const [member] = members[at]?.value ?? []
    expect(member?.['@odata.type']).toBe('#microsoft.graph.user')
    const memberOf = await bodyOf(ask('GET', `/v1.0/users/${String(member?.['id'])}/memberOf`))
    expect(memberOf.value.map((one) => one['id'])).toContain(groups.value[at]?.['id'])
  })
})

describe('what is sent with every answer', () => {
  test('Graph’s headers, and the client’s own name of the request', async () => {
    const answer = await ask('GET', '/v1.0/organization', undefined, { 'client-request-id': 'mine-1' })
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8',
      'odata-version': '4.0',
      'client-request-id': 'mine-1',
      'request-id': expect.stringMatching(GUID),
      'cache-control': 'no-store',
    })
  })

  test('no metadata when none is wanted', async () => {
    const answer = await ask('GET', '/v1.0/organization', undefined, { accept: 'application/json;odata.metadata=none' })
    expect(answer.headers.get('content-type')).toContain('odata.metadata=none')
    expect(Object.keys(await bodyOf(answer))).toEqual(['value'])
  })

  test('an error has a date without a zone and the names of the request', async () => {
    const answer = await ask('GET', `/v1.0/users/${NOBODY}`, undefined, { 'client-request-id': 'mine-2' })
    const { error } = await bodyOf(answer)
    expect(error.innerError).toEqual({
      date: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/),
      'request-id': answer.headers.get('request-id'),
      'client-request-id': 'mine-2',
    })
  })
})

describe('a licence', () => {
  test('is given and taken back, and shows in its details', async () => {
    const id = await newPerson()
    const given = await ask('POST', `/v1.0/users/${id}/assignLicense`, give(E5))
    expect(given.status).toBe(200)
    expect(await bodyOf(given)).toMatchObject({ id, assignedLicenses: [{ skuId: E5, disabledPlans: [] }] })
    const details = await bodyOf(ask('GET', `/v1.0/users/${id}/licenseDetails`))
    expect(details.value).toMatchObject([{ skuId: E5, skuPartNumber: 'SPE_E5' }])
    expect(await bodyOf(ask('GET', `/v1.0/users/${id}/licenseDetails/${String(details.value[0]?.['id'])}?$select=skuId`))).toMatchObject({ skuId: E5 })
    const states = await bodyOf(ask('GET', `/v1.0/users/${id}?$select=licenseAssignmentStates`))
    expect(states['licenseAssignmentStates']).toMatchObject([{ skuId: E5, assignedByGroup: null, state: 'Active', error: 'None' }])

    expect((await ask('POST', `/v1.0/users/${id}/assignLicense`, { addLicenses: [], removeLicenses: [E5] })).status).toBe(200)
    expect((await bodyOf(ask('GET', `/v1.0/users/${id}/licenseDetails`))).value).toEqual([])
  })

  test('comes back with its deleted person', async () => {
    const id = await newPerson()
    await ask('POST', `/v1.0/users/${id}/assignLicense`, give(E5))
    expect((await ask('DELETE', `/v1.0/users/${id}`)).status).toBe(204)
    const deleted = await bodyOf(ask('GET', '/v1.0/directory/deletedItems/microsoft.graph.user?$select=id'))
    expect(deleted.value.map((one) => one['id'])).toContain(id)
    expect((await ask('POST', `/v1.0/directory/deletedItems/${id}/restore`)).status).toBe(200)
    expect(await bodyOf(ask('GET', `/v1.0/users/${id}?$select=assignedLicenses`))).toMatchObject({ assignedLicenses: [{ skuId: E5 }] })
  })
})

describe('bad input changes nothing and is refused in Graph’s words', () => {
  /** What is refused, sent for a person who has no licences. */
  const CASES: readonly (readonly [name: string, body: unknown, refusal: readonly [number, string, string | RegExp]])[] = [
    ['an unknown product', give(NOBODY), [400, 'Request_BadRequest', `License ${NOBODY} does not correspond to a valid company License.`]],
    ['a service plan of another product', give(E5, [NOBODY]), [400, 'Request_BadRequest', new RegExp(NOBODY)]],
    ['taking back what is not held', { addLicenses: [], removeLicenses: [E5] }, [400, 'Request_BadRequest', 'User does not have a corresponding license.']],
    ['no change at all', { addLicenses: [], removeLicenses: [] }, [400, 'Request_BadRequest', /No license changes provided/]],
    ['a body that is no JSON', '{"addLicenses": [', [400, 'BadRequest', /^Unable to read JSON request payload/]],
    ['a body that is no object', '[]', [400, 'BadRequest', /^Unable to read JSON request payload/]],
    ['no body', '', [400, 'Request_BadRequest', 'Empty Payload. JSON content expected.']],
    ['10 MB of body', `{"addLicenses":"${'x'.repeat(10_000_000)}"}`, [413, 'RequestEntityTooLarge', /^Request body too large/]],
  ]

  test.each(CASES)('%s', async (_name, body, [status, code, message]) => {
    const id = await newPerson()
    const refusal = await errorOf(ask('POST', `/v1.0/users/${id}/assignLicense`, body))
    expect(refusal.slice(0, 2)).toEqual([status, code])
    expect(refusal[2]).toMatch(message)
    expect(await bodyOf(ask('GET', `/v1.0/users/${id}?$select=assignedLicenses`))).toMatchObject({ assignedLicenses: [] })
  })

  test('a location that is no ISO code', async () => {
    const id = await newPerson()
    const answer = ask('PATCH', `/v1.0/users/${id}`, { usageLocation: 'XX' })
    expect((await answer).status).toBe(400)
    expect(await bodyOf(ask('GET', `/v1.0/users/${id}?$select=usageLocation`))).toMatchObject({ usageLocation: 'FR' })
  })

  test('a person without a location', async () => {
    const id = await newPerson({ usageLocation: null })
    const refusal = await errorOf(ask('POST', `/v1.0/users/${id}/assignLicense`, give(E5)))
    expect(refusal).toEqual([400, 'Request_BadRequest', 'License assignment cannot be done for user with invalid usage location.'])
  })

  test('a person of another tenant, who for this one is nobody', async () => {
    const missing = `Resource '${NOBODY}' does not exist or one of its queried reference-property objects are not present.`
    expect(await errorOf(ask('POST', `/v1.0/users/${NOBODY}/assignLicense`, give(E5)))).toEqual([404, 'Request_ResourceNotFound', missing])
    expect(await errorOf(ask('GET', `/v1.0/users/${NOBODY}`))).toEqual([404, 'Request_ResourceNotFound', missing])
  })

  test.each([
    ['/v1.0/users?$top=1000', 400, 'Request_UnsupportedQuery', "Invalid page size specified: '1000'. Must be between 1 and 999 inclusive."],
    ['/v1.0/users?$select=nothing', 400, 'BadRequest', expect.stringContaining("Could not find a property named 'nothing' on type 'microsoft.graph.user'")],
    ['/v1.0/users/$count', 400, 'Request_BadRequest', '$count is not currently supported.'],
    ['/v1.0/subscribedSkus?$filter=x', 400, 'Request_BadRequest', expect.stringContaining('$filter')],
    ['/v1.0/nothing', 400, 'BadRequest', "Resource not found for the segment 'nothing'."],
    ['/v1.0/me', 400, 'BadRequest', '/me request is only valid with delegated authentication flow.'],
    ['/v1.0/users/%E0%A4%A', 400, 'BadRequest', 'The request URI is not valid.'],
    ['/v1.0/users?$skiptoken=nonsense', 400, 'Directory_ExpiredPageToken', expect.stringContaining('page token')],
  ])('%s', async (path, ...refusal) => {
    expect(await errorOf(ask('GET', path))).toEqual(refusal)
  })

  test('a method that the address does not know', async () => {
    expect(await errorOf(ask('PUT', '/v1.0/subscribedSkus', {}))).toEqual([405, 'Request_BadRequest', 'Specified HTTP method is not allowed for the request target.'])
  })
})

describe('who may', () => {
  test('a stranger may nothing', async () => {
    const answer = await licet.fetch('/v1.0/users')
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer /)
    expect(await errorOf(Promise.resolve(answer))).toEqual([401, 'InvalidAuthenticationToken', 'Access token is empty.'])
  })

  test('an app may what its permissions say', async () => {
    const reader = await licet.client(['User.Read.All'])
    expect((await reader('GET', '/v1.0/users?$top=1')).status).toBe(200)
    const denied = [403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.']
    expect(await errorOf(reader('POST', `/v1.0/users/${NOBODY}/assignLicense`, give(E5)))).toEqual(denied)
    expect(await errorOf(reader('PATCH', `/v1.0/users/${NOBODY}`, { usageLocation: 'FR' }))).toEqual(denied)
    expect(await errorOf(reader('GET', '/v1.0/subscribedSkus'))).toEqual(denied)
  })
})
