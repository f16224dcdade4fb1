// Microsoft's own JavaScript client, unmodified, over HTTPS, with our authority trusted: what the licence scenario leaves out.
import { Client, GraphError } from '@microsoft/microsoft-graph-client'
import { readFile } from 'node:fs/promises'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startLicet } from '#test/fixtures/server.ts'
import type { Licet } from '#test/fixtures/server.ts'

const E5 = '06ebc4ee-1bb5-47dd-8120-11324bc54e06'

let licet: Licet
let client: Client

beforeAll(async () => {
  licet = await startLicet({ built: true })
  const { httpsUrl, caFile, token } = licet.ready
  setDefaultCACertificates([...getCACertificates(), await readFile(caFile, 'utf8')])
  client = Client.init({
    baseUrl: `${httpsUrl}/`,
    defaultVersion: 'v1.0',
    customHosts: new Set(['localhost']),
    authProvider: (done) => done(null, token),
  })
})
afterAll(async () => void (await licet.stop()))

interface Person {
  readonly id: string
  readonly userPrincipalName: string
}

async function newPerson(name: string): Promise<Person> {
  const organization = await client.api('/organization').get()
  const domain = organization.value[0].verifiedDomains.find((one: { isDefault: boolean }) => one.isDefault).name
  return client.api('/users').post({
    accountEnabled: true,
    displayName: name,
    mailNickname: name,
    userPrincipalName: `${name}@${domain}`,
    usageLocation: 'FR',
    passwordProfile: { password: 'Sufficiently-1-long', forceChangePasswordNextSignIn: true },
  })
}

const licensesOf = async (user: string): Promise<readonly { skuId: string }[]> =>
  (await client.api(`/users/${user}`).select('assignedLicenses').get()).assignedLicenses

const give = (skuId: string) => ({ addLicenses: [{ skuId, disabledPlans: [] }], removeLicenses: [] })

async function errorOf(call: Promise<unknown>): Promise<GraphError> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(GraphError)
  return error as GraphError
}

test('products are listed with the first one free to give', async () => {
  const { value } = await client.api('/subscribedSkus').get()
  expect(value[0]).toMatchObject({ skuId: E5, skuPartNumber: 'SPE_E5', capabilityStatus: 'Enabled', prepaidUnits: { enabled: 1_000 } })
})

test('a person is made, licensed, shown and relieved of the licence', async () => {
  const person = await newPerson('conforming')
  expect(await client.api(`/users/${person.userPrincipalName}/assignLicense`).post(give(E5))).toMatchObject({
    id: person.id,
    assignedLicenses: [{ skuId: E5, disabledPlans: [] }],
  })
  const details = await client.api(`/users/${person.id}/licenseDetails`).get()
  expect(details.value).toMatchObject([{ skuId: E5, skuPartNumber: 'SPE_E5' }])

  await client.api(`/users/${person.id}/assignLicense`).post({ addLicenses: [], removeLicenses: [E5] })
  expect(await licensesOf(person.id)).toEqual([])
})

test('a person is changed, deleted and brought back with the licence', async () => {
  const person = await newPerson('returning')
  await client.api(`/users/${person.id}/assignLicense`).post(give(E5))
  await client.api(`/users/${person.id}`).patch({ jobTitle: 'Engineer' })
  await client.api(`/users/${person.id}`).delete()
  expect(await errorOf(client.api(`/users/${person.id}`).get())).toMatchObject({ statusCode: 404, code: 'Request_ResourceNotFound' })

  await client.api(`/directory/deletedItems/${person.id}/restore`).post('')
  expect(await client.api(`/users/${person.id}`).get()).toMatchObject({ jobTitle: 'Engineer' })
  expect(await licensesOf(person.id)).toMatchObject([{ skuId: E5 }])
})

test('the link to the next page leads back to where the client asked', async () => {
  const page = await client.api('/users').select('id').top(7).get()
  expect(page['@odata.nextLink']).toContain(`${licet.ready.httpsUrl}/v1.0/users?`)
})

test('an error is read with its code, its text and the name of the request', async () => {
  const person = await newPerson('mistaken')
  const unknown = '1b0f7a3c-6a53-4d6f-9a55-3d2a5d9a7c10'
  const error = await errorOf(client.api(`/users/${person.id}/assignLicense`).post(give(unknown)))
  expect(error).toMatchObject({
    statusCode: 400,
    code: 'Request_BadRequest',
    message: `License ${unknown} does not correspond to a valid company License.`,
  })
  expect(error.requestId).toMatch(/^[0-9a-f-]{36}$/)
})
