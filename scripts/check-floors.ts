/** Holds every import against the plan of the house, and keeps the schema library out of the browser. */
import { globSync } from 'node:fs'
import { cruise, type ICruiseResult, type IModule } from 'dependency-cruiser'
import { FLOOR_RULES } from '#scripts/floor-rules.ts'
import { OUTSIDE } from '#scripts/house-plan.ts'

const BROWSER = /^src\/(?:web|client)\/(?!.*\.test\.)/
const SCHEMA_RUNTIME = /^node_modules\/zod\/(?!(?:v4\/)?mini\/)/

const sources = globSync(`{src,${OUTSIDE.join(',')}}/**/*.{ts,tsx}`)
const { output } = await cruise(sources, FLOOR_RULES)
const { modules, summary } = output as ICruiseResult

const problems = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)
problems.push(...schemaRuntimeInBrowser(modules))

const read = new Set(modules.map(({ source }) => source))
problems.push(...sources.filter((source) => !read.has(source)).map((source) => `not read: ${source}`))
if (sources.length === 0) problems.push('no file was read')
if (sources.length > 1 && summary.totalDependenciesCruised === 0) problems.push('no import was read: is the parser still there?')

console.log(`${sources.length} files, ${summary.totalDependenciesCruised} imports`)
for (const problem of problems) console.error(problem)
process.exitCode = problems.length === 0 ? 0 : 1

/** Every chain of value imports from the browser's rooms to Zod; `import type` leaves nothing behind and is free. */
function schemaRuntimeInBrowser(all: readonly IModule[]): string[] {
  const bySource = new Map(all.map((each) => [each.source, each]))
  const chains: string[] = []
  const seen = new Set<string>()
  const walk = (source: string, chain: readonly string[]): void => {
    if (SCHEMA_RUNTIME.test(source)) chains.push(`zod-in-browser: ${[...chain, source].join(' -> ')}`)
    if (seen.has(source)) return
    seen.add(source)
    for (const { resolved, typeOnly } of bySource.get(source)?.dependencies ?? []) {
      if (!typeOnly) walk(resolved, [...chain, source])
    }
  }
  for (const { source } of all) if (BROWSER.test(source)) walk(source, [])
  return chains
}
