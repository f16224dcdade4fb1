import { readCatalogue } from '#catalogue/catalogue.ts'
import { describe, expect, test } from 'vitest'
import { BadOrganizationFile } from './bad-organization-file.ts'
import { checkNames, makeDirectory } from './directory.ts'
import { parseOrganizationFile } from './organization-file.ts'
import type { OrganizationFile } from './organization-file.ts'
import { situationsOfPeople } from './situations-of-people.ts'

const SMALL: OrganizationFile = {
  displayName: 'Adatum',
  country: 'FR',
  domains: ['adatum.example'],
  administrator: 'ada@adatum.example',
  people: [
    { userPrincipalName: 'ada@adatum.example', displayName: 'Ada', usageLocation: 'FR', licenses: ['SPE_E3'] },
    { userPrincipalName: 'bo@adatum.example', displayName: 'Bo', manager: 'Ada@adatum.example' },
  ],
  groups: [{ displayName: 'All', members: ['bo@adatum.example'], licenses: [{ product: 'SPE_E3', off: ['TEAMS1'] }] }],
  subscriptions: [{ product: 'SPE_E3', seats: 10 }, { product: 'STANDARDPACK', seats: 5 }, { product: 'DESKLESSPACK', seats: 5 }],
}

const [ada, bo] = SMALL.people as [OrganizationFile['people'][number], OrganizationFile['people'][number]]
const read = (file: unknown) => {
  const catalogue = readCatalogue()
  const organization = parseOrganizationFile(JSON.stringify(file))
  checkNames(organization)
  return situationsOfPeople(organization, makeDirectory(organization, catalogue), catalogue)
}

test('a small organisation is read, with what its groups give', () => {
  const situations = read(SMALL)
  expect(situations.get('ada@adatum.example')).toMatchObject([{ assignedByGroup: null, disabledPlans: [], state: 'Active' }])
  expect(situations.get('bo@adatum.example')).toMatchObject([{ disabledPlans: [expect.any(String)], state: 'Active' }])
})

describe('a field that is wrong is named', () => {
  test.each<[what: string, field: RegExp, file: unknown]>([
    ['no list of people', /^people: /, { ...SMALL, people: undefined }],
    ['a property nobody knows', /^people\[0\]: .*usagelocation/, { ...SMALL, people: [{ ...ada, usagelocation: 'FR' }] }],
    ['a country in words', /^people\[1\]\.usageLocation: /, { ...SMALL, people: [ada, { ...bo, usageLocation: 'France' }] }],
    ['a license without a product', /^people\[0\]\.licenses\[0\]\.product: /, { ...SMALL, people: [{ ...ada, licenses: [{ off: [] }] }] }],
    ['a product that does not exist', /^people\[0\]\.licenses\[0\]\.product: "SPE_E33"/, { ...SMALL, people: [{ ...ada, licenses: ['SPE_E33'] }, bo] }],
    ['a product that was not bought', /^people\[0\]\.licenses\[0\]\.product: Microsoft 365 E5/, { ...SMALL, people: [{ ...ada, licenses: ['SPE_E5'] }, bo] }],
    ['a part number of two products', /^subscriptions\[0\]\.product: several products/, { ...SMALL, people: [{ ...ada, licenses: [] }, bo], groups: [], subscriptions: [{ product: 'MCOPSTN5', seats: 1 }] }],
    ['a service of another product', /^people\[0\]\.licenses\[0\]\.off\[0\]: "VISIO/, { ...SMALL, people: [{ ...ada, licenses: [{ product: 'SPE_E3', off: ['VISIO_CLIENT_SUBSCRIPTION'] }] }, bo] }],
    ['two products that clash', /^people\[0\]\.licenses: .*MutuallyExclusiveViolation/, { ...SMALL, people: [{ ...ada, licenses: ['STANDARDPACK', 'DESKLESSPACK'] }, bo] }],
    ['a license without a location', /^people\[1\]\.licenses: .*UsageLocationMissing/, { ...SMALL, people: [ada, { ...bo, licenses: ['SPE_E3'] }] }],
    ['a name twice, whatever the capitals', /^people\[1\]\.userPrincipalName: /, { ...SMALL, people: [ada, { ...bo, userPrincipalName: 'ADA@adatum.example' }] }],
    ['a foreign domain', /^people\[1\]\.userPrincipalName: .*adatum\.example/, { ...SMALL, people: [ada, { ...bo, userPrincipalName: 'bo@elsewhere.example' }] }],
    ['a manager who is not there', /^people\[1\]\.manager: /, { ...SMALL, people: [ada, { ...bo, manager: 'cy@adatum.example' }] }],
    ['an administrator who is not there', /^administrator: /, { ...SMALL, administrator: 'cy@adatum.example' }],
    ['a member who is not there', /^groups\[0\]\.members\[0\]: /, { ...SMALL, groups: [{ displayName: 'All', members: ['cy@adatum.example'] }] }],
  ])('%s', (_what, field, file) => {
    expect(() => read(file)).toThrow(BadOrganizationFile)
    expect(() => read(file)).toThrow(expect.objectContaining({ message: expect.stringMatching(field) }))
  })

  test('a file that is no JSON is said to be none', () => {
    expect(() => parseOrganizationFile('people: []')).toThrow(/^The file is no JSON: /)
  })
})
