// Opens the office: worker threads for SQLite, a connection pool for PostgreSQL, or one thread for a single command. Callers cannot tell which.
import { describeBy } from '#actions/describe-situation.ts'
import type { ActionName } from '#actions/actions.ts'
import { isPostgresUrl, openStore } from '#store/open-store.ts'
import { whoAsks } from './asked-by.ts'
import { openBulkGate } from './bulk-gate.ts'
import { Events } from './events.ts'
import type { Office } from './office.ts'
import { officeInThread } from './office-in-thread.ts'
import type { WorkPlace } from './run-work.ts'
import { runQuestion } from './run-work.ts'
import { openSharedEvents } from './shared-events.ts'
import { KnownTenants } from './known-tenants.ts'
import { progressInto, tellWatchers } from './tell-watchers.ts'
import type { Emit } from './tell-watchers.ts'
import { startWorkerLine } from './worker-line.ts'

export interface OfficeOptions {
  readonly url: string
  readonly catalogue: WorkPlace['catalogue']
  /** Reader threads beside the writer's (SQLite only); with none, everything is done in this thread, which starts sooner. */
  readonly readers: number
  /** The instant of start, in milliseconds: where event ids begin. */
  readonly startedAt: number
}

/** Actions that may hold the writer for seconds. */
const LONG: ReadonlySet<ActionName> = new Set(['runOperation'])

/** The least busy of some. */
const leastBusy = <T extends { readonly waiting: number }>(lines: readonly T[]): T =>
  lines.reduce((best, line) => (line.waiting < best.waiting ? line : best))

async function openThreadedOffice(options: OfficeOptions): Promise<Office> {
  const events = new Events(options.startedAt)
  const emit: Emit = (event) => events.emit(event)
  // The writer migrates; readers open what it has made.
  const writer = await startWorkerLine(options.url, 'writer', progressInto(emit))
  const [store, ...readers] = await Promise.all([
    openStore({ url: options.url, access: 'reader', describeSituation: describeBy(options.catalogue) }),
    ...Array.from({ length: options.readers }, () => startWorkerLine(options.url, 'reader', () => undefined)),
  ])
  const tenants = new KnownTenants()
  const here: WorkPlace = { store, catalogue: options.catalogue, findTenant: (db, id) => tenants.find(db, id) }
  const gate = openBulkGate()

  const office: Pick<Office, 'act' | 'ask' | 'look'> = {
    async act(name, caller, input) {
      const send = () => writer.send(name, caller, input)
      try {
        const { output, notices } = await (LONG.has(name) ? gate.long(send) : gate.small(send))
        tellWatchers(emit, caller, notices)
        for (const { tenantId } of notices) if (tenantId !== undefined) tenants.forget(tenantId)
        return output as never
      } finally {
        tenants.forget(caller.tenantId)
      }
    },
    ask: async (name, caller, input) => (await leastBusy(readers).send(name, caller, input, whoAsks())).output as never,
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

async function openPooledOffice({ url, catalogue, startedAt }: OfficeOptions): Promise<Office> {
  const place: WorkPlace = { store: await openStore({ url, access: 'writer', describeSituation: describeBy(catalogue) }), catalogue }
  const { events, emit, close } = await openSharedEvents(url, startedAt)
  return officeInThread({
    writing: place,
    reading: place,
    events,
    emit,
    async close() {
      await close()
      await place.store.close()
    },
  })
}

async function openSmallOffice({ url, catalogue, startedAt }: OfficeOptions): Promise<Office> {
  const open = async (access: 'writer' | 'reader'): Promise<WorkPlace> => ({ store: await openStore({ url, access, describeSituation: describeBy(catalogue) }), catalogue })
  const [writing, reading] = [await open('writer'), await open('reader')]
  const events = new Events(startedAt)
  return officeInThread({
    writing,
    reading,
    events,
    emit: (event) => events.emit(event),
    async close() {
      await reading.store.close()
      await writing.store.close()
    },
  })
}

/** Opens the database and everything that runs on it. Throws what openStore throws when it cannot be used. */
export function openOffice(options: OfficeOptions): Promise<Office> {
  if (isPostgresUrl(options.url)) return openPooledOffice(options)
  return options.readers === 0 ? openSmallOffice(options) : openThreadedOffice(options)
}
