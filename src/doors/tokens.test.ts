// The token endpoint as an attacker would try it, and as an honest client needs it.
import { createPrivateKey, createHash, X509Certificate } from 'node:crypto'
import { SignJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeAppCertificate } from '#test/fixtures/app-certificate.ts'
import type { AppCertificate } from '#test/fixtures/app-certificate.ts'
import { openLicetHere } from '#test/fixtures/licet-here.ts'
import type { Client, LicetHere } from '#test/fixtures/licet-here.ts'

const MINUTE_MS = 60_000
const PASSWORD = 'Sufficiently-1-long'
const ADA = 'ada.tester@contoso.com'
const BACK = 'https://app.example/back'
const ALL = 'https://graph.microsoft.com/.default'

/** Ahead of the real clock by what the test lets pass: the store's own instants are real. */
const clock = { aheadMs: 0 }
const now = (): Date => new Date(Date.now() + clock.aheadMs)
const pass = (ms: number): void => void (clock.aheadMs += ms)

interface MadeApp {
  readonly id: string
  readonly appId: string
  readonly secretText: string
}

interface Answer {
  readonly status: number
  readonly error?: string
  readonly error_codes?: readonly number[]
  readonly access_token: string
  readonly refresh_token: string
  readonly id_token: string
  readonly client_info: string
  readonly scope: string
  readonly device_code: string
  readonly user_code: string
}

let licet: LicetHere
let admin: Client
let script: MadeApp
let tool: MadeApp
let site: MadeApp
let adaId: string

const renewAdmin = async (): Promise<void> => {
  admin = await licet.client(['Licet.Admin.ReadWrite', 'User.ReadWrite.All', 'Directory.ReadWrite.All'])
}

const make = async (body: object): Promise<MadeApp> => (await (await admin('POST', '/licet/v1/apps', body)).json()) as MadeApp

beforeAll(async () => {
  licet = await openLicetHere({ now })
  await renewAdmin()
  script = await make({ displayName: 'Script', permissions: ['User.Read.All'] })
  tool = await make({ displayName: 'Tool', isPublicClient: true, scopes: ['User.Read', 'User.Read.All'], redirectUris: ['http://localhost/back'] })
  site = await make({ displayName: 'Site', scopes: ['User.Read'], redirectUris: [BACK] })
  const person = { accountEnabled: true, displayName: 'Ada', mailNickname: 'ada', userPrincipalName: ADA, passwordProfile: { password: PASSWORD, forceChangePasswordNextSignIn: false } }
  adaId = ((await (await admin('POST', '/v1.0/users', person)).json()) as { id: string }).id
}, 60_000)
afterAll(() => licet.close())
// Failed tries of one test are no matter of the next, nor is the hour that a token lives.
beforeEach(async () => {
  pass(2 * MINUTE_MS)
  await renewAdmin()
})

const post = async (path: string, form: Record<string, string>): Promise<Answer> => {
  const answer = await licet.fetch(`/${licet.tenantId}/oauth2/v2.0/${path}`, { method: 'POST', body: new URLSearchParams(form) })
  return { ...((await answer.json()) as Answer), status: answer.status }
}
const codesOf = ({ status, error_codes: codes }: Answer): unknown => [status, codes?.[0]]
const use = async (token: string, path = '/v1.0/me'): Promise<number> => (await licet.fetch(path, { headers: { authorization: `Bearer ${token}` } })).status

const page = async (path: string, body: object, cookie = ''): Promise<{ status: number; cookie: string; body: Record<string, unknown> }> => {
  const headers = { origin: 'http://localhost', 'content-type': 'application/json', cookie }
  const answer = await licet.fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })
  const text = await answer.text()
  return { status: answer.status, cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '', body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) }
}
const signIn = (more: object = {}) => page('/sign-in/password', { user: ADA, password: PASSWORD, ...more })

