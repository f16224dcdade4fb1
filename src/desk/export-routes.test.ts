// Exports: what the list shows goes into the file, seen with the rights of who asks, and never as a formula.
import { parse } from 'csv-parse/sync'
import { ROLES } from '#engine/access.ts'
import type { Export } from '#model/export.ts'
import type { AuditRow } from '#model/audit-row.ts'
import { openContosoDesk, skuOf } from '#test/fixtures/contoso-desk.ts'
import type { ContosoDesk, Page } from '#test/fixtures/contoso-desk.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let desk: ContosoDesk
beforeAll(async () => {
  desk = await openContosoDesk({ users: 2_500 })
}, 60_000)
afterAll(() => desk.close())

const make = (body: object): Promise<Export> => desk.get(201, 'POST', '/licet/v1/exports', body)

async function rowsOf({ file }: Pick<Export, 'file'>): Promise<Record<string, string>[]> {
  const answer = await desk.ask('GET', file)
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  return parse(await answer.text(), { columns: true, bom: true })
}

test('of people: those whom the query finds, in its order, page after page, with the columns wished', async () => {
  const made = await make({ source: 'users', query: '$orderby=userPrincipalName', columns: ['userPrincipalName', 'department', 'licenses'], format: 'csv' })
  const rows = await rowsOf(made)
  expect(rows).toHaveLength(made.total)
  expect(made.total).toBeGreaterThan(2_500)
  expect(Object.keys(rows[0]!)).toEqual(['userPrincipalName', 'department', 'licenses'])
  expect(new Set(rows.map((row) => row['userPrincipalName'])).size).toBe(made.total)
  const someone = await desk.newPerson()
  await desk.apply(await desk.plan({ users: [someone] }, { add: [{ skuId: skuOf('FLOW_FREE') }] }))
  const [given] = await rowsOf(await make({ query: `$filter=id eq '${someone}'`, columns: ['licenses'] }))
  expect(given).toEqual({ licenses: 'Microsoft Power Automate Free' })
})

test('the query may be an object, and holders of a product are found', async () => {
  const E5 = skuOf('SPE_E5')
  const made = await make({ query: { filter: "usageLocation eq 'FR'", holdersOf: E5 } })
  expect(await make({ query: `/licet/v1/users?$filter=usageLocation eq 'FR'&holdersOf=${E5}` })).toMatchObject({ source: 'users', total: made.total })
  expect(await desk.refusal(400, 'POST', '/licet/v1/exports', { source: 'users', query: 'groups?$top=1' })).toMatchObject({ details: [{ target: 'query' }] })
  const listed = await desk.get<Page<{ userPrincipalName: string }>>(200, 'GET', `/licet/v1/users?$count=true&$filter=usageLocation eq 'FR'&holdersOf=${E5}&$top=999`)
  expect((await rowsOf(made)).map((row) => row['userPrincipalName']).sort()).toEqual(listed.value.map((one) => one.userPrincipalName).sort())
})

const groupGiving = async (skuId: string): Promise<string> =>
  (await desk.get<Page<{ id: string }>>(200, 'GET', `/licet/v1/groups?$filter=assignedLicenses/any(l:l/skuId eq ${skuId})&$top=1`)).value[0]!.id

test('holders of a product come with where it comes from, and groups with their figures', async () => {
  const sku = skuOf('SPE_E3')
  const holders = await rowsOf(await make({ query: { holdersOf: sku }, columns: ['userPrincipalName', 'source', 'appsOff'] }))
  expect(holders.some(({ source }) => source === 'direct')).toBe(true)
  const summaries = await desk.get<Page<{ displayName: string; members: number; kind: string }>>(200, 'GET', '/licet/v1/groups?$top=999')
  const groups = await rowsOf(await make({ source: 'groups', columns: ['displayName', 'members', 'kind'] }))
  expect(groups).toEqual(summaries.value.map(({ displayName, members, kind }) => ({ displayName, members: String(members), kind })))
  expect(holders.some(({ source }) => groups.some(({ displayName }) => displayName === source))).toBe(true)
})

