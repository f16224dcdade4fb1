import { expect, test } from 'vitest'
import { textWidth } from './text-width.ts'
import { writeRows } from './write-rows.ts'
import type { Column, Output } from './write-rows.ts'
import { terminalOnPaper } from '#test/fixtures/terminal.ts'

interface Row {
  readonly name: string
  readonly count: number
}
const COLUMNS: readonly Column<Row>[] = [
  { name: 'displayName', title: 'Name', value: (row) => row.name },
  { name: 'count', title: 'How many', value: (row) => row.count, numeric: true },
]

async function written(output: Output, ...batches: readonly (readonly Row[])[]): Promise<string> {
  const { terminal, paper } = terminalOnPaper()
  await writeRows(terminal, output, COLUMNS, (async function* () { yield* batches })())
  return paper.written
}

test('a table is aligned whatever the script of its names', async () => {
  const lines = (await written('table', [{ name: '田中 陽斗', count: 7 }, { name: 'Élodie', count: 1204 }])).trimEnd().split('\n')
  expect(lines).toHaveLength(4)
  expect(new Set(lines.map(textWidth)).size).toBe(1)
  expect(lines[3]).toMatch(/^Élodie +1204$/)
})

test('CSV keeps commas and quotes, and disarms formulas', async () => {
  expect(await written('csv', [{ name: 'Doe, "J"', count: 1 }], [{ name: '=1+1', count: 2 }])).toBe('displayName,count\n"Doe, ""J""",1\n\'=1+1,2\n')
})

test('JSON is one list over all batches, and an empty one when there is nothing', async () => {
  const rows = [{ name: 'a', count: 1 }, { name: 'b', count: 2 }]
  expect(JSON.parse(await written('json', [rows[0]!], [rows[1]!]))).toEqual([{ displayName: 'a', count: 1 }, { displayName: 'b', count: 2 }])
  expect(JSON.parse(await written('json'))).toEqual([])
})
