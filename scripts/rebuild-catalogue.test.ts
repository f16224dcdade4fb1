import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { rebuildFromFile } from './rebuild-catalogue.ts'

let home: string
let folder: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'licet-catalogue-'))
  folder = join(home, 'data')
  cpSync(join(import.meta.dirname, '../src/catalogue/data'), folder, { recursive: true })
})
afterEach(() => rmSync(home, { recursive: true }))

interface Line {
  skuPartNumber: string
  skuId: string
  displayName: string
  servicePlanIds: string[]
}
const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'))
const quoted = (cells: readonly string[]) => cells.map((cell) => `"${cell}"`).join(',')

/** The table as it would be published now, with what a test changes in it. */
function publish(edit: (rows: string[][]) => string[][] = (rows) => rows): string {
  const plans = new Map<string, { servicePlanName: string; displayName: string }>(
    read('service-plans.json').map((plan: { servicePlanId: string }) => [plan.servicePlanId, plan]),
  )
  const rows = read('products.json').flatMap((product: Line) =>
    product.servicePlanIds.map((id) => [product.skuPartNumber, product.skuId, product.displayName, plans.get(id)!.servicePlanName, id, plans.get(id)!.displayName]),
  )
  const file = join(home, 'published.csv')
  const header = 'skuPartNumber,skuId,productName,servicePlanName,servicePlanId,servicePlanFriendlyName'
  writeFileSync(file, `\ufeff${[header, ...edit(rows).map(quoted)].join('\r\n')}\r\n`)
  return file
}

test('the same table changes nothing, not a byte', () => {
  const before = readFileSync(join(folder, 'products.json'), 'utf8')
  expect(rebuildFromFile(publish(), { folder })).toEqual(['620 products, 796 service plans, 0 changes'])
  expect(readFileSync(join(folder, 'products.json'), 'utf8')).toBe(before)
})

test('a newer table is written, and each change is a line', () => {
  const file = publish((rows) => [
    ...rows.filter(([partNumber]) => partNumber !== 'ADV_COMMS').map((row) => (row[0] === 'SPE_E5' ? row.with(2, 'Microsoft 365 E5 Max') : row)),
    ['NEW', '00000000-0000-4000-8000-00000000000a', 'New product', 'NEW_PLAN', '00000000-0000-4000-8000-0000000000a1', 'New plan'],
  ])
  const lines = rebuildFromFile(file, { folder })
  expect(lines).toContain('+ product NEW (New product) 00000000-0000-4000-8000-00000000000a')
  expect(lines).toContain('~ product 06ebc4ee-1bb5-47dd-8120-11324bc54e06: Microsoft 365 E5 -> Microsoft 365 E5 Max')
  expect(lines.some((line) => line.startsWith('- product ADV_COMMS'))).toBe(true)
  expect(read('products.json').find(({ skuPartNumber }: Line) => skuPartNumber === 'SPE_E5').displayName).toBe('Microsoft 365 E5 Max')
})

test('a dry run writes nothing', () => {
  const file = publish((rows) => rows.slice(0, 100))
  const before = readFileSync(join(folder, 'products.json'), 'utf8')
  expect(rebuildFromFile(file, { folder, dryRun: true }).length).toBeGreaterThan(500)
  expect(readFileSync(join(folder, 'products.json'), 'utf8')).toBe(before)
})

test('a file without the columns is refused, and nothing is written', () => {
  const file = join(home, 'other.csv')
  writeFileSync(file, 'name,id\na,b\n')
  const before = readFileSync(join(folder, 'products.json'), 'utf8')
  expect(() => rebuildFromFile(file, { folder })).toThrow(/lacks the columns skuPartNumber/)
  expect(readFileSync(join(folder, 'products.json'), 'utf8')).toBe(before)
})
