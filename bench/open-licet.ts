// A Licet with generated people, in a process of its own on a folder that is removed afterwards.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { scatter } from '#sample/generated-person.ts'
import { startLicet } from '#test/fixtures/server.ts'
import type { Ready } from '#test/fixtures/server.ts'

export interface OpenLicet extends AsyncDisposable {
  readonly ready: Ready
  readonly pid: number
  /** For what a benchmark needs beside it. */
  readonly folder: string
  /** Where its data are, unless it was given a database elsewhere. */
  readonly databaseFile: string
  /** Calls its API with the token that may do everything; throws for an answer that is no success. */
  call<Answer>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer>
  /** A copy of its database as it is now. */
  copyDatabase(): Promise<string>
  /** Ids of generated people, the newest first. */
  newestPeople(count: number): string[]
  /** Names of people from everywhere in the organisation. */
  someNames(count: number): string[]
  /** The most memory it had at once; null where the system does not tell. */
  peakMemoryMb(): Promise<number | null>
}

/** Starts it with so many people and waits until it is ready. */
export async function openLicet(users: number, args: readonly string[] = []): Promise<OpenLicet> {
  const folder = await mkdtemp(join(tmpdir(), 'licet-bench-'))
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true })
  const dataFolder = join(folder, 'data')
  const licet = await startLicet({ dataFolder, unchecked: true, args: ['--users', String(users), ...args] }).catch(async (error: unknown) => {
    await remove()
    throw error
  })
  const databaseFile = join(dataFolder, 'licet.db')
  const read = <T>(work: (database: DatabaseSync) => T): T => {
    using database = new DatabaseSync(databaseFile, { readOnly: true })
    return work(database)
  }

  return {
    ready: licet.ready,
    pid: licet.pid,
    folder,
    databaseFile,
    async call(method, path, body) {
      const response = await fetch(`${licet.ready.url}${path}`, {
        method,
        headers: { Authorization: `Bearer ${licet.ready.token}`, ...(body !== undefined && { 'Content-Type': 'application/json' }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
      return response.json() as never
    },
    async copyDatabase() {
      const copy = join(folder, 'floor.db')
      using database = new DatabaseSync(databaseFile, { readOnly: true })
      await backup(database, copy)
      return copy
    },
    newestPeople: (count) => read((database) => database.prepare('select id from users order by pk desc limit ?').all(count).map(({ id }) => String(id))),
    someNames: (count) =>
      read((database) => {
        const nameOf = database.prepare('select "displayName" from users where pk >= ? limit 1')
        const last = Number(database.prepare('select max(pk) as pk from users').get()!['pk'])
        return Array.from({ length: count }, (_, at) => String(nameOf.get(1 + (scatter(at, 0) % last))!['displayName']))
      }),
    async peakMemoryMb() {
      const status = await readFile(`/proc/${licet.pid}/status`, 'utf8').catch(() => '')
      const kib = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]
      return kib === undefined ? null : Number(kib) / 1024
    },
    async [Symbol.asyncDispose]() {
      await licet.stop()
      await remove()
    },
  }
}
