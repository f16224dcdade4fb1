// Opens the office: worker threads for SQLite, a connection pool for PostgreSQL. Callers cannot tell which.
import type { ActionName } from '#actions/actions.ts'
import type { Notice } from '#actions/room.ts'
import type { Caller } from '#model/caller.ts'
import { isPostgresUrl, openStore } from '#store/open-store.ts'
import { openBulkGate } from './bulk-gate.ts'
import { Events } from './events.ts'
import type { Office } from './office.ts'
import type { WorkPlace } from './run-work.ts'
import { runAction, runQuestion } from './run-work.ts'
import { startWorkerLine } from './worker-line.ts'
import type { Progress } from './worker-line.ts'

export interface OfficeOptions {
  readonly url: string
  readonly catalogue: WorkPlace['catalogue']
  /** Reader threads beside the writer (SQLite only). */
  readonly readers: number
  /** The instant of start, in milliseconds: where event ids begin. */
  readonly startedAt: number
}

/** Actions that may hold the writer for seconds. */
const LONG: ReadonlySet<ActionName> = new Set(['runOperation'])

/** The least busy of some. */
const leastBusy = <T extends { readonly waiting: number }>(lines: readonly T[]): T =>
  lines.reduce((best, line) => (line.waiting < best.waiting ? line : best))

function tellWatchers(events: Events, caller: Caller, notices: readonly Notice[]): void {
  for (const { type, ids } of notices) events.emit({ tenantId: caller.tenantId, type: 'changed', data: { type, ids } })
}

const progressInto =
  (events: Events): Progress =>
  ({ operationId, tenantId, done, total }) =>
    events.emit({ tenantId, type: 'operation', data: { id: operationId, state: 'running', done, total } })

async function openThreadedOffice(options: OfficeOptions): Promise<Office> {
  const events = new Events(options.startedAt)
  // The writer migrates; readers open what it has made.
  const writer = await startWorkerLine(options.url, 'writer', progressInto(events))
  const [store, ...readers] = await Promise.all([
    openStore({ url: options.url, access: 'reader' }),
    ...Array.from({ length: options.readers }, () => startWorkerLine(options.url, 'reader', () => undefined)),
  ])
  const here: WorkPlace = { store, catalogue: options.catalogue }
  const gate = openBulkGate()

  const office: Pick<Office, 'act' | 'ask' | 'look'> = {
    async act(name, caller, input) {
      const send = () => writer.send(name, caller, input)
      const { output, notices } = await (LONG.has(name) ? gate.long(send) : gate.small(send))
      tellWatchers(events, caller, notices)
      return output as never
    },
    ask: async (name, caller, input) => (await leastBusy(readers).send(name, caller, input)).output as never,
    look: async (name, caller, input) => (await runQuestion(here, name, caller, input)) as never,
  }
  return {
    ...office,
    events,
    stop: (operationId) => writer.stop(operationId),
    async close() {
      await Promise.all([writer.close(), store.close(), ...readers.map((reader) => reader.close())])
    },
  }
}

async function openPooledOffice(options: OfficeOptions): Promise<Office> {
  const events = new Events(options.startedAt)
  const place: WorkPlace = { store: await openStore({ url: options.url, access: 'writer' }), catalogue: options.catalogue }
  const progress = progressInto(events)
  const stopped = new Set<string>()
  const ask: Office['ask'] = async (name, caller, input) => (await runQuestion(place, name, caller, input)) as never

  return {
    async act(name, caller, input) {
      const { output, notices } = await runAction(place, name, caller, input, async (operationId, done, total) => {
        progress({ operationId, tenantId: caller.tenantId, done, total })
        return stopped.delete(operationId)
      })
      tellWatchers(events, caller, notices)
      return output as never
    },
    ask,
    look: ask,
    events,
    stop: (operationId) => void stopped.add(operationId),
    close: () => place.store.close(),
  }
}

/** Opens the database and everything that runs on it. Throws what openStore throws when it cannot be used. */
export const openOffice = (options: OfficeOptions): Promise<Office> =>
  isPostgresUrl(options.url) ? openPooledOffice(options) : openThreadedOffice(options)
