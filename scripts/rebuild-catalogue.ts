// Rebuilds the product data of the catalogue from a newer published table and reports what changed.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { parse } from 'csv-parse/sync'
import type { CatalogueChange } from '#catalogue/catalogue-changes.ts'
import { PUBLISHED_COLUMNS, rebuildCatalogue, type GeneratedData, type KeptData, type PublishedRow } from '#catalogue/rebuild-catalogue.ts'

const USAGE = 'Usage: node scripts/rebuild-catalogue.ts FILE.csv [--dry-run]'
const DATA_FOLDER = join(import.meta.dirname, '../src/catalogue/data')

/** Rebuilds the data files of a folder from one CSV file and says line by line what changed. */
export function rebuildFromFile(csvFile: string, options: { folder?: string; dryRun?: boolean } = {}): string[] {
  const folder = options.folder ?? DATA_FOLDER
  const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'))
  const before: GeneratedData = { products: read('products.json'), plans: read('service-plans.json') }
  const kept: KeptData = {
    exclusions: read('exclusions.json'),
    dependencies: read('dependencies.json'),
    observedPlans: read('observed-plans.json'),
    appliesToOverrides: read('applies-to-overrides.json'),
    correctedNames: read('corrected-names.json'),
  }
  const rebuilt = rebuildCatalogue(readRows(csvFile), kept, before)
  if (!options.dryRun) {
    writeRecords(join(folder, 'products.json'), rebuilt.products)
    writeRecords(join(folder, 'service-plans.json'), rebuilt.plans)
    writeRecords(join(folder, 'data-items.json'), rebuilt.dataItems)
  }
  const summary = `${rebuilt.products.length} products, ${rebuilt.plans.length} service plans, ${rebuilt.changes.length} changes`
  return [...rebuilt.changes.map(describe), summary]
}

function readRows(csvFile: string): PublishedRow[] {
  const rows = parse(readFileSync(csvFile), { columns: true, bom: true, skip_empty_lines: true }) as PublishedRow[]
  const missing = PUBLISHED_COLUMNS.filter((column) => !(column in (rows[0] ?? {})))
  if (missing.length > 0) throw new UnreadableTable(`${csvFile} has no rows or lacks the columns ${missing.join(', ')}`)
  return rows
}

class UnreadableTable extends Error {}

/** One record a line: a change of one product is a change of one line. */
function writeRecords(file: string, records: readonly unknown[]): void {
  writeFileSync(file, `[\n${records.map((record) => JSON.stringify(record)).join(',\n')}\n]\n`)
}

function describe(change: CatalogueChange): string {
  switch (change.kind) {
    case 'productAdded':
      return `+ product ${change.skuPartNumber} (${change.displayName}) ${change.skuId}`
    case 'productRemoved':
      return `- product ${change.skuPartNumber} (${change.displayName}) ${change.skuId}`
    case 'productRenamed':
      return `~ product ${change.id}: ${change.from} -> ${change.to}`
    case 'planAdded':
      return `+ service plan ${change.servicePlanName} (${change.displayName}) ${change.servicePlanId}`
    case 'planRemoved':
      return `- service plan ${change.servicePlanName} (${change.displayName}) ${change.servicePlanId}`
    case 'planRenamed':
      return `~ service plan ${change.id}: ${change.from} -> ${change.to}`
    case 'plansOfProductChanged':
      return `~ product ${change.skuPartNumber} ${change.skuId}: ${[...change.added.map((name) => `+${name}`), ...change.removed.map((name) => `-${name}`)].join(' ')}`
  }
}

function main(args: string[]): void {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { 'dry-run': { type: 'boolean', default: false } } })
    const [csvFile] = positionals
    if (csvFile === undefined || positionals.length > 1) throw new UnreadableTable(USAGE)
    for (const line of rebuildFromFile(csvFile, { dryRun: values['dry-run'] })) console.log(line)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 2
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main(process.argv.slice(2))
