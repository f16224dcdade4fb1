// The floor of every benchmark: Hono and node:sqlite on the product's own tables, with no token, rule or validation.
import { DatabaseSync } from 'node:sqlite'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { assignFloor } from './assign-floor.ts'
import { bulkFloor } from './bulk-floor.ts'
import type { Example } from './example.ts'
import { planFloor } from './plan-floor.ts'
import { readFloor } from './read-floor.ts'
import { typeAheadFloor } from './type-ahead-floor.ts'

export interface FloorSettings {
  readonly databaseFile: string
  /** Which of its parts to serve, each with the answers that it needs to know. */
  readonly parts: Readonly<Partial<Record<keyof typeof PARTS, readonly Example[]>>>
}

const PARTS = { read: readFloor, assign: assignFloor, typeAhead: typeAheadFloor, plan: planFloor, bulk: bulkFloor }

const { databaseFile, parts } = JSON.parse(process.argv[2]!) as FloorSettings
const database = new DatabaseSync(databaseFile)
// As the product opens it: a commit is on the disk before it is answered.
database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -32768; pragma temp_store = memory')

const app = new Hono()
for (const [name, examples] of Object.entries(parts)) PARTS[name as keyof typeof PARTS](app, database, examples)
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => console.log(`http://127.0.0.1:${port}`))