describe('an assertion', () => {
  let pair: AppCertificate
  beforeAll(async () => {
    pair = await makeAppCertificate(now())
    await admin('POST', `/licet/v1/apps/${script.id}/certificates`, { key: pair.certificate })
  })

  interface Wish {
    readonly claims?: Record<string, unknown>
    readonly header?: Record<string, unknown>
    readonly key?: string
    readonly algorithm?: string
  }
  const thumbprint = (certificate: string, algorithm: 'sha1' | 'sha256'): string => createHash(algorithm).update(new X509Certificate(certificate).raw).digest('base64url')
  const assertion = async ({ claims = {}, header = {}, key = pair.privateKey, algorithm = 'PS256' }: Wish = {}): Promise<string> => {
    const seconds = Math.floor(now().getTime() / 1_000)
    const all = { aud: `http://localhost/${licet.tenantId}/oauth2/v2.0/token`, iss: script.appId, sub: script.appId, jti: crypto.randomUUID(), nbf: seconds, exp: seconds + 600, ...claims }
    return new SignJWT(all).setProtectedHeader({ alg: algorithm, 'x5t#S256': thumbprint(pair.certificate, 'sha256'), ...header }).sign(createPrivateKey(key))
  }
  const present = async (text: string): Promise<Answer> =>
    post('token', {
      grant_type: 'client_credentials',
      client_id: script.appId,
      scope: ALL,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: text,
    })

  test('signed with the app’s certificate is good, by either thumbprint and either signature', async () => {
    expect((await present(await assertion())).status).toBe(200)
    expect((await present(await assertion({ algorithm: 'RS256', header: { 'x5t#S256': undefined, x5t: thumbprint(pair.certificate, 'sha1') } }))).status).toBe(200)
  })

  test('is good again from where it came, as MSAL sends it; one that lasts for longer is good once', async () => {
    const kept = await assertion()
    for (const _ of [1, 2, 3]) expect((await present(kept)).status).toBe(200)
    const long = await assertion({ claims: { exp: Math.floor(now().getTime() / 1_000) + 3_600 } })
    expect((await present(long)).status).toBe(200)
    expect(codesOf(await present(long))).toEqual([401, 50013])
  })

  test.each<[string, () => Wish, number]>([
    ['for somebody else', () => ({ claims: { aud: 'https://example.org' } }), 700023],
    ['for another tenant', () => ({ claims: { aud: `http://localhost/${crypto.randomUUID()}/oauth2/v2.0/token` } }), 700023],
    ['of another app', () => ({ claims: { iss: tool.appId, sub: tool.appId } }), 700021],
    ['that has ended', () => ({ claims: { exp: Math.floor(now().getTime() / 1_000) - 600 } }), 700024],
    ['that never ends', () => ({ claims: { exp: Math.floor(now().getTime() / 1_000) + 10 * 86_400 } }), 700024],
    ['without an end', () => ({ claims: { exp: undefined } }), 50027],
    ['without an id', () => ({ claims: { jti: undefined } }), 50027],
    ['with a thumbprint of nobody', () => ({ header: { 'x5t#S256': 'A'.repeat(43) } }), 700027],
  ])('is refused: %s', async (_name, wish, number) => {
    expect(codesOf(await present(await assertion(wish())))).toEqual([401, number])
  })

  test('is refused: signed with another key, or not at all', async () => {
    const stranger = await makeAppCertificate(now())
    expect(codesOf(await present(await assertion({ key: stranger.privateKey })))).toEqual([401, 700027])
    const [, payload = ''] = (await assertion()).split('.')
    const bare = Buffer.from(JSON.stringify({ alg: 'none', 'x5t#S256': thumbprint(pair.certificate, 'sha256') })).toString('base64url')
    expect(codesOf(await present(`${bare}.${payload}.`))).toEqual([401, 700027])
    expect(codesOf(await present('nonsense'))).toEqual([401, 50027])
  })

  test('is refused when the certificate has ended', async () => {
    const old = await makeAppCertificate(now(), -1)
    await admin('POST', `/licet/v1/apps/${script.id}/certificates`, { key: old.certificate })
    expect(codesOf(await present(await assertion({ key: old.privateKey, header: { 'x5t#S256': thumbprint(old.certificate, 'sha256') } })))).toEqual([401, 700030])
  })
})

