// Files of people: recognised by themselves, checked before anything happens.
import { openContosoDesk, skuOf, upn } from '#test/fixtures/contoso-desk.ts'
import type { ContosoDesk } from '#test/fixtures/contoso-desk.ts'
import type { Plan } from '#model/plan.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'

const E5 = skuOf('SPE_E5')

let desk: ContosoDesk
beforeAll(async () => {
  desk = await openContosoDesk()
}, 30_000)
afterAll(() => desk.close())

interface Imported {
  readonly format: string | null
  readonly rows: number
  readonly problems: readonly { readonly row: number | null; readonly column: string | null; readonly got: string; readonly message: string }[]
  readonly plan: Plan | null
}

const send = (content: string | ArrayBuffer, query = ''): Promise<Imported> => desk.get<Imported>(201, 'POST', `/licet/v1/import${query}`, content, { 'Content-Type': 'text/csv' })
const lines = (...rows: string[]): string => `\uFEFF${rows.join('\r\n')}\r\n`
const M365 = 'User Name,First Name,Last Name,Display Name,Job Title,Department,Office Number,Office Phone,Mobile Phone,Fax,Alternate email address,Address,City,State or Province,ZIP or Postal Code,Country or Region'

test('the sixteen columns of the admin center, with one location and product for all', async () => {
  const { format, problems, plan } = await send(lines(M365, `${upn('Pauline')},Pauline,Lefort,Pauline Lefort,Chef,Sales,12,555-1,555-2,,p@home.test,1 rue X,Paris,,75001,France`, `${upn('Pierre')},,,Pierre Petit,,,,,,,,,,,,`), '?usageLocation=FR&licenses=SPE_E5')
  expect({ format, problems }).toEqual({ format: 'microsoft365', problems: [] })
  expect(plan?.summary).toMatchObject({ users: 2, changed: 2 })
  await desk.apply(plan!)
  expect(await desk.get(200, 'GET', `/v1.0/users/${upn('Pauline')}?$select=givenName,department,businessPhones,otherMails,usageLocation,assignedLicenses,country`)).toMatchObject({ givenName: 'Pauline', department: 'Sales', businessPhones: ['555-1'], otherMails: ['p@home.test'], usageLocation: 'FR', country: 'France', assignedLicenses: [{ skuId: E5 }] })
})

test('the same with translated headings and semicolons', async () => {
  const heading = Array.from({ length: 16 }, (_none, at) => `Colonne ${at}`).join(';')
  expect(await send(lines(heading, `${upn('Odile')};;;Odile Oui;;;;;;;;;;;;`))).toMatchObject({ format: 'microsoft365', rows: 1, problems: [], plan: { summary: { changed: 1 } } })
})

test('the template of Entra, its example passed over', async () => {
  const file = lines('version:v1.0', 'Name [displayName] Required,User principal name [userPrincipalName] Required,Initial password [passwordProfile] Required,Block sign in (Yes/No) [accountEnabled] Required,Department [department]', 'Example: Chris Green,chris@contoso.com,myPassword1234,No,', `Erin Entra,${upn('Erin')},Moulin-Rouge-12,Yes,Legal`)
  const { format, problems, plan } = await send(file)
  expect({ format, problems }).toEqual({ format: 'entra', problems: [] })
  expect(JSON.stringify(plan)).not.toContain('Moulin')
  await desk.apply(plan!)
  expect(await desk.get(200, 'GET', `/v1.0/users/${upn('Erin')}?$select=accountEnabled,department`)).toMatchObject({ accountEnabled: false, department: 'Legal' })
})

test('ours, with licences by name and apps that are off', async () => {
  const { format, problems, plan } = await send(lines('userPrincipalName,displayName,usageLocation,licenses,appsOff', `${upn('Lia')},Lia,FR,Microsoft 365 E5; Visio Plan 2,Sway`))
  expect({ format, problems }).toEqual({ format: 'licet', problems: [] })
  const [person] = await desk.people(plan!)
  expect(person?.after.assignedLicenses.map(({ skuId }) => skuId).sort()).toEqual([E5, skuOf('VISIOCLIENT')].sort())
  expect(person?.after.assignedLicenses.find(({ skuId }) => skuId === E5)?.disabledPlans).toHaveLength(1)
})

