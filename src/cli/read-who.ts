// WHO: whom a change is for, as it is said on the command line.
import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import type { Target } from '#model/change.ts'
import { BadUse } from './bad-use.ts'

export interface WhoOptions {
  readonly csv?: string
  readonly filter?: string
  /** The skuId of a product, already found. */
  readonly holdersOf?: string
  /** The id of a group, already found. */
  readonly membersOf?: string
}

/** Headings under which files name people, without blanks and capitals. */
const HEADINGS = ['userprincipalname', 'username', 'user', 'id', 'mail', 'e-mail', 'email', 'nomd’utilisateur', "nomd'utilisateur"]

const headingOf = (cell: string): string => cell.replaceAll(/[\s\u00a0]/g, '').toLowerCase()

/** The people named in a CSV file: those of the column that says so, or of its only column. Throws BadUse. */
export function readPeopleColumn(content: string, file: string): string[] {
  const separator = (content.split('\n', 1)[0] ?? '').includes(';') ? ';' : ','
  let rows: string[][]
  try {
    rows = parse(content, { bom: true, delimiter: separator, relax_column_count: true, skip_empty_lines: true, trim: true })
  } catch (error) {
    throw new BadUse('cli.error.csv', { file, reason: error instanceof Error ? error.message : String(error) })
  }
  const headings = (rows[0] ?? []).map(headingOf)
  const column = headings.findIndex((heading) => HEADINGS.includes(heading))
  if (column < 0 && headings.length > 1) throw new BadUse('cli.error.csvColumns', { file, expected: 'userPrincipalName' })
  const people = (column < 0 ? rows : rows.slice(1)).map((row) => row[Math.max(0, column)] ?? '').filter((name) => name !== '')
  if (people.length === 0) throw new BadUse('cli.error.csvEmpty', { file })
  return people
}

/** Names and a file make a list; a filter, the holders of a product and the members of a group a query. Both at once, or none, is bad use. */
export async function readWho(names: readonly string[], { csv, filter, holdersOf, membersOf }: WhoOptions): Promise<Target> {
  const listed = names.length > 0 || csv !== undefined
  const asked = filter !== undefined || holdersOf !== undefined || membersOf !== undefined
  if (listed && asked) throw new BadUse('cli.error.whoTwice')
  if (!listed && !asked) throw new BadUse('cli.error.whoMissing')
  if (asked) return { ...(filter !== undefined && { filter }), ...(holdersOf !== undefined && { holdersOf }), ...(membersOf !== undefined && { membersOf }) }
  const inFile = csv === undefined ? [] : readPeopleColumn(await readText(csv), csv)
  return { users: [...new Set([...names, ...inFile])] }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new BadUse('cli.error.csv', { file, reason: error instanceof Error ? error.message : String(error) })
  }
}