describe('a code', () => {
  const VERIFIER = 'v'.repeat(43)
  const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url')
  const query = (app: MadeApp, redirect: string, more: Record<string, string> = {}): string =>
    new URLSearchParams({
      client_id: app.appId,
      response_type: 'code',
      redirect_uri: redirect,
      scope: 'openid profile offline_access User.Read',
      state: 'xyz',
      nonce: 'n1',
      code_challenge: CHALLENGE,
      code_challenge_method: 'S256',
      ...more,
    }).toString()
  const authorize = async (search: string): Promise<string> => {
    const answer = await licet.fetch(`/${licet.tenantId}/oauth2/v2.0/authorize?${search}`, { redirect: 'manual' })
    expect(answer.status).toBe(303)
    return answer.headers.get('location') ?? ''
  }
  const codeFor = async (search: string): Promise<string> => {
    const { body } = await signIn({ authorize: `${licet.tenantId}?${search}` })
    return new URL(String(body['location'])).searchParams.get('code') ?? ''
  }
  const redeem = (app: MadeApp, code: string, redirect: string, more: Record<string, string> = {}): Promise<Answer> =>
    post('token', { grant_type: 'authorization_code', client_id: app.appId, code, redirect_uri: redirect, code_verifier: VERIFIER, client_info: '1', ...more })

  test('lets an app in as the person, with what MSAL reads', async () => {
    expect(await authorize(query(site, BACK))).toMatch(/^\/sign-in\?authorize=/)
    const answer = await redeem(site, await codeFor(query(site, BACK)), BACK, { client_secret: site.secretText })
    expect(answer).toMatchObject({ status: 200, scope: 'openid profile https://graph.microsoft.com/User.Read' })
    expect(JSON.parse(Buffer.from(answer.client_info, 'base64url').toString())).toEqual({ uid: adaId, utid: licet.tenantId })
    expect(JSON.parse(Buffer.from(answer.id_token.split('.')[1] ?? '', 'base64url').toString())).toMatchObject({ aud: site.appId, nonce: 'n1', oid: adaId, preferred_username: ADA })
    expect(await use(answer.access_token)).toBe(200)
  })

  test('comes to programs on this machine at any port', async () => {
    const redirect = 'http://localhost:51234/back'
    expect((await redeem(tool, await codeFor(query(tool, redirect)), redirect)).status).toBe(200)
  })

  test('is good once; the second use ends what the first one gave', async () => {
    const code = await codeFor(query(tool, 'http://localhost/back'))
    const first = await redeem(tool, code, 'http://localhost/back')
    expect(codesOf(await redeem(tool, code, 'http://localhost/back'))).toEqual([400, 54005])
    expect(codesOf(await post('token', { grant_type: 'refresh_token', client_id: tool.appId, refresh_token: first.refresh_token }))).toEqual([400, 70000])
  })

  test('is refused: too late, elsewhere, by another app, without the verifier', async () => {
    const back = 'http://localhost/back'
    const late = await codeFor(query(tool, back))
    pass(6 * MINUTE_MS)
    expect(codesOf(await redeem(tool, late, back))).toEqual([400, 70008])
    expect(codesOf(await redeem(tool, await codeFor(query(tool, back)), 'http://localhost:1/back'))).toEqual([400, 500112])
    expect(codesOf(await redeem(site, await codeFor(query(tool, back)), back, { client_secret: site.secretText }))).toEqual([400, 9002313])
    expect(codesOf(await redeem(tool, await codeFor(query(tool, back)), back, { code_verifier: 'w'.repeat(43) }))).toEqual([400, 501481])
    // A challenge stripped on the way does not go unnoticed.
    const { code_challenge: _challenge, code_challenge_method: _method, ...bare } = Object.fromEntries(new URLSearchParams(query(site, BACK)))
    const stripped = await codeFor(new URLSearchParams(bare).toString())
    expect(codesOf(await redeem(site, stripped, BACK, { client_secret: site.secretText }))).toEqual([400, 501481])
  })

  test.each([
    'https://app.example/back/',
    'https://app.example/back?x=1',
    'https://app.example.evil.example/back',
    'http://app.example/back',
    'https://APP.example/back',
    'https://app.example:444/back',
    '//app.example/back',
  ])('never leaves for an address that is not registered: %s', async (redirect) => {
    expect(await authorize(query(site, redirect))).toBe('/sign-in?problem=app&number=50011')
  })

  test('needs a challenge for a public client, and S256 for all', async () => {
    const { code_challenge: _challenge, code_challenge_method: _method, ...bare } = Object.fromEntries(new URLSearchParams(query(tool, 'http://localhost/back')))
    expect(await authorize(new URLSearchParams(bare).toString())).toMatch(/^http:\/\/localhost\/back\?error=invalid_request.*9002325.*&state=xyz$/)
    expect(await authorize(query(site, BACK, { code_challenge_method: 'plain' }))).toMatch(/error=invalid_request/)
    expect(await authorize(query(site, BACK, { response_type: 'token' }))).toMatch(/error=unsupported_response_type/)
    expect(await authorize(query(site, BACK, { scope: 'openid Mail.Read' }))).toMatch(/error=invalid_grant.*65001/)
    expect(await authorize(query(site, BACK, { prompt: 'none' }))).toMatch(/error=login_required/)
  })

  test('is given to pages of this server alone', async () => {
    const headers = { origin: 'https://evil.example', 'content-type': 'application/json' }
    const answer = await licet.fetch('/sign-in/password', { method: 'POST', headers, body: JSON.stringify({ user: ADA, password: PASSWORD }) })
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([403, null])
  })
})