test('without names, licences for people who are there', async () => {
  const { plan, problems } = await send(lines('userPrincipalName,usageLocation,licenses', `${upn('NestorW')},FR,Visio Plan 2`))
  expect(problems).toEqual([])
  expect(plan?.summary).toMatchObject({ users: 1, changed: 1 })
})

test('every problem is told with its row and column, and nothing is planned', async () => {
  const file = lines('userPrincipalName,displayName,usageLocation,licenses,blockSignIn', `${upn('AlexW')},Alex,FR,,`, ',Nobody,FR,Microsft 365 E5,maybe', `${upn('Fine')},Fine,FR,,`)
  const { problems, plan } = await send(file)
  expect(plan).toBeNull()
  expect(problems.map(({ row, column }) => [row, column])).toEqual([
    [3, 'blockSignIn'],
    [3, 'userPrincipalName'],
    [3, 'licenses'],
  ])
  expect(problems[2]?.message).toContain('Microsoft 365 E5')
})

test('what only the directory knows is told by row too', async () => {
  const { problems, plan } = await send(lines('userPrincipalName,displayName', `${upn('Fine')},Fine`, `${upn('AlexW')},Alex`, 'someone@elsewhere.test,Someone'))
  expect(plan).toBeNull()
  expect(problems.map(({ row, column }) => [row, column])).toEqual([
    [4, 'userPrincipalName'],
    [3, 'userPrincipalName'],
  ])
  const missing = await send(lines('userPrincipalName,licenses', `${upn('NestorW')},`, `${upn('NobodyHere')},Visio Plan 2`))
  expect(missing.problems).toMatchObject([{ row: 3, column: 'userPrincipalName', got: upn('NobodyHere') }])
})

const ZOE = lines('userPrincipalName,displayName', `${upn('Zoe')},Zoé Lefèvre`)
const inUtf16 = (text: string): ArrayBuffer => Uint16Array.from(text, (letter) => letter.charCodeAt(0)).buffer

test.each([
  ['UTF-16', inUtf16(ZOE)],
  ['windows-1252', Uint8Array.from(ZOE.slice(1), (letter) => letter.charCodeAt(0)).buffer],
  ['Excel that says its separator', `sep=;\r\n${ZOE.slice(1).replaceAll(',', ';')}`],
])('a file in %s is read, its accents too', async (_what, content) => {
  const { problems, plan } = await send(content)
  expect(problems).toEqual([])
  expect((await desk.people(plan!))[0]).toMatchObject({ displayName: 'Zoé Lefèvre' })
})

test('the sixteen columns are known by their headings in any order; what is not known is named', async () => {
  const imported = await send(lines('User Name,Display Name,First Name,Shoe size', `${upn('Nina')},Nina New,Nina,38`))
  expect(imported).toMatchObject({ format: 'microsoft365', ignored: ['Shoe size'], problems: [], plan: { target: { rows: [{ change: { createUser: { displayName: 'Nina New', givenName: 'Nina' } } }] } } })
})

test('empty rows count as a spreadsheet counts them, and each fault says what to write instead', async () => {
  const rows = ['', ',,', `${upn('A')},A,Frankreich`, 'no at,B,FR', `${upn('C')},C,Germany`, `${upn('D')},D,FR,what is this`]
  const { problems } = await send(lines('userPrincipalName,displayName,usageLocation', ...rows))
  expect(problems.map(({ row, column, got }) => [row, column, got])).toEqual([
    [4, 'usageLocation', 'Frankreich'],
    [5, 'userPrincipalName', 'no at'],
    [7, null, 'what is this'],
  ])
})

test.each([
  ['something else', 'a,b\n1,2\n'],
  ['Excel', 'PK\u0003\u0004 a workbook'],
  ['a quotation mark too many', `${ZOE}"a`],
  ['nobody', `${M365}\n`],
])('a file of %s is refused in words', async (_what, content) => {
  const { problems, plan } = await send(content)
  expect(plan).toBeNull()
  expect(problems).toHaveLength(1)
})
