// Exports: what the list shows goes into the file, seen with the rights of who asks, and never as a formula.
import { parse } from 'csv-parse/sync'
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
  const listed = await desk.get<Page<{ userPrincipalName: string }>>(200, 'GET', `/licet/v1/users?$count=true&$filter=usageLocation eq 'FR'&holdersOf=${E5}&$top=999`)
  expect((await rowsOf(made)).map((row) => row['userPrincipalName']).sort()).toEqual(listed.value.map((one) => one.userPrincipalName).sort())
})

test('what a spreadsheet would take for a formula is text', async () => {
  await desk.newPerson({ displayName: '=HYPERLINK("http://evil.example")', jobTitle: '@SUM(1)' })
  const rows = await rowsOf(await make({ query: '$filter=startswith(displayName,\'=\')', columns: ['displayName', 'jobTitle'] }))
  expect(rows).toEqual([{ displayName: '\'=HYPERLINK("http://evil.example")', jobTitle: "'@SUM(1)" }])
})

test.each(['groups', 'products', 'operations', 'audit'])('of %s', async (source) => {
  const made = await make({ source })
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
  ])('%j', async (wrong, target) => {
    expect(await desk.refusal(400, 'POST', '/licet/v1/exports', wrong)).toMatchObject({ details: [expect.objectContaining({ target })] })
  })
})