describe('a device', () => {
  const begin = () => post('devicecode', { client_id: tool.appId, scope: 'openid offline_access User.Read' })
  const poll = (code: string): Promise<Answer> => post('token', { grant_type: 'device_code', client_id: tool.appId, device_code: code })

  test('waits until a person has decided, and gets tokens once', async () => {
    const { device_code: code, user_code: userCode } = await begin()
    expect(codesOf(await poll(code))).toEqual([400, 70016])
    const { cookie } = await signIn()
    expect((await page('/sign-in/device', { code: userCode.toLowerCase() }, cookie)).body).toMatchObject({ app: 'Tool' })
    expect((await page('/sign-in/device/decide', { code: userCode, approve: true }, cookie)).status).toBe(204)
    expect(await use((await poll(code)).access_token)).toBe(200)
    expect(codesOf(await poll(code))).toEqual([400, 70019])
  })

  test('is told when it was declined, or nobody came', async () => {
    const { cookie } = await signIn()
    const declined = await begin()
    await page('/sign-in/device/decide', { code: declined.user_code, approve: false }, cookie)
    expect(codesOf(await poll(declined.device_code))).toEqual([400, 70018])
    const forgotten = await begin()
    pass(16 * MINUTE_MS)
    expect(codesOf(await poll(forgotten.device_code))).toEqual([400, 70020])
    expect((await page('/sign-in/device', { code: forgotten.user_code }, (await signIn()).cookie)).status).toBe(404)
  })

  test('code needs somebody who is signed in', async () => {
    expect((await page('/sign-in/device', { code: (await begin()).user_code })).status).toBe(401)
  })
})

const tokensOfAda = async (): Promise<Answer> => {
  const begun = await post('devicecode', { client_id: tool.appId, scope: 'openid offline_access User.Read User.Read.All' })
  await page('/sign-in/device/decide', { code: begun.user_code, approve: true }, (await signIn()).cookie)
  return post('token', { grant_type: 'device_code', client_id: tool.appId, device_code: begun.device_code })
}
const refresh = (token: string, more: Record<string, string> = {}): Promise<Answer> => post('token', { grant_type: 'refresh_token', client_id: tool.appId, refresh_token: token, ...more })

