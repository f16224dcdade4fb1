// One script about licences, run unmodified through each of the clients that people write such scripts with.
import { readFile } from 'node:fs/promises'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kiotaGraph } from '#test/fixtures/kiota-graph.ts'
import type { LicenseClient, NewPerson } from '#test/fixtures/license-client.ts'
import { microsoftGraphClient } from '#test/fixtures/microsoft-graph-client.ts'
import { pnpGraph } from '#test/fixtures/pnp-graph.ts'
import { startLicet } from '#test/fixtures/server.ts'
import type { Licet } from '#test/fixtures/server.ts'

const E5 = '06ebc4ee-1bb5-47dd-8120-11324bc54e06'
/** Contoso owns fewer seats of Project than it uses. */
const SOLD_OUT = '53818b1b-4a27-454b-8896-0dba576410e6'
const UNKNOWN = '1b0f7a3c-6a53-4d6f-9a55-3d2a5d9a7c10'
const PEOPLE = 100
const ALLOWED_MS = 180_000

const person = (name: string): NewPerson => ({
  accountEnabled: true,
  displayName: name,
  mailNickname: name,
  userPrincipalName: `${name}@contoso.com`,
  usageLocation: 'FR',
  passwordProfile: { password: 'Sufficiently-1-long' },
})

describe.each([
  // Its batch helper leaves the type of what it writes out, which Graph refuses and so do we, unless asked.
  { name: '@microsoft/msgraph-sdk', make: kiotaGraph, args: ['--lenient-batch'] },
  { name: '@microsoft/microsoft-graph-client', make: microsoftGraphClient, args: [] },
  { name: '@pnp/graph', make: pnpGraph, args: [] },
])('$name', ({ make, args }) => {
  let licet: Licet
  let client: LicenseClient
  let link = ''
  let people: readonly string[] = []

  beforeAll(async () => {
    licet = await startLicet({ built: true, args })
    setDefaultCACertificates([...getCACertificates(), await readFile(licet.ready.caFile, 'utf8')])
    client = make(licet.ready)
    link = (await client.changes(null)).link
  })
  afterAll(async () => void (await licet.stop()))

  test('lists products and creates people', async () => {
    expect(await client.listProducts()).toContain(E5)
    people = await Promise.all(Array.from({ length: PEOPLE }, (_, at) => client.createPerson(person(`one${at}`))))
    expect(new Set(people).size).toBe(PEOPLE)
  }, ALLOWED_MS)

  test('licenses one, and then all in batches of twenty', async () => {
    const [first = '', ...others] = people
    await client.assign(first, E5)
    expect(await client.licensesOf(first)).toEqual([E5])
    expect(await client.assignAll([...others, first], E5)).toEqual(people.map(() => 200))
    expect(await client.licensesOf(others.at(-1) ?? '')).toEqual([E5])
  }, ALLOWED_MS)

  test('pages through everybody, each once', async () => {
    const seen = await client.allPeople(25)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toEqual(expect.arrayContaining([...people]))
  })

  test('follows changes from where it was', async () => {
    const { ids, link: later } = await client.changes(link)
    expect(ids.toSorted()).toEqual(people.toSorted())
    expect((await client.changes(later)).ids).toEqual([])
  })

  test('reads an error: its status, its code, its text', async () => {
    expect(await client.failureOf(client.assign(people[0] ?? '', UNKNOWN))).toEqual({
      status: 400,
      code: 'Request_BadRequest',
      message: `License ${UNKNOWN} does not correspond to a valid company License.`,
    })
  })

  test('licenses by a group, and learns whom it could not', async () => {
    const group = await client.createLicensedGroup('licensed', E5)
    const placed = await client.createPerson(person('placed'))
    await client.addMember(group, placed)
    expect(await client.licensesOf(placed)).toEqual([E5])
    expect(await client.membersInError(group)).toEqual([])

    const short = await client.createLicensedGroup('short', SOLD_OUT)
    await client.addMember(short, placed)
    expect(await client.licensesOf(placed)).toEqual([E5])
    expect(await client.membersInError(short)).toEqual([placed])
  })

  test('deletes somebody and brings them back with the licence', async () => {
    const gone = people[1] ?? ''
    await client.remove(gone)
    expect(await client.failureOf(client.licensesOf(gone))).toMatchObject({ status: 404, code: 'Request_ResourceNotFound' })
    await client.restore(gone)
    expect(await client.licensesOf(gone)).toEqual([E5])
  })
})

test('what Kiota writes in a batch is refused as Graph refuses it, unless asked otherwise', async () => {
  const licet = await startLicet({ built: true })
  try {
    const client = kiotaGraph(licet.ready)
    const id = await client.createPerson(person('refused'))
    expect(await client.failureOf(client.assignAll([id], E5))).toMatchObject({ status: 400, message: `Write request id : ${id} does not contain Content-Type header or body.` })
    expect(await client.licensesOf(id)).toEqual([])
  } finally {
    await licet.stop()
  }
})
