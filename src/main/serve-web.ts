// The admin centre's files: compressed when they were built, kept in memory, never changing under a running server.
import { readFile, readdir } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { Hono } from 'hono'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
}

interface WebFile {
  readonly type: string
  readonly plain: Uint8Array<ArrayBuffer>
  readonly brotli: Uint8Array<ArrayBuffer> | null
  /** Files with a hash in their name never change. */
  readonly forever: boolean
}

async function readWebFiles(folder: string): Promise<ReadonlyMap<string, WebFile>> {
  const files = new Map<string, WebFile>()
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const names = new Set(entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)))
  const read = async (name: string): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await readFile(name))
  for (const name of names) {
    const type = TYPES[extname(name)]
    if (type === undefined) continue
    const path = `/${relative(folder, name).split(sep).join('/')}`
    files.set(path, {
      type,
      plain: await read(name),
      brotli: names.has(`${name}.br`) ? await read(`${name}.br`) : null,
      forever: path.startsWith('/assets/'),
    })
  }
  return files
}

/** Serves the built admin centre from a folder; every page address that is no file answers with the page itself. */
export async function serveWeb(folder: string): Promise<Hono> {
  const files = await readWebFiles(folder)
  const app = new Hono()
  app.get('*', (context) => {
    const path = context.req.path
    const file = files.get(path) ?? (extname(path) === '' ? files.get('/index.html') : undefined)
    if (file === undefined) return context.text('Not found', 404)
    const brotli = /\bbr\b/.test(context.req.header('accept-encoding') ?? '') ? file.brotli : null
    return context.body(brotli ?? file.plain, 200, {
      'content-type': file.type,
      'cache-control': file.forever ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'accept-encoding',
      ...(brotli === null ? {} : { 'content-encoding': 'br' }),
    })
  })
  return app
}
