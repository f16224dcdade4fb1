// Where the running server answers, noted in its data folder, so that commands beside it can make links that work.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const fileIn = (folder: string): string => join(folder, 'licet.address')

/** Notes the address; gives the function that takes the note away. */
export function noteAddress(folder: string, url: string): () => void {
  writeFileSync(fileIn(folder), `${url}\n`, { mode: 0o600 })
  return () => rmSync(fileIn(folder), { force: true })
}

/** The noted address; the usual one when no server runs. */
export function readAddress(folder: string): string {
  try {
    return readFileSync(fileIn(folder), 'utf8').trim()
  } catch {
    return process.env['LICET_URL'] ?? `http://${process.env['HOST'] ?? '127.0.0.1'}:${process.env['PORT'] ?? '7450'}`
  }
}