describe('a refresh token', () => {
  test('is exchanged for the next, and once used again ends them all', async () => {
    const first = (await tokensOfAda()).refresh_token
    const second = await refresh(first)
    expect(second.status).toBe(200)
    expect(codesOf(await refresh(first))).toEqual([400, 70000])
    expect(codesOf(await refresh(second.refresh_token))).toEqual([400, 70000])
  })

  test('gives no more than was granted, and to its own app alone', async () => {
    const { refresh_token: token } = await tokensOfAda()
    expect(codesOf(await post('token', { grant_type: 'refresh_token', client_id: site.appId, client_secret: site.secretText, refresh_token: token }))).toEqual([400, 70000])
    expect(await refresh(token, { scope: 'openid User.Read' })).toMatchObject({ status: 200, scope: 'openid https://graph.microsoft.com/User.Read' })
  })
})

describe('what is taken away', () => {
  test('ends the tokens of an app: a secret removed, the app deleted', async () => {
    const app = await make({ displayName: 'Short', permissions: ['User.Read.All'] })
    const token = async (secret: string): Promise<Answer> => post('token', { grant_type: 'client_credentials', client_id: app.appId, client_secret: secret, scope: ALL })
    const { access_token: first } = await token(app.secretText)
    expect(await use(first, '/v1.0/users?$top=1')).toBe(200)
    const added = (await (await admin('POST', `/licet/v1/apps/${app.id}/secrets`, { displayName: 'Second' })).json()) as { keyId: string; secretText: string }
    const { access_token: second } = await token(added.secretText)
    const shown = (await (await admin('GET', `/licet/v1/apps/${app.id}`)).json()) as { passwordCredentials: { keyId: string }[] }
    expect(JSON.stringify(shown)).not.toContain(added.secretText)
    await admin('DELETE', `/licet/v1/apps/${app.id}/secrets/${shown.passwordCredentials[0]!.keyId}`)
    expect(await use(first, '/v1.0/users?$top=1')).toBe(401)
    expect(await use(second, '/v1.0/users?$top=1')).toBe(401)
    expect(codesOf(await token(app.secretText))).toEqual([401, 7000215])
    const { access_token: third } = await token(added.secretText)
    expect(await use(third, '/v1.0/users?$top=1')).toBe(200)
    await admin('DELETE', `/licet/v1/apps/${app.id}`)
    expect(await use(third, '/v1.0/users?$top=1')).toBe(401)
    expect(codesOf(await token(added.secretText))).toEqual([400, 700016])
  })

  test('ends the tokens and sessions of a person: signed out everywhere, blocked', async () => {
    const { access_token: token, refresh_token: next } = await tokensOfAda()
    const { cookie } = await signIn()
    expect(await use(token)).toBe(200)
    expect((await admin('POST', `/v1.0/users/${adaId}/revokeSignInSessions`)).status).toBe(200)
    expect(await use(token)).toBe(401)
    expect((await licet.fetch('/v1.0/me', { headers: { cookie } })).status).toBe(401)
    expect(codesOf(await refresh(next))).toEqual([400, 70000])

    const again = await tokensOfAda()
    await admin('PATCH', `/v1.0/users/${adaId}`, { accountEnabled: false })
    expect(await use(again.access_token)).toBe(401)
    expect((await signIn()).body).toMatchObject({ error: { code: 'accountDisabled' } })
    await admin('PATCH', `/v1.0/users/${adaId}`, { accountEnabled: true })
    expect(await use(again.access_token)).toBe(401)
  })

  test('a secret that has ended is told apart from a wrong one', async () => {
    const app = await make({ displayName: 'Old' })
    pass(3 * 365 * 86_400_000)
    expect(codesOf(await post('token', { grant_type: 'client_credentials', client_id: app.appId, client_secret: app.secretText, scope: ALL }))).toEqual([401, 7000222])
    clock.aheadMs -= 3 * 365 * 86_400_000
  })
})

