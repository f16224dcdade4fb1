// A certified OpenID client, unmodified, finds the token endpoint by itself and gets a token that Graph's routes take.
import { readFile } from 'node:fs/promises'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { authorizationCodeGrant, buildAuthorizationUrl, calculatePKCECodeChallenge, clientCredentialsGrant, ClientSecretPost, discovery, None, randomPKCECodeVerifier, refreshTokenGrant } from 'openid-client'
import type { Configuration } from 'openid-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startLicet } from '#test/fixtures/server.ts'
import type { Licet } from '#test/fixtures/server.ts'
import { makeCast, PASSWORD } from '#test/fixtures/sign-in-cast.ts'

const SCOPE = 'https://graph.microsoft.com/.default'

let licet: Licet

beforeAll(async () => {
  licet = await startLicet({ built: true })
  setDefaultCACertificates([...getCACertificates(), await readFile(licet.ready.caFile, 'utf8')])
})
afterAll(async () => void (await licet.stop()))

const discover = (secret: string): Promise<Configuration> => {
  const { httpsUrl, tenantId, clientId } = licet.ready
  return discovery(new URL(`${httpsUrl}/${tenantId}/v2.0`), clientId, {}, ClientSecretPost(secret))
}

test('an app that knows its secret gets a token', async () => {
  const { access_token: token } = await clientCredentialsGrant(await discover(licet.ready.clientSecret), { scope: SCOPE })
  const answer = await fetch(`${licet.ready.httpsUrl}/v1.0/organization`, { headers: { authorization: `Bearer ${token}` } })
  expect(await answer.json()).toMatchObject({ value: [{ id: licet.ready.tenantId }] })
})

test('one that does not is told so in OAuth’s words', async () => {
  await expect(clientCredentialsGrant(await discover('a guess'), { scope: SCOPE })).rejects.toMatchObject({ error: 'invalid_client', status: 401 })
})

test('a public client lets a person sign in, with a proof key, and renews what it got', async () => {
  const { httpsUrl, tenantId } = licet.ready
  const cast = await makeCast(licet.ready)
  const client = await discovery(new URL(`${httpsUrl}/${tenantId}/v2.0`), cast.tool.appId, {}, None())
  const verifier = randomPKCECodeVerifier()
  const leaving = buildAuthorizationUrl(client, {
    redirect_uri: 'http://localhost/back',
    scope: 'openid profile offline_access User.Read',
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state: 'a state',
    nonce: 'a nonce',
  })
  const page = new URL((await fetch(leaving, { redirect: 'manual' })).headers.get('location') ?? '', httpsUrl)
  const signedIn = await fetch(`${httpsUrl}/sign-in/password`, {
    method: 'POST',
    headers: { origin: httpsUrl, 'content-type': 'application/json' },
    body: JSON.stringify({ user: cast.userPrincipalName, password: PASSWORD, authorize: page.searchParams.get('authorize') }),
  })
  const back = new URL(((await signedIn.json()) as { location: string }).location)
  const tokens = await authorizationCodeGrant(client, back, { pkceCodeVerifier: verifier, expectedState: 'a state', expectedNonce: 'a nonce', idTokenExpected: true })
  expect(tokens.claims()).toMatchObject({ preferred_username: cast.userPrincipalName, tid: tenantId })
  const renewed = await refreshTokenGrant(client, tokens.refresh_token ?? '')
  const me = await fetch(`${httpsUrl}/v1.0/me`, { headers: { authorization: `Bearer ${renewed.access_token}` } })
  expect(await me.json()).toMatchObject({ id: cast.userId })
  await expect(refreshTokenGrant(client, tokens.refresh_token ?? '')).rejects.toMatchObject({ error: 'invalid_grant' })
})
