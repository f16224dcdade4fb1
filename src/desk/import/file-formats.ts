// The files in which people come: the admin center's sixteen columns, Entra's template, and ours with licence columns.

/** What a column says: a property of Graph's user, or one of ours. */
export type Says = { readonly property: string } | { readonly ours: 'licenses' | 'appsOff' | 'password' | 'blockSignIn' }

export interface FileColumn {
  /** As it stands in the first row, or in brackets in Entra's. */
  readonly heading: string
  readonly says: Says
  /** Characters. */
  readonly most?: number
  readonly isList?: true
}

const of = (heading: string, property: string, most?: number, isList?: true): FileColumn => ({ heading, says: { property }, ...(most !== undefined && { most }), ...(isList && { isList }) })

/** domain.md 9.2: in this order, headings may be translated. */
export const MICROSOFT_365: readonly FileColumn[] = [
  of('User Name', 'userPrincipalName', 79),
  of('First Name', 'givenName', 64),
  of('Last Name', 'surname', 64),
  of('Display Name', 'displayName', 256),
  of('Job Title', 'jobTitle', 64),
  of('Department', 'department', 64),
  of('Office Number', 'officeLocation', 128),
  of('Office Phone', 'businessPhones', 64, true),
  of('Mobile Phone', 'mobilePhone', 64),
  of('Fax', 'faxNumber', 64),
  of('Alternate email address', 'otherMails', 128, true),
  of('Address', 'streetAddress', 1023),
  of('City', 'city', 128),
  of('State or Province', 'state', 128),
  of('ZIP or Postal Code', 'postalCode', 40),
  of('Country or Region', 'country', 128),
]

/** domain.md 9.3: the name in brackets is what counts. */
export const ENTRA: readonly FileColumn[] = [
  of('displayName', 'displayName', 256),
  of('userPrincipalName', 'userPrincipalName', 113),
  { heading: 'passwordProfile', says: { ours: 'password' } },
  { heading: 'accountEnabled', says: { ours: 'blockSignIn' } },
  ...['givenName', 'surname', 'jobTitle', 'department', 'usageLocation', 'streetAddress', 'state', 'country', 'city', 'postalCode', 'ageGroup'].map((name) => of(name, name)),
  of('physicalDeliveryOfficeName', 'officeLocation', 128),
  of('telephoneNumber', 'businessPhones', 64, true),
  of('mobile', 'mobilePhone', 64),
]

const MOST: ReadonlyMap<string, number> = new Map([...ENTRA, ...MICROSOFT_365].flatMap(({ says, most }) => ('property' in says && most !== undefined ? [[says.property, most]] : [])))

const GRAPH_NAMES = ['userPrincipalName', 'displayName', 'givenName', 'surname', 'jobTitle', 'department', 'companyName', 'employeeId', 'officeLocation', 'mobilePhone', 'faxNumber', 'streetAddress', 'city', 'state', 'postalCode', 'country', 'usageLocation', 'mail', 'mailNickname', 'userType']

/** Graph's names as headings, in any order, and what a person is to have: products by name, separated by semicolons. */
export const LICET: readonly FileColumn[] = [
  ...GRAPH_NAMES.map((name) => of(name, name, MOST.get(name))),
  of('businessPhones', 'businessPhones', 64, true),
  of('otherMails', 'otherMails', 128, true),
  { heading: 'licenses', says: { ours: 'licenses' } },
  { heading: 'appsOff', says: { ours: 'appsOff' } },
  { heading: 'password', says: { ours: 'password' } },
  { heading: 'blockSignIn', says: { ours: 'blockSignIn' } },
]

export const FILE_FORMATS = ['microsoft365', 'entra', 'licet'] as const
export type FileFormat = (typeof FILE_FORMATS)[number]

export interface Recognised {
  readonly format: FileFormat
  /** By place in the file; null for one that is passed over. */
  readonly columns: readonly (FileColumn | null)[]
  /** The headings that are passed over. */
  readonly ignored: readonly string[]
  /** How many rows come before the first person. */
  readonly rowsBefore: number
}

const same = (one: string, other: string): boolean => one.replaceAll(/[\s_]/g, '').toLowerCase() === other.replaceAll(/[\s_]/g, '').toLowerCase()
const find = (columns: readonly FileColumn[], heading: string): FileColumn | null => columns.find((one) => same(one.heading, heading)) ?? null

const named = (format: FileFormat, headings: readonly string[], columns: readonly (FileColumn | null)[], rowsBefore: number): Recognised | null =>
  columns.some(isName) ? { format, columns, ignored: headings.filter((heading, at) => heading !== '' && columns[at] === null), rowsBefore } : null

/** Tells the format of a file by its first rows; null when it is none of them. */
export function recogniseFile(rows: readonly (readonly string[])[]): Recognised | null {
  const [first = [], second = []] = rows
  if (/^version/i.test(first[0]?.trim() ?? '')) {
    const columns = second.map((heading) => find(ENTRA, /\[(\w+)\]/.exec(heading)?.[1] ?? ''))
    return named('entra', second, columns, /^example/i.test(rows[2]?.[0]?.trim() ?? '') ? 3 : 2)
  }
  const byName = ([['licet', LICET], ['microsoft365', MICROSOFT_365]] as const).map(([format, known]) => named(format, first, first.map((heading) => find(known, heading)), 1)).find((one) => one !== null)
  if (byName !== undefined) return byName
  // Translated headings are known by their number and order: a name with an @ stands in the first column.
  return first.length === MICROSOFT_365.length && second[0]?.includes('@') ? { format: 'microsoft365', columns: MICROSOFT_365, ignored: [], rowsBefore: 1 } : null
}

const isName = (column: FileColumn | null): boolean => column !== null && 'property' in column.says && column.says.property === 'userPrincipalName'