describe('a password', () => {
  const newPerson = async (name: string, profile: object): Promise<string> => {
    const person = { accountEnabled: true, displayName: name, mailNickname: name, userPrincipalName: `${name}@contoso.com`, passwordProfile: profile }
    return ((await (await admin('POST', '/v1.0/users', person)).json()) as { id: string }).id
  }
  const enter = (name: string, password: string, more: object = {}) => page('/sign-in/password', { user: `${name}@contoso.com`, password, ...more })

  test('given by an administrator is changed at the first sign-in', async () => {
    await newPerson('grace.tester', { password: 'First-password-1' })
    expect(await enter('grace.tester', 'First-password-1')).toMatchObject({ status: 403, cookie: '', body: { error: { code: 'passwordMustChange' } } })
    expect((await enter('grace.tester', 'First-password-1', { newPassword: 'weak' })).body).toMatchObject({ error: { code: 'passwordWeak' } })
    expect((await enter('grace.tester', 'First-password-1', { newPassword: 'First-password-1' })).body).toMatchObject({ error: { code: 'passwordSame' } })
    expect(await enter('grace.tester', 'First-password-1', { newPassword: 'Second-password-2' })).toMatchObject({ status: 200, body: { location: '/' } })
    expect((await enter('grace.tester', 'First-password-1')).status).toBe(401)
    expect((await enter('grace.tester', 'Second-password-2')).status).toBe(200)
  })

  test('is locked after ten wrong ones, even for who knows it, and opens again', async () => {
    await newPerson('linus.tester', { password: PASSWORD, forceChangePasswordNextSignIn: false })
    for (let tries = 0; tries < 10; tries++) expect((await enter('linus.tester', 'wrong')).status).toBe(401)
    expect((await enter('linus.tester', PASSWORD)).body).toMatchObject({ error: { code: 'accountLocked' } })
    pass(MINUTE_MS + 1_000)
    expect((await enter('linus.tester', PASSWORD)).status).toBe(200)
  })

  test('of nobody is as wrong as any', async () => {
    const [nobody, wrong] = [await enter('nobody.here', 'x'), await enter('grace.tester', 'x')]
    expect(nobody).toEqual(wrong)
  })

  test('is reset by who may, and not for an administrator by who is none', async () => {
    const helper = await licet.client(['User.ReadWrite.All'])
    const id = await newPerson('alan.tester', { password: PASSWORD, forceChangePasswordNextSignIn: false })
    const profile = { passwordProfile: { password: 'Another-password-3', forceChangePasswordNextSignIn: false } }
    expect((await helper('PATCH', `/v1.0/users/${id}`, profile)).status).toBe(204)
    expect((await enter('alan.tester', 'Another-password-3')).status).toBe(200)
    expect((await helper('PATCH', `/v1.0/users/${licet.administrator}`, profile)).status).toBe(403)
    expect((await helper('PATCH', `/v1.0/users/${id}`, { passwordProfile: { password: 'weak' } })).status).toBe(400)
  })

  test('is chosen by who came in by a link, and asked for after that', async () => {
    const code = await licet.doors.newSignInCode(licet.tenantId, licet.administrator)
    const cookie = ((await licet.fetch(`/sign-in?code=${code}`)).headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    const state = await licet.fetch('/sign-in/state', { headers: { cookie } })
    expect(await state.json()).toMatchObject({ hasPassword: false })
    const chosen = await page('/sign-in/new-password', { newPassword: 'Chosen-password-4' }, cookie)
    expect(chosen.status).toBe(204)
    // The old session is gone, the new one is in the answer.
    expect((await licet.fetch('/v1.0/me', { headers: { cookie } })).status).toBe(401)
    expect((await page('/sign-in/new-password', { newPassword: 'Chosen-password-5' }, chosen.cookie)).status).toBe(401)
    expect((await page('/sign-in/new-password', { password: 'Chosen-password-4', newPassword: 'Chosen-password-5' }, chosen.cookie)).status).toBe(204)
  })
})
