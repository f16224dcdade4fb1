import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ROLES } from '#engine/access.ts'
import { openLicetHere } from '#test/fixtures/licet-here.ts'
import type { Client, LicetHere } from '#test/fixtures/licet-here.ts'

const START = new Date('2026-11-22T09:00:00Z')
const HOUR_MS = 3_600_000
const clock = { now: START }
const pass = (ms: number): void => void (clock.now = new Date(clock.now.getTime() + ms))

let licet: LicetHere

beforeAll(async () => {
  licet = await openLicetHere({ now: () => clock.now })
}, 30_000)
afterAll(() => licet.close())
beforeEach(() => pass(24 * HOUR_MS))

const newCode = (): Promise<string> => licet.doors.newSignInCode(licet.tenantId, licet.administrator)
const openLink = (code: string): Promise<Response> => licet.fetch(`/sign-in?code=${code}`)
const cookieOf = (answer: Response): string => (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''

const signIn = async (): Promise<string> => cookieOf(await openLink(await newCode()))
const me = async (cookie: string, init: RequestInit = {}): Promise<number> =>
  (await licet.fetch('/v1.0/me', { ...init, headers: { cookie, ...init.headers } })).status

describe('a sign-in link', () => {
  test('begins a session in a cookie that scripts and other sites do not get', async () => {
    const answer = await openLink(await newCode())
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/'])
    expect(answer.headers.get('set-cookie')).toMatch(/; Path=\/; Max-Age=28800; HttpOnly; SameSite=Strict$/)
    const mine = await licet.fetch('/v1.0/me?$select=userPrincipalName', { headers: { cookie: cookieOf(answer) } })
    expect(await mine.json()).toMatchObject({ userPrincipalName: licet.administrator })
  })

  test('over an encrypted line begins a session for encrypted lines alone', async () => {
    const answer = await licet.fetch(`https://localhost/sign-in?code=${await newCode()}`)
    expect(answer.headers.get('set-cookie')).toMatch(/; Secure$/)
  })

  test('works once, and for an hour', async () => {
    const used = await newCode()
    await openLink(used)
    const old = await newCode()
    pass(HOUR_MS)
    for (const code of [used, old, `${licet.tenantId}.nonsense`, 'nonsense']) {
      const answer = await openLink(code)
      expect([answer.headers.get('location'), answer.headers.get('set-cookie')]).toEqual(['/sign-in?problem=link', null])
    }
  })

  test('cannot be guessed at leisure', async () => {
    for (let tries = 0; tries < 20; tries++) await openLink('nonsense')
    const answer = await openLink(await newCode())
    expect(answer.status).toBe(429)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})

describe('a session', () => {
  test('ends after eight hours without use, not with it', async () => {
    const cookie = await signIn()
    pass(7 * HOUR_MS)
    expect(await me(cookie)).toBe(200)
    // The prolonging is written behind the answer: the next write waits for it.
    await newCode()
    pass(7 * HOUR_MS)
    expect(await me(cookie)).toBe(200)
    await newCode()
    pass(8 * HOUR_MS)
    expect(await me(cookie)).toBe(401)
  })

  test('ends when one signs out', async () => {
    const cookie = await signIn()
    const answer = await licet.fetch('/sign-out', { method: 'POST', headers: { cookie } })
    expect(answer.headers.get('set-cookie')).toContain('Max-Age=0')
    expect(await me(cookie)).toBe(401)
  })

  describe('on a line that stays open', () => {
    const someone = (): Promise<Client> => licet.client(['Directory.ReadWrite.All', 'RoleManagement.ReadWrite.Directory'])
    const reader = (): string => `LeeG@${licet.domain}`

    const giveRole = async (): Promise<string> => {
      const call = await someone()
      const { id } = (await (await call('GET', `/v1.0/users/${reader()}`)).json()) as { id: string }
      const given = await call('POST', '/v1.0/roleManagement/directory/roleAssignments', { roleDefinitionId: ROLES.globalReader, principalId: id, directoryScopeId: '/' })
      return ((await given.json()) as { id: string }).id
    }
    const takeRole = async (id: string): Promise<unknown> => (await someone())('DELETE', `/v1.0/roleManagement/directory/roleAssignments/${id}`)

    test.each([
      ['one signs out', (cookie: string): unknown => licet.fetch('/sign-out', { method: 'POST', headers: { cookie } }), 401],
      ['nothing else was asked for eight hours', (): unknown => pass(8 * HOUR_MS), 401],
      ['the role is taken away', (_: string, role: string): unknown => takeRole(role), 403],
    ])('tells nothing more once %s', async (_when, end, status) => {
      const role = await giveRole()
      const cookie = cookieOf(await openLink(await licet.doors.newSignInCode(licet.tenantId, reader())))
      const watch = (): Promise<Response> => licet.fetch('/licet/v1/events', { headers: { cookie } })
      const told = (await watch()).text()
      const change = async (jobTitle: string): Promise<unknown> => (await someone())('PATCH', `/v1.0/users/${reader()}`, { jobTitle })
      await change('before')
      await end(cookie, role)
      pass(1_000)
      await change('after')
      expect((await told).match(/"type":"user"/g)).toHaveLength(1)
      expect((await watch()).status).toBe(status)
      if (status !== 403) await takeRole(role)
    })
  })

  test('writes for pages of this server alone', async () => {
    const cookie = await signIn()
    const write = (headers: Record<string, string>): Promise<number> => me(cookie, { method: 'PATCH', body: '{}', headers })
    expect(await write({ origin: 'http://localhost' })).toBe(204)
    expect(await write({ 'sec-fetch-site': 'same-origin' })).toBe(204)
    for (const headers of [{}, { origin: 'https://evil.example' }, { origin: 'http://localhost:81' }, { origin: 'null' }, { 'sec-fetch-site': 'same-site' }]) {
      expect(await write(headers)).toBe(403)
    }
  })

  test('is nobody’s when its secret is not known', async () => {
    for (const cookie of ['', 'licet_session=', `licet_session=${licet.tenantId}.${'x'.repeat(43)}`, `licet_session=${crypto.randomUUID()}.${'x'.repeat(43)}`]) {
      expect(await me(cookie)).toBe(401)
    }
  })
})

describe('the token endpoint', () => {
  interface Answer {
    readonly access_token: string
    readonly error: string
    readonly error_codes: readonly number[]
  }

  const askToken = async (tenant: string, form: Record<string, string>): Promise<{ status: number; body: Answer }> => {
    const answer = await licet.fetch(`/${tenant}/oauth2/v2.0/token`, { method: 'POST', body: new URLSearchParams(form) })
    return { status: answer.status, body: (await answer.json()) as Answer }
  }

  const newApp = async () => {
    const { subject, clientSecret } = await licet.doors.registerApp(licet.tenantId, { displayName: 'Script', permissions: ['User.Read.All'] })
    return { grant_type: 'client_credentials', client_id: subject.appId, client_secret: clientSecret, scope: 'https://graph.microsoft.com/.default' }
  }

  test('gives an app that knows its secret a token, the tenant named by id or domain', async () => {
    const form = await newApp()
    for (const tenant of [licet.tenantId, licet.domain]) {
      const { status, body } = await askToken(tenant, form)
      expect(status).toBe(200)
      const people = await licet.fetch('/v1.0/users?$top=1', { headers: { authorization: `Bearer ${body.access_token}` } })
      expect(people.status).toBe(200)
    }
  })

  test.each([
    ['a wrong secret', { client_secret: 'guess' }, 401, 'invalid_client', 7000215],
    ['an unknown app', { client_id: '5b0f7a3c-6a53-4d6f-9a55-3d2a5d9a7c10' }, 400, 'unauthorized_client', 700016],
    ['another grant', { grant_type: 'saml' }, 400, 'unsupported_grant_type', 70003],
    ['a person’s password while that is switched off', { grant_type: 'password' }, 400, 'unauthorized_client', 7000014],
    ['no grant', { grant_type: '' }, 400, 'invalid_request', 900144],
    ['another resource', { scope: 'https://management.azure.com/.default' }, 400, 'invalid_scope', 70011],
  ])('refuses %s', async (_name, change, status, error, code) => {
    const answer = await askToken(licet.tenantId, { ...(await newApp()), ...change })
    expect([answer.status, answer.body.error, answer.body.error_codes]).toEqual([status, error, [code]])
  })

  test('refuses a tenant that is not here', async () => {
    const { status, body } = await askToken('nowhere.example', await newApp())
    expect([status, body.error_codes]).toEqual([400, [90002]])
  })

  test('is found where MSAL looks for it', async () => {
    const found = (await (await licet.fetch(`/${licet.tenantId}/v2.0/.well-known/openid-configuration`)).json()) as Record<string, string>
    expect(found['token_endpoint']).toBe(`http://localhost/${licet.tenantId}/oauth2/v2.0/token`)
    const keys = (await (await licet.fetch(String(found['jwks_uri']))).json()) as { keys: Record<string, unknown>[] }
    expect(keys.keys.map((key) => key['kty'])).toEqual(['RSA'])
    expect(keys.keys[0]).not.toHaveProperty('d')
  })
})

test('a name that is not ours is refused, whatever is asked', async () => {
  const answer = await licet.fetch('http://evil.example/v1.0/users')
  expect(answer.status).toBe(421)
})
