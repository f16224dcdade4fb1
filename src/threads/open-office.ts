// Opens the office: worker threads for SQLite, a connection pool for PostgreSQL. Callers cannot tell which.
import { describeBy } from '#actions/describe-situation.ts'
import type { ActionName } from '#actions/actions.ts'
import type { Notice } from '#actions/room.ts'
import type { Caller } from '#model/caller.ts'
import { isPostgresUrl, openStore } from '#store/open-store.ts'
import { openBulkGate } from './bulk-gate.ts'
import { Events } from './events.ts'
import type { Office } from './office.ts'
import { pace } from './pace.ts'
import type { WorkPlace } from './run-work.ts'
import { runAction, runLongQuestion, runQuestion } from './run-work.ts'
import { openSharedEvents } from './shared-events.ts'
import { KnownTenants } from './known-tenants.ts'
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

type Emit = Events['emit']

function tellWatchers(emit: Emit, caller: Caller, notices: readonly Notice[]): void {
  const by = { id: caller.id, displayName: caller.displayName }
  for (const { tenantId = caller.tenantId, ...notice } of notices) {
    if (notice.type !== 'operation') emit({ tenantId, type: 'changed', data: { ...notice, by } })
    else {
      const { id, state, done, total } = notice.operation
      emit({ tenantId, type: 'operation', data: { id, state, done, total } })
      emit({ tenantId, type: 'changed', data: { type: 'operation', ids: [id] } })
    }
  }
}

const progressInto =
  (emit: Emit): Progress =>
  ({ operationId, tenantId, done, total }) =>
    emit({ tenantId, type: 'operation', data: { id: operationId, state: 'running', done, total } })

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
  const { catalogue } = options
  const place: WorkPlace = { store: await openStore({ url: options.url, access: 'writer', describeSituation: describeBy(catalogue) }), catalogue }
  const { events, emit, close } = await openSharedEvents(options.url, options.startedAt)
  const progress = progressInto(emit)
  const stopped = new Set<string>()

  return {
    async act(name, caller, input) {
      const isTimeToTell = pace()
      const { output, notices } = await runAction(place, name, caller, input, async (operationId, done, total) => {
        if (isTimeToTell()) progress({ operationId, tenantId: caller.tenantId, done, total })
        return stopped.delete(operationId)
      })
      tellWatchers(emit, caller, notices)
      return output as never
    },
    ask: async (name, caller, input) => (await runLongQuestion(place, name, caller, input)) as never,
    look: async (name, caller, input) => (await runQuestion(place, name, caller, input)) as never,
    events,
    stop: (operationId) => void stopped.add(operationId),
    async close() {
      await close()
      await place.store.close()
    },
  }
}

/** Opens the database and everything that runs on it. Throws what openStore throws when it cannot be used. */
export const openOffice = (options: OfficeOptions): Promise<Office> =>
  isPostgresUrl(options.url) ? openPooledOffice(options) : openThreadedOffice(options)
