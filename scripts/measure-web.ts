// How much JavaScript the browser needs before the first page is interactive, in brotli bytes, as one line of JSON.
import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'

const LIMIT_BYTES = 250 * 1000
const DIST = resolve(import.meta.dirname, '../dist/web')
/** What the first page needs beside the entry's own static imports. */
const FIRST_PAGE = ['virtual:words/en', 'home-page.tsx']

interface Chunk {
  readonly file: string
  readonly src?: string
  readonly name?: string
  readonly isEntry?: boolean
  readonly imports?: readonly string[]
}

const manifest = JSON.parse(readFileSync(resolve(DIST, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>

function withImports(key: string, seen: Set<string>): Set<string> {
  if (seen.has(key)) return seen
  seen.add(key)
  for (const imported of manifest[key]?.imports ?? []) withImports(imported, seen)
  return seen
}

const needed = new Set<string>()
for (const [key, chunk] of Object.entries(manifest)) {
  if (chunk.isEntry || FIRST_PAGE.some((part) => key.includes(part) || chunk.src?.includes(part))) withImports(key, needed)
}

function bytesOf(file: string): number {
  const compressed = statSync(resolve(DIST, `${file}.br`), { throwIfNoEntry: false })
  return compressed?.size ?? statSync(resolve(DIST, file)).size
}

const files = [...needed]
  .flatMap((key) => manifest[key]?.file ?? [])
  .filter((file) => file.endsWith('.js'))
  .map((file) => ({ file, bytes: bytesOf(file) }))
  .sort((a, b) => b.bytes - a.bytes)
const bytes = files.reduce((sum, { bytes: size }) => sum + size, 0)
process.stdout.write(`${JSON.stringify({ name: 'webFirstPage', unit: 'byte', bytes, limit: LIMIT_BYTES, files })}\n`)
process.exitCode = bytes > LIMIT_BYTES ? 1 : 0
