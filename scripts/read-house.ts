/** The house as it is: every file and what it imports, with every name resolved. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, posix } from 'node:path'
import { OUTSIDE } from '#scripts/house-plan.ts'
import { readImports } from '#scripts/read-imports.ts'

export type Target =
  | { kind: 'file'; path: string }
  | { kind: 'package'; name: string; specifier: string }
  | { kind: 'node'; specifier: string }
  | { kind: 'nowhere'; specifier: string }
export type Edge = { from: string; to: Target; typeOnly: boolean }

/** Reads the sources below the working directory; paths are relative to it. */
export function readHouse(): { files: string[]; edges: Edge[] } {
  const { imports } = JSON.parse(readFileSync('package.json', 'utf8')) as { imports: Record<string, string> }
  const files = globSync(`{src,migrations,${OUTSIDE.join(',')}}/**/*.{ts,tsx}`).toSorted()
  const edges = files.flatMap((from) =>
    readImports(from).map(({ specifier, typeOnly }) => ({ from, to: resolve(from, specifier, imports), typeOnly })),
  )
  return { files, edges }
}

function resolve(from: string, specifier: string, imports: Readonly<Record<string, string>>): Target {
  if (specifier.startsWith('node:')) return { kind: 'node', specifier }
  const path = specifier.startsWith('.') ? posix.join(dirname(from), specifier) : aliased(specifier, imports)
  if (path !== undefined) {
    const file = path.replace(/\?.*$/, '') // Vite's queries: ?raw, ?worker
    return existsSync(file) ? { kind: 'file', path: file } : { kind: 'nowhere', specifier }
  }
  if (specifier.startsWith('#')) return { kind: 'nowhere', specifier }
  const [first = '', second = ''] = specifier.split('/')
  return { kind: 'package', name: first.startsWith('@') ? `${first}/${second}` : first, specifier }
}

/** The file behind `#room/file.ts`, by the `imports` of package.json. */
function aliased(specifier: string, imports: Readonly<Record<string, string>>): string | undefined {
  for (const [pattern, target] of Object.entries(imports)) {
    const [head = '', tail] = pattern.split('*')
    if (tail === undefined ? specifier === pattern : specifier.startsWith(head)) {
      return posix.normalize(target.replace('*', specifier.slice(head.length)))
    }
  }
  return undefined
}
