// @azure/identity, unmodified, signs apps and people in at this server.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { ClientCertificateCredential, ClientSecretCredential, DeviceCodeCredential, ManagedIdentityCredential, UsernamePasswordCredential } from '@azure/identity'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeAppCertificate } from '#test/fixtures/app-certificate.ts'
import { startLicet } from '#test/fixtures/server.ts'
import type { Licet } from '#test/fixtures/server.ts'
import { makeCast, PASSWORD } from '#test/fixtures/sign-in-cast.ts'
import type { Cast } from '#test/fixtures/sign-in-cast.ts'

type Options = NonNullable<ConstructorParameters<typeof ClientCertificateCredential>[3]>
type PipelinePolicy = NonNullable<Options['additionalPolicies']>[number]['policy']

const ALL = 'https://graph.microsoft.com/.default'

let licet: Licet
let cast: Cast
let folder: string

beforeAll(async () => {
  licet = await startLicet({ built: true, args: ['--password-grant'] })
  setDefaultCACertificates([...getCACertificates(), await readFile(licet.ready.caFile, 'utf8')])
  cast = await makeCast(licet.ready)
  folder = await mkdtemp(join(tmpdir(), 'licet-identity-'))
}, 60_000)
afterAll(async () => {
  await licet.stop()
  await rm(folder, { recursive: true })
})

const options = () => ({ authorityHost: licet.ready.httpsUrl, disableInstanceDiscovery: true })

const ask = async (path: string, token: string): Promise<{ status: number; body: Record<string, unknown> }> => {
  const answer = await fetch(`${licet.ready.httpsUrl}${path}`, { headers: { authorization: `Bearer ${token}` } })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

test('an app by its secret', async () => {
  const { tenantId } = licet.ready
  const { token } = await new ClientSecretCredential(tenantId, cast.script.appId, cast.script.secretText, options()).getToken(ALL)
  expect((await ask('/v1.0/subscribedSkus', token)).status).toBe(200)
})

test('an app with a wrong secret is told why, with its number', async () => {
  const credential = new ClientSecretCredential(licet.ready.tenantId, cast.script.appId, 'a guess', options())
  await expect(credential.getToken(ALL)).rejects.toThrow(/AADSTS7000215/)
})

test('an app by its certificate', async () => {
  const { certificate, privateKey } = await makeAppCertificate(new Date())
  expect((await cast.call('POST', `/licet/v1/apps/${cast.script.id}/certificates`, { displayName: 'CI', key: certificate })).status).toBe(201)
  const certificatePath = join(folder, 'app.pem')
  await writeFile(certificatePath, privateKey + certificate)
  const { token } = await new ClientCertificateCredential(licet.ready.tenantId, cast.script.appId, { certificatePath }, options()).getToken(ALL)
  expect((await ask('/v1.0/subscribedSkus', token)).status).toBe(200)

  const other = join(folder, 'other.pem')
  const { certificate: strange, privateKey: strangers } = await makeAppCertificate(new Date())
  await writeFile(other, strangers + strange)
  await expect(new ClientCertificateCredential(licet.ready.tenantId, cast.script.appId, { certificatePath: other }, options()).getToken(ALL)).rejects.toThrow(/AADSTS700027/)
})

test('an app that keeps its assertion, as MSAL does, is let in again, and nobody who picked it up', async () => {
  const { certificate, privateKey } = await makeAppCertificate(new Date())
  await cast.call('POST', `/licet/v1/apps/${cast.script.id}/certificates`, { displayName: 'Keeper', key: certificate })
  const certificatePath = join(folder, 'keeper.pem')
  await writeFile(certificatePath, privateKey + certificate)
  const sent: string[] = []
  const listen: PipelinePolicy = {
    name: 'listen',
    sendRequest(request, next) {
      if (typeof request.body === 'string') sent.push(request.body)
      return next(request)
    },
  }
  const credential = new ClientCertificateCredential(licet.ready.tenantId, cast.script.appId, { certificatePath }, { ...options(), additionalPolicies: [{ policy: listen, position: 'perCall' }] })
  await credential.getToken(ALL)
  // Claims are never answered from the cache of tokens.
  await credential.getToken(ALL, { claims: '{"access_token":{"nbf":{"essential":true,"value":"1"}}}' })
  const assertions = sent.map((body) => new URLSearchParams(body).get('client_assertion'))
  expect(assertions).toHaveLength(2)
  expect(assertions[1]).toBe(assertions[0])

  const { status, body } = await sendFrom('127.0.0.2', `/${licet.ready.tenantId}/oauth2/v2.0/token`, sent[0]!)
  expect([status, (JSON.parse(body) as { error_codes: number[] }).error_codes]).toEqual([401, [50013]])
})

/** Posts a form from another address of this machine. */
function sendFrom(localAddress: string, path: string, form: string): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(licet.ready.httpsUrl)
  return new Promise((resolve, reject) => {
    const sending = request({ hostname, port, path, method: 'POST', localAddress, headers: { 'content-type': 'application/x-www-form-urlencoded' } }, async (answer) => {
      const chunks = await Array.fromAsync(answer as AsyncIterable<Buffer>)
      resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString() })
    })
    sending.on('error', reject).end(form)
  })
}

test('a person by password, where that is switched on, with scopes and roles both', async () => {
  const credential = new UsernamePasswordCredential(licet.ready.tenantId, cast.tool.appId, cast.userPrincipalName, PASSWORD, options())
  const { token } = await credential.getToken(ALL)
  expect((await ask('/v1.0/me', token)).body).toMatchObject({ id: cast.userId })
  // The scope would do, the person has no role.
  expect((await ask('/v1.0/users', token)).status).toBe(403)
})

test('a person by a code that a device shows', async () => {
  const credential = new DeviceCodeCredential({
    ...options(),
    tenantId: licet.ready.tenantId,
    clientId: cast.tool.appId,
    userPromptCallback: ({ userCode }) => void approve(userCode),
  })
  const { token } = await credential.getToken('https://graph.microsoft.com/User.Read.All')
  expect((await ask('/v1.0/me', token)).body).toMatchObject({ userPrincipalName: cast.userPrincipalName })
}, 30_000)

/** What the page does when Ada signs in and types the code. */
async function approve(userCode: string): Promise<void> {
  const origin = licet.ready.url
  const headers = { origin, 'content-type': 'application/json' }
  const signedIn = await fetch(`${origin}/sign-in/password`, { method: 'POST', headers, body: JSON.stringify({ user: cast.userPrincipalName, password: PASSWORD }) })
  const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const body = JSON.stringify({ code: userCode, approve: true })
  await fetch(`${origin}/sign-in/device/decide`, { method: 'POST', headers: { ...headers, cookie }, body })
}

test('an app as a managed identity', async () => {
  process.env['IDENTITY_ENDPOINT'] = `${licet.ready.url}/msi/token`
  process.env['IDENTITY_HEADER'] = cast.script.secretText
  const { token } = await new ManagedIdentityCredential().getToken(ALL)
  expect((await ask('/v1.0/subscribedSkus', token)).status).toBe(200)
})