test('what a spreadsheet would take for a formula is text', async () => {
  await desk.newPerson({ displayName: '=HYPERLINK("http://evil.example")', jobTitle: '@SUM(1)' })
  const rows = await rowsOf(await make({ query: '$filter=startswith(displayName,\'=\')', columns: ['displayName', 'jobTitle'] }))
  expect(rows).toEqual([{ displayName: '\'=HYPERLINK("http://evil.example")', jobTitle: "'@SUM(1)" }])
})

const SOURCES = ['groups', 'products', 'operations', 'audit', 'deadlines', 'leavers', 'requests', 'members'] as const
test.each(SOURCES)('of %s', async (source) => {
  const group = await groupGiving(skuOf('SPE_E3'))
  if (source === 'deadlines') {
    const users = [await desk.newPerson()]
    await desk.apply(await desk.plan({ users }, { add: [{ skuId: skuOf('SPE_E5') }] }))
    await desk.apply(await desk.plan({ users }, { removeAll: true }))
  }
  if (source === 'leavers') await desk.get(201, 'POST', '/licet/v1/leavers', { user: await desk.newPerson() })
  if (source === 'requests') await (await desk.person(await desk.newPerson()))('POST', '/licet/v1/requests', { skuId: skuOf('SPE_E5') })
  const made = await make({ source, ...(source === 'members' && { query: `group=${group}` }) })
  const rows = await rowsOf(made)
  expect(rows.length).toBeGreaterThan(0)
  expect(Object.keys(rows[0]!)).toEqual(made.columns)
})

test('is an operation that the log tells of, and its file is for who made it', async () => {
  const made = await make({ source: 'products' })
  const log = await desk.get<Page<AuditRow>>(200, 'GET', '/licet/v1/audit?$top=1')
  expect(log.value).toMatchObject([{ id: made.id, kind: 'export', total: made.total }])
  expect(await rowsOf({ file: `/licet/v1/operations/${made.id}/resultFile` })).toHaveLength(made.total)
  const other = await desk.client(['LicenseAssignment.Read.All'])
  expect((await other('GET', made.file)).status).toBe(404)
})

test('whoever administers one unit gets its people and its groups, and nobody else', async () => {
  const inside = await desk.newPerson({ displayName: 'Inside Unit' })
  const group = await groupGiving(skuOf('SPE_E3'))
  const unit = await desk.get<{ id: string }>(201, 'POST', '/v1.0/directory/administrativeUnits', { displayName: 'Unit' })
  for (const id of [inside, group]) await desk.ask('POST', `/v1.0/directory/administrativeUnits/${unit.id}/members/$ref`, { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${id}` })
  const admin = await desk.newPerson()
  await desk.get(201, 'POST', '/v1.0/roleManagement/directory/roleAssignments', { roleDefinitionId: ROLES.userAdministrator, principalId: admin, directoryScopeId: `/administrativeUnits/${unit.id}` })
  const ask = await desk.person(admin)
  const exported = async (body: object): Promise<Record<string, string>[]> => {
    const answer = await ask('POST', '/licet/v1/exports', body)
    expect(answer.status).toBe(201)
    return parse(await (await ask('GET', ((await answer.json()) as Export).file)).text(), { columns: true, bom: true })
  }
  expect(await exported({ source: 'users', columns: ['id'] })).toEqual([{ id: inside }])
  expect(await exported({ source: 'groups', columns: ['id'] })).toEqual([{ id: group }])
  expect(await exported({ source: 'members', query: `group=${group}`, columns: ['id'] })).toEqual([])
  expect(await exported({ source: 'deadlines', columns: ['displayName'] })).toEqual([])
})

test('of people by an app that may not read them is refused', async () => {
  const other = await desk.client(['LicenseAssignment.Read.All'])
  expect((await other('POST', '/licet/v1/exports', { source: 'users' })).status).toBe(403)
})

describe('refused, naming the field', () => {
  test.each([
    [{ source: 'secrets' }, 'source'],
    [{ columns: ['passwordProfile'] }, 'columns'],
    [{ query: '$filter=nothing eq 1' }, 'query'],
    [{ format: 'xlsx' }, 'format'],
    [{ source: 'members' }, 'query'],
  ])('%j', async (wrong, target) => {
    expect(await desk.refusal(400, 'POST', '/licet/v1/exports', wrong)).toMatchObject({ details: [expect.objectContaining({ target })] })
  })
})
