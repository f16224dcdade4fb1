// Runs operations that were queued: those just asked for, and those a crash left behind.
import type { Guid } from '#model/guid.ts'
import type { Caller } from '#model/caller.ts'
import { Problem } from '#model/problem.ts'
import type { Office } from '#threads/office.ts'

export interface OperationRunnerOptions {
  readonly office: Office
  /** Where to look for operations that a crash left behind. */
  readonly tenants: readonly Guid[]
  readonly onFault: (error: unknown) => void
}

export interface OperationRunner {
  /** Lets the running operation finish. */
  stop(): Promise<void>
}

/** Licet itself, doing later what a person has decided. */
const clockOf = (tenantId: Guid): Caller => ({
  tenantId,
  kind: 'clock',
  id: tenantId,
  displayName: 'Licet',
  userPrincipalName: null,
  permissions: [],
  roles: [],
  language: 'en',
})

/** Starts the runner. One operation at a time in each process; a lease in the store keeps two processes apart. */
export function startOperationRunner({ office, tenants, onFault }: OperationRunnerOptions): OperationRunner {
  let line: Promise<void> = Promise.resolve()
  let stopping = false

  const runAll = async (tenantId: Guid): Promise<void> => {
    const caller = clockOf(tenantId)
    while (!stopping) {
      const next = await office.act('claimOperation', caller, null)
      if (next === null) return
      office.events.emit({ tenantId, type: 'operation', data: { id: next.id, state: 'running', done: 0, total: next.total } })
      try {
        await office.act('runOperation', caller, { operationId: next.id })
      } catch (error) {
        if (!(error instanceof Problem)) onFault(error)
        const [code, message] = error instanceof Problem ? [error.facts.code, error.facts.message] : ['fault', 'Something went wrong on our side.']
        await office.act('failOperation', caller, { operationId: next.id, code, message })
      }
      const ended = await office.look('getOperation', caller, { id: next.id })
      office.events.emit({ tenantId, type: 'operation', data: { id: ended.id, state: ended.state, done: ended.done, total: ended.total } })
    }
  }
  const wake = (tenantId: Guid): void => {
    line = line.then(() => runAll(tenantId)).catch(onFault)
  }

  const stopWatching = office.events.watch((event) => {
    if (event.type === 'changed' && event.data['type'] === 'queue') wake(event.tenantId)
  })
  for (const tenantId of tenants) wake(tenantId)

  return {
    async stop() {
      stopping = true
      stopWatching()
      await line
    },
  }
}
