// A file of people as the rows of a plan, and everything that is wrong with it.
import { CsvError, parse } from 'csv-parse/sync'
import type { Catalogue } from '#catalogue/catalogue.ts'
import { findProduct } from '#catalogue/find-product.ts'
import type { ProductMatch } from '#catalogue/find-product.ts'
import type { Guid } from '#model/guid.ts'
import type { MessageKey } from '#words/language.ts'
import { recogniseFile } from './file-formats.ts'
import type { FileColumn, FileFormat } from './file-formats.ts'

export interface FileProblem {
  /** As a spreadsheet counts: the first row is 1; null for the whole file. */
  readonly row: number | null
  readonly column: string | null
  readonly got: string
  readonly key: MessageKey
  readonly facts: Readonly<Record<string, string | number | readonly string[]>>
}

export interface KnownProducts {
  readonly catalogue: Catalogue
  /** Of several products with one name, the one that is owned is meant. */
  readonly owned: ReadonlySet<Guid>
}

/** What all people of a file get, where their row says nothing. */
export interface ForEverybody {
  readonly usageLocation: string | null
  readonly licenses: readonly string[]
}

export interface PeopleFile {
  readonly format: FileFormat | null
  /** As POST /plans takes them. */
  readonly rows: readonly { readonly user: string; readonly change: Readonly<Record<string, unknown>> }[]
  /** Where each row stands in the file. */
  readonly places: readonly number[]
  readonly headings: ReadonlyMap<string, string>
  /** Headings of columns that nothing is known of. */
  readonly ignored: readonly string[]
  readonly problems: readonly FileProblem[]
}

const MOST_ROWS = 100_000

const none = (format: FileFormat | null, problem: FileProblem): PeopleFile => ({ format, rows: [], places: [], headings: new Map(), ignored: [], problems: [problem] })

/** What Excel may write before everything else: which separator it took. */
const SEPARATOR_ROW = /^\uFEFF?sep=(.)\r?\n/i
/** How a zipped workbook begins, and one of before 2007. */
const WORKBOOKS = ['PK\u0003\u0004', '\u00D0\u00CF\u0011\u00E0']

/** Reads a file of one of the known formats; separators may be commas, semicolons or tabs. */
export function readPeopleFile(content: string, everybody: ForEverybody, known: KnownProducts): PeopleFile {
  if (WORKBOOKS.some((beginning) => content.startsWith(beginning))) return none(null, { row: null, column: null, got: '', key: 'page.import.problem.workbook', facts: {} })
  const told = SEPARATOR_ROW.exec(content)
  const body = told === null ? content : content.slice(told[0].length)
  let cells: string[][]
  try {
    cells = parse(body, { bom: true, delimiter: told?.[1] ?? delimiterOf(body), relax_column_count: true, trim: true }) as string[][]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const row = Number(error['records'] ?? 0) + 1 + (told === null ? 0 : 1)
    return none(null, { row, column: null, got: '', key: error.code.includes('QUOTE') ? 'page.import.problem.quote' : 'page.import.problem.noCsv', facts: {} })
  }
  // Rows are counted as a spreadsheet counts them: the empty ones too.
  const table = cells.map((row, at) => ({ cells: row, row: at + (told === null ? 1 : 2) })).filter((one) => one.cells.some((cell) => cell !== ''))
  const recognised = recogniseFile(table.map((one) => one.cells))
  if (recognised === null) return none(null, { row: 1, column: null, got: (table[0]?.cells ?? []).slice(0, 5).join(', '), key: 'page.import.problem.unknownFormat', facts: {} })
  const { format, columns, ignored, rowsBefore } = recognised
  const people = table.slice(rowsBefore)
  if (people.length === 0) return none(format, { row: null, column: null, got: '', key: 'page.import.problem.empty', facts: {} })
  if (people.length > MOST_ROWS) return none(format, { row: null, column: null, got: String(people.length), key: 'page.import.problem.tooMany', facts: { people: people.length, most: MOST_ROWS } })
  const problems: FileProblem[] = []
  const makes = columns.some((column) => column !== null && 'property' in column.says && column.says.property === 'displayName')
  const reading = { makes, everybody, ...known, products: new Map(), apps: appsByName(known.catalogue), problems }
  const rows = people.map((one) => readRow(one.cells, columns, { row: one.row, ...reading }))
  const headings = new Map(columns.flatMap((column) => (column === null ? [] : [['property' in column.says ? column.says.property : column.says.ours, column.heading] as const])))
  return { format, rows, places: people.map(({ row }) => row), headings, ignored, problems }
}

const DELIMITERS = [',', ';', '\t'] as const

/** The separator that the first row with one has most of. */
function delimiterOf(content: string): string {
  const line = content.split(/\r?\n/, 3).find((one) => DELIMITERS.some((delimiter) => one.includes(delimiter))) ?? ''
  return [...DELIMITERS].sort((a, b) => line.split(b).length - line.split(a).length)[0]!
}

interface Reading extends KnownProducts {
  readonly row: number
  /** Without names to show, the file is of people who are there. */
  readonly makes: boolean
  readonly everybody: ForEverybody
  /** What was found for a name before: a file says the same few again and again. */
  readonly products: Map<string, ProductMatch>
  readonly apps: ReadonlyMap<string, Guid>
  readonly problems: FileProblem[]
}

