import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { sqliteFileOf } from './store-url.ts'
import { StoreUnusable } from './store-unusable.ts'

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The process that serves the file's folder; undefined when there is none or it has died. */
function holderOf(lock: string): number | undefined {
  try {
    const pid = Number(readFileSync(lock, 'utf8'))
    // A pid of our own is one given anew after a restart, in a container mostly: nobody else can be us.
    return Number.isInteger(pid) && pid > 0 && pid !== process.pid && isRunning(pid) ? pid : undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function makeFolder(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
  } catch (error) {
    throw new StoreUnusable(`The folder ${dirname(file)} cannot be made: ${(error as Error).message}.`)
  }
}

/**
 * Takes the data folder of a SQLite file (made when missing) for serving and gives the function that lets it go. Only who serves takes it:
 * check, backup and token read beside a running server. Throws StoreUnusable when another process has it.
 */
export function lockFolder(url: string): () => void {
  const file = resolve(sqliteFileOf(url))
  const lock = `${file}.lock`
  makeFolder(file)
  const holder = holderOf(lock)
  if (holder !== undefined) throw new StoreUnusable(`The data ${file} is in use by process ${holder}.`)
  rmSync(lock, { force: true })
  let handle: number
  try {
    handle = openSync(lock, 'wx')
  } catch (error) {
    throw new StoreUnusable(`The data ${file} is in use or its folder cannot be written (${(error as Error).message}).`)
  }
  writeSync(handle, String(process.pid))
  closeSync(handle)
  return () => rmSync(lock, { force: true })
}
