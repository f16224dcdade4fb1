// Rows as a table for people, as CSV for a spreadsheet, as JSON for a program; written as they come.
import { stringify } from 'csv-stringify/sync'
import type { Terminal } from './terminal.ts'
import { padText, textWidth } from './text-width.ts'

export const OUTPUTS = ['table', 'csv', 'json'] as const
export type Output = (typeof OUTPUTS)[number]

export interface Column<Row> {
  /** Of the CSV file and the JSON object: the same in every language. */
  readonly name: string
  /** Over the table. */
  readonly title: string
  readonly value: (row: Row) => string | number | boolean | null
  /** How people read it, where that is something else. */
  readonly shown?: (row: Row) => string
  readonly numeric?: true
}

type Batches<Row> = AsyncIterable<readonly Row[]>
type Writer = <Row>(terminal: Terminal, columns: readonly Column<Row>[], batches: Batches<Row>) => Promise<void>

const GAP = '  '

/** The first batch decides how wide columns are; a longer text further down pushes its row, and loses nothing. */
const writeTable: Writer = async (terminal, columns, batches) => {
  let widths: readonly number[] | null = null
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => padText(cell, widths?.[at] ?? 0, columns[at]?.numeric ? 'end' : 'start'))
      .join(GAP)
      .trimEnd()
  for await (const batch of batches) {
    const rows = batch.map((row) => columns.map(({ value, shown }) => (shown === undefined ? String(value(row) ?? '') : shown(row))))
    if (widths === null) {
      const titles = columns.map(({ title }) => title)
      widths = titles.map((title, at) => Math.max(textWidth(title), ...rows.map((cells) => textWidth(cells[at]!))))
      await terminal.write(`${line(titles)}\n${line(widths.map((width) => '-'.repeat(width)))}\n`)
    }
    for (const cells of rows) await terminal.write(`${line(cells)}\n`)
  }
}

/** A cell that a spreadsheet would run as a formula is made harmless. */
const writeCsv: Writer = async (terminal, columns, batches) => {
  await terminal.write(stringify([columns.map(({ name }) => name)]))
  for await (const batch of batches) {
    const rows = batch.map((row) => columns.map(({ value }) => value(row)))
    await terminal.write(stringify(rows, { escape_formulas: true, cast: { boolean: String } }))
  }
}

const writeJson: Writer = async (terminal, columns, batches) => {
  let before = '[\n'
  for await (const batch of batches) {
    for (const row of batch) {
      await terminal.write(before + JSON.stringify(Object.fromEntries(columns.map(({ name, value }) => [name, value(row)]))))
      before = ',\n'
    }
  }
  await terminal.write(before === '[\n' ? '[]\n' : '\n]\n')
}

const WRITERS: Readonly<Record<Output, Writer>> = { table: writeTable, csv: writeCsv, json: writeJson }

/** Writes rows in the form that was asked for. */
export function writeRows<Row>(terminal: Terminal, output: Output, columns: readonly Column<Row>[], batches: Batches<Row>): Promise<void> {
  return WRITERS[output](terminal, columns, batches)
}
