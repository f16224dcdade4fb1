// A certified OpenID client, unmodified, finds the token endpoint by itself and gets a token that Graph's routes take.
import { readFile } from 'node:fs/promises'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { clientCredentialsGrant, ClientSecretPost, discovery } from 'openid-client'
import type { Configuration } from 'openid-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startLicet } from '#test/fixtures/server.ts'
import type { Licet } from '#test/fixtures/server.ts'

const SCOPE = 'https://graph.microsoft.com/.default'

let licet: Licet

beforeAll(async () => {
  licet = await startLicet()
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