const appsByName = ({ planById }: Catalogue): ReadonlyMap<string, Guid> =>
  new Map([...planById.values()].flatMap(({ displayName, servicePlanName, servicePlanId }) => [displayName, servicePlanName, servicePlanId].map((name) => [name.toLowerCase(), servicePlanId] as const)).reverse())

function readRow(cells: readonly string[], columns: readonly (FileColumn | null)[], reading: Reading): PeopleFile['rows'][number] {
  const { row, makes, everybody, catalogue, problems } = reading
  const properties: Record<string, unknown> = {}
  let licenses: readonly string[] = everybody.licenses
  let appsOff: readonly string[] = []
  const complain = (column: FileColumn, got: string, key: MessageKey, facts: FileProblem['facts'] = {}): void => void problems.push({ row, column: column.heading, got, key, facts })
  const [more] = cells.slice(columns.length).filter((cell) => cell !== '')
  if (more !== undefined) problems.push({ row, column: null, got: more, key: 'page.import.problem.moreCells', facts: { columns: columns.length } })
  for (const [at, column] of columns.entries()) {
    const cell = cells[at]?.trim() ?? ''
    if (column === null || cell === '') continue
    if (column.most !== undefined && cell.length > column.most) complain(column, cell.slice(0, 80), 'page.import.problem.tooLong', { most: column.most })
    if (isOf(column, 'usageLocation')) {
      const country = catalogue.countries.find(({ alpha2, name }) => [alpha2, name].some((one) => one.toLowerCase() === cell.toLowerCase()))
      if (country === undefined) complain(column, cell, 'page.import.problem.country')
      else properties['usageLocation'] = country.alpha2
    } else if ('property' in column.says) properties[column.says.property] = column.isList ? split(cell) : cell
    else if (column.says.ours === 'licenses') licenses = split(cell)
    else if (column.says.ours === 'appsOff') appsOff = split(cell)
    else if (column.says.ours === 'password') properties['passwordProfile'] = { password: cell, forceChangePasswordNextSignIn: true }
    else if (isYes(cell) === null) complain(column, cell, 'page.import.problem.yesNo')
    else properties['accountEnabled'] = !isYes(cell)
  }
  const user = String(properties['userPrincipalName'] ?? '')
  const nameColumn = columns.find((column) => column !== null && isOf(column, 'userPrincipalName'))!
  if (user === '') complain(nameColumn, '', 'page.import.problem.required')
  else if (makes && !/^[^\s@]+@[^\s@]+$/.test(user)) complain(nameColumn, user, 'page.import.problem.userName')
  const usageLocation = properties['usageLocation'] ?? everybody.usageLocation ?? undefined
  delete properties['usageLocation']
  return { user, change: { ...(makes && { createUser: properties }), ...(usageLocation !== undefined && { usageLocation }), add: addOf(licenses, appsOff, reading, columns) } }
}

const isOf = ({ says }: FileColumn, property: string): boolean => 'property' in says && says.property === property

const split = (cell: string): string[] => cell.split(/[;|]/).map((part) => part.trim()).filter(Boolean)

const YES = ['yes', 'true', '1', 'oui', 'vrai']
const NO = ['no', 'false', '0', 'non', 'faux']
const isYes = (cell: string): boolean | null => (YES.includes(cell.toLowerCase()) ? true : NO.includes(cell.toLowerCase()) ? false : null)

function addOf(licenses: readonly string[], appsOff: readonly string[], { row, catalogue, owned, products, apps, problems }: Reading, columns: readonly (FileColumn | null)[]): object[] {
  const headingOf = (ours: 'licenses' | 'appsOff'): string => columns.find((column) => column !== null && 'ours' in column.says && column.says.ours === ours)?.heading ?? ours
  const off = new Map<Guid, boolean>()
  for (const name of appsOff) {
    const id = apps.get(name.toLowerCase())
    if (id === undefined) problems.push({ row, column: headingOf('appsOff'), got: name, key: 'page.import.problem.unknownApp', facts: {} })
    else off.set(id, false)
  }
  return licenses.flatMap((name) => {
    const match = products.get(name) ?? findProduct(catalogue, name)
    products.set(name, match)
    const candidates = match.kind === 'found' ? [match.product] : match.candidates
    const ours = match.kind === 'near' ? [] : candidates.length === 1 ? candidates : candidates.filter(({ skuId }) => owned.has(skuId))
    const [product] = ours
    if (product === undefined || ours.length > 1) {
      const near = candidates.slice(0, 3).map(({ displayName, skuPartNumber }) => `${displayName} (${skuPartNumber})`)
      problems.push({ row, column: headingOf('licenses'), got: name, key: near.length > 0 ? 'page.import.problem.unknownProductNear' : 'page.import.problem.unknownProduct', facts: near.length > 0 ? { near } : {} })
      return []
    }
    const { skuId, servicePlanIds } = product
    return [{ skuId, disabledPlans: servicePlanIds.filter((id) => off.has(id)) }]
  })
}
