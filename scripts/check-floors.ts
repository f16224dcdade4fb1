/** Holds every import, of values and of types, against the plan of the house. */
import { findCircles } from '#scripts/find-circles.ts'
import { HOUSE_PLAN } from '#scripts/house-plan.ts'
import { readHouse, type Edge } from '#scripts/read-house.ts'

type Rule = { name: string; refuses: (edge: Edge) => boolean }

const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file)
const planOf = (file: string) => HOUSE_PLAN[roomOf(file) ?? '']

const RULES: readonly Rule[] = [
  { name: 'leads-nowhere', refuses: ({ to }) => to.kind === 'nowhere' },
  { name: 'strange-room', refuses: ({ from }) => roomOf(from) !== undefined && planOf(from) === undefined },
  {
    name: 'floor',
    refuses: ({ from, to }) => {
      const room = roomOf(from)
      if (to.kind !== 'file' || room === undefined) return false
      if (isTest(from) && to.path.startsWith('test/fixtures/')) return false
      const other = roomOf(to.path)
      return other !== room && !planOf(from)?.rooms.includes(other ?? '')
    },
  },
  {
    name: 'package',
    refuses: ({ from, to }) => {
      const allowed = planOf(from)?.packages
      return to.kind === 'package' && allowed !== undefined && !allowed.includes(to.name) && !isTest(from)
    },
  },
  { name: 'node', refuses: ({ from, to }) => to.kind === 'node' && (planOf(from)?.ground ?? 'node') !== 'node' && !isTest(from) },
]

const { files, edges } = readHouse()
const problems = [
  ...RULES.flatMap(({ name, refuses }) => edges.filter(refuses).map(({ from, to }) => `${name}: ${from} -> ${'path' in to ? to.path : to.specifier}`)),
  ...findCircles(edges).map((circle) => `circle: ${circle.join(' -> ')}`),
  ...schemaRuntimeInBrowser(),
]
if (files.length < 2 || edges.length === 0) problems.push('nothing was read: is this the folder of the project?')

console.log(`${files.length} files, ${edges.length} imports`)
for (const problem of problems) console.error(problem)
process.exitCode = problems.length === 0 ? 0 : 1

/** `engine` for src/engine/..., `main` for src/main.ts, `migrations` beside src, nothing for what stands outside. */
function roomOf(file: string): string | undefined {
  const [top, room = ''] = file.split('/')
  if (top === 'src') return room.replace(/\.ts$/, '')
  return top === 'migrations' ? top : undefined
}

/** A chain of value imports from each browser file that reaches Zod; `import type` leaves nothing behind and is free. */
function schemaRuntimeInBrowser(): string[] {
  const values = Map.groupBy(edges.filter(({ typeOnly }) => !typeOnly), ({ from }) => from)
  const chainFrom = (file: string, seen: Set<string>): string[] | undefined => {
    if (seen.has(file)) return undefined
    seen.add(file)
    for (const { to } of values.get(file) ?? []) {
      if (to.kind === 'package' && to.name === 'zod' && !to.specifier.endsWith('/mini')) return [file, to.specifier]
      const rest = to.kind === 'file' ? chainFrom(to.path, seen) : undefined
      if (rest) return [file, ...rest]
    }
    return undefined
  }
  return files
    .filter((file) => planOf(file)?.ground === 'browser' && !isTest(file))
    .flatMap((file) => {
      const chain = chainFrom(file, new Set())
      return chain ? [`zod-in-browser: ${chain.join(' -> ')}`] : []
    })
}
