// People sign in through an outside OpenID Connect provider: a second Licet plays it, over the wire, on its own data.
import { readFile } from 'node:fs/promises'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLicetHere } from '#test/fixtures/licet-here.ts'
import type { LicetHere } from '#test/fixtures/licet-here.ts'
import { startLicet } from '#test/fixtures/server.ts'
import type { Licet } from '#test/fixtures/server.ts'
import { makeCast, PASSWORD } from '#test/fixtures/sign-in-cast.ts'
import type { Cast, MadeApp } from '#test/fixtures/sign-in-cast.ts'

const BACK = 'http://localhost/sign-in/provider/back'

let provider: Licet
let cast: Cast
let here: LicetHere
/** What the settings say of themselves. */
let settled: string

beforeAll(async () => {
  provider = await startLicet({ built: true })
  setDefaultCACertificates([...getCACertificates(), await readFile(provider.ready.caFile, 'utf8')])
  cast = await makeCast(provider.ready)
  const client = (await (await cast.call('POST', '/licet/v1/apps', { displayName: 'Other Licet', redirectUris: [BACK] })).json()) as MadeApp
  here = await openLicetHere({ readers: 1 })
  const admin = await here.client(['Licet.Admin.ReadWrite', 'User.ReadWrite.All'])
  const settings = {
    signInProviderIssuer: `${provider.ready.httpsUrl}/${provider.ready.tenantId}/v2.0`,
    signInProviderName: 'Elsewhere',
    signInProviderClientId: client.appId,
    signInProviderClientSecret: client.secretText,
  }
  settled = await (await admin('PATCH', '/licet/v1/settings', settings)).text()
}, 60_000)
afterAll(async () => {
  await provider.stop()
  await here.close()
})

const setCookies = (answer: Response): string[] => answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '')

/** What a browser does: it is sent to the provider, somebody signs in there, it is sent back. */
async function travel(): Promise<{ journey: string; back: string }> {
  const left = await here.fetch('/sign-in/provider', { redirect: 'manual' })
  const away = left.headers.get('location') ?? ''
  const page = new URL((await fetch(away, { redirect: 'manual' })).headers.get('location') ?? '', provider.ready.httpsUrl)
  const signedIn = await fetch(`${provider.ready.httpsUrl}/sign-in/password`, {
    method: 'POST',
    headers: { origin: provider.ready.httpsUrl, 'content-type': 'application/json' },
    body: JSON.stringify({ user: cast.userPrincipalName, password: PASSWORD, authorize: page.searchParams.get('authorize') }),
  })
  const { location } = (await signedIn.json()) as { location: string }
  return { journey: setCookies(left)[0] ?? '', back: location }
}

const arrive = (back: string, journey: string): Promise<Response> => here.fetch(back, { redirect: 'manual', headers: { cookie: journey } })

test('the page names the provider, and the settings keep its secret to themselves', async () => {
  expect(settled).toContain('Elsewhere')
  expect(settled).not.toContain('Secret')
  const asking = await here.fetch('/sign-in/asking', { method: 'POST', headers: { origin: 'http://localhost', 'content-type': 'application/json' }, body: '{}' })
  expect(await asking.json()).toMatchObject({ provider: 'Elsewhere' })
})

test('somebody known there and unknown here does not come in', async () => {
  const { journey, back } = await travel()
  expect((await arrive(back, journey)).headers.get('location')).toBe('/sign-in?problem=provider')
})

test('somebody known in both comes in, once', async () => {
  const admin = await here.client(['User.ReadWrite.All'])
  const made = await admin('POST', '/v1.0/users', {
    accountEnabled: true,
    displayName: 'Ada Tester',
    mailNickname: 'ada.tester',
    userPrincipalName: cast.userPrincipalName,
    passwordProfile: { password: PASSWORD },
  })
  expect(made.status).toBe(201)
  const { journey, back } = await travel()
  const arrived = await arrive(back, journey)
  expect(arrived.headers.get('location')).toBe('/')
  const session = setCookies(arrived).find((cookie) => cookie.startsWith('licet_session=')) ?? ''
  expect(await (await here.fetch('/v1.0/me?$select=userPrincipalName', { headers: { cookie: session } })).json()).toMatchObject({ userPrincipalName: cast.userPrincipalName })
  expect((await arrive(back, journey)).headers.get('location')).toBe('/sign-in?problem=provider')
})

test('nobody comes in with the way back of another browser', async () => {
  const { back } = await travel()
  const { journey } = await travel()
  for (const cookie of ['', journey, 'licet_sign_in=nonsense']) {
    const arrived = await arrive(back, cookie)
    expect(arrived.headers.get('location')).toBe('/sign-in?problem=provider')
    expect(setCookies(arrived).some((one) => one.startsWith('licet_session='))).toBe(false)
  }
})
