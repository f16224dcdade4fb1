// `npm run bench -- NAME [--users N] [--database sqlite|postgres] [--json]`: measures the product beside its bare floor; without a name, everything.
import { parseArgs } from 'node:util'
import { assign } from './assign.ts'
import { bulk } from './bulk.ts'
import type { Benchmark, BenchOptions, Figure } from './figure.ts'
import { formatTable } from './format-table.ts'
import { graph } from './graph.ts'
import { lifecycle } from './lifecycle.ts'
import { page } from './page.ts'
import { plan } from './plan.ts'
import { start } from './start.ts'
import { typeAhead } from './type-ahead.ts'

const BENCHMARKS: Readonly<Record<string, Benchmark>> = { assign, graph, 'type-ahead': typeAhead, plan, bulk, lifecycle, start, page }

const BAD_USE = 2

class BadUse extends Error {}

function readArguments(): { names: readonly string[]; json: boolean; options: BenchOptions } {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { users: { type: 'string' }, database: { type: 'string' }, json: { type: 'boolean', default: false } } })
  const unknown = positionals.find((name) => !Object.hasOwn(BENCHMARKS, name))
  if (unknown !== undefined) throw new BadUse(`There is no benchmark "${unknown}"; there are ${Object.keys(BENCHMARKS).join(', ')}.`)
  if (values.users !== undefined && !/^[1-9]\d*$/.test(values.users)) throw new BadUse(`--users is "${values.users}"; it takes a whole number from 1.`)
  const database = values.database ?? null
  if (database !== null && database !== 'sqlite' && database !== 'postgres') throw new BadUse(`--database is "${database}"; it takes sqlite or postgres.`)
  return {
    names: positionals.length > 0 ? positionals : Object.keys(BENCHMARKS),
    json: values.json,
    options: { users: values.users === undefined ? null : Number(values.users), database },
  }
}

try {
  const { names, json, options } = readArguments()
  const figures: Figure[] = []
  for (const name of names) {
    for await (const figure of BENCHMARKS[name]!(options)) {
      if (json) console.log(JSON.stringify(figure))
      else figures.push(figure)
    }
  }
  if (!json) console.log(formatTable(figures))
} catch (error) {
  if (!(error instanceof BadUse) && (error as NodeJS.ErrnoException).code !== 'ERR_PARSE_ARGS_UNKNOWN_OPTION') throw error
  console.error((error as Error).message)
  process.exitCode = BAD_USE
}
