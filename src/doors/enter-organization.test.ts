import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROLES } from '#engine/access.ts'
import { openLicetHere } from '#test/fixtures/licet-here.ts'
import type { LicetHere } from '#test/fixtures/licet-here.ts'

let licet: LicetHere
let there: string
beforeAll(async () => {
  licet = await openLicetHere()
  const answer = await send(await signIn(), 'POST', '/licet/v1/tenants', { displayName: 'Adatum', domain: 'adatum.example' })
  there = ((await answer.json()) as { id: string }).id
}, 30_000)
afterAll(() => licet.close())

const cookieOf = (answer: Response): string => (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
const signIn = async (tenantId = licet.tenantId, user = licet.administrator): Promise<string> =>
  cookieOf(await licet.fetch(`/sign-in?code=${await licet.doors.newSignInCode(tenantId, user)}`))
const send = (cookie: string, method: string, path: string, body?: object, more: Readonly<Record<string, string>> = {}): Promise<Response> =>
  licet.fetch(path, { method, headers: { cookie, origin: 'http://localhost', 'content-type': 'application/json', ...more }, ...(body && { body: JSON.stringify(body) }) })
const enter = (cookie: string, tenantId: string): Promise<Response> => send(cookie, 'PATCH', '/licet/v1/session', { tenantId })
const ways = async (cookie: string): Promise<[string, boolean][]> =>
  ((await (await send(cookie, 'GET', '/licet/v1/tenants')).json()) as { value: { displayName: string; isCurrent: boolean }[] }).value.map(({ displayName, isCurrent }) => [displayName, isCurrent])

test('goes over as the account there, in a new session, and back', async () => {
  const home = await signIn()
  const answer = await enter(home, there.toUpperCase())
  expect(await answer.json()).toMatchObject({ tenant: { id: there, displayName: 'Adatum' }, user: { userPrincipalName: 'admin@adatum.example' } })
  expect(answer.headers.get('set-cookie')).toMatch(/; HttpOnly; SameSite=Strict$/)
  const away = cookieOf(answer)
  expect((await send(home, 'GET', '/v1.0/me')).status).toBe(401)
  expect(await (await send(away, 'GET', '/v1.0/me')).json()).toMatchObject({ userPrincipalName: 'admin@adatum.example' })
  expect(await ways(away)).toEqual([['Contoso', false], ['Adatum', true]])
  const back = cookieOf(await enter(away, licet.tenantId))
  expect(await (await send(back, 'GET', '/v1.0/me')).json()).toMatchObject({ userPrincipalName: licet.administrator })
  expect(await ways(back)).toEqual([['Contoso', true], ['Adatum', false]])
})

test('who signs in there as that account does not come here: a link leads one way', async () => {
  const there_ = await signIn(there, 'admin@adatum.example')
  expect(await ways(there_)).toEqual([['Adatum', true]])
  expect((await enter(there_, licet.tenantId)).status).toBe(404)
})

test('ends with the account through which it came: signed out everywhere, or blocked', async () => {
  const away = cookieOf(await enter(await signIn(), there))
  expect((await send(await signIn(), 'POST', '/v1.0/me/revokeSignInSessions', {})).status).toBe(200)
  expect((await send(away, 'GET', '/v1.0/me')).status).toBe(401)

  const [admin, adele] = [await signIn(), `AdeleV@${licet.domain}`]
  const { id } = (await (await send(admin, 'GET', `/v1.0/users/${adele}`)).json()) as { id: string }
  const member = { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${id}` }
  expect((await send(admin, 'POST', `/v1.0/directoryRoles/${ROLES.globalAdministrator}/members/$ref`, member)).status).toBe(204)
  const hers = await signIn(licet.tenantId, adele)
  const made = (await (await send(hers, 'POST', '/licet/v1/tenants', { displayName: 'Fabrikam', domain: 'fabrikam.example' })).json()) as { id: string }
  const entered = cookieOf(await enter(hers, made.id))
  expect((await send(entered, 'GET', '/v1.0/me')).status).toBe(200)
  expect((await send(admin, 'PATCH', `/v1.0/users/${id}`, { accountEnabled: false })).status).toBe(204)
  expect((await send(entered, 'GET', '/v1.0/me')).status).toBe(401)
})

test('a page of one organisation changes nothing in another', async () => {
  const away = cookieOf(await enter(await signIn(), there))
  const pageOf = { 'licet-tenant': licet.tenantId }
  const answer = await send(away, 'POST', '/licet/v1/plans', { target: {}, change: { removeAll: true } }, pageOf)
  expect([answer.status, await answer.json()]).toMatchObject([409, { error: { code: 'organizationChanged' } }])
  expect((await send(away, 'GET', '/v1.0/me', undefined, { 'licet-tenant': there })).status).toBe(200)
})

test('is refused to tokens, to other sites, for an unknown organisation, and for a body that names none', async () => {
  const home = await signIn()
  const app = await licet.client(['Licet.Admin.ReadWrite'])
  expect((await app('PATCH', '/licet/v1/session', { tenantId: there })).status).toBe(400)
  expect((await send(home, 'PATCH', '/licet/v1/session', { tenantId: there }, { origin: 'https://evil.example' })).status).toBe(403)
  expect((await enter(home, '11111111-1111-4111-8111-111111111111')).status).toBe(404)
  expect((await send(home, 'PATCH', '/licet/v1/session', { tenantId: 7 })).status).toBe(400)
  expect((await enter(home, licet.tenantId)).headers.get('set-cookie')).toBeNull()
})
