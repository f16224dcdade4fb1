// Runs operations that were queued: those just asked for, and those that a process which died has left.
import type { Guid } from '#model/guid.ts'
import { licetItself } from '#model/caller.ts'
import { Problem } from '#model/problem.ts'
import type { Office } from '#threads/office.ts'

export interface OperationRunnerOptions {
  readonly office: Office
  /** Where to look for operations that were left. */
  readonly tenants: readonly Guid[]
  readonly onFault: (error: unknown) => void
}

export interface OperationRunner {
  /** Lets the running operation finish. */
  stop(): Promise<void>
}

/** How often to look for what another process on the same database has queued or left. */
const LOOK_AGAIN_MS = 15_000

/** Starts the runner. One operation at a time in each process; the store sees to it that two processes never run the same one. */
export function startOperationRunner({ office, tenants, onFault }: OperationRunnerOptions): OperationRunner {
  let line: Promise<void> = Promise.resolve()
  let stopping = false

  const runAll = async (tenantId: Guid): Promise<void> => {
    const caller = licetItself(tenantId)
    while (!stopping) {
      const next = await office.act('claimOperation', caller, null)
      if (next === null) return
      try {
        await office.act('runOperation', caller, { operationId: next.id })
      } catch (error) {
        if (!(error instanceof Problem)) onFault(error)
        await office.act('failOperation', caller, { operationId: next.id, code: error instanceof Problem ? error.facts.code : 'fault' })
      }
    }
  }
  const wake = (tenantId: Guid): void => {
    line = line.then(() => runAll(tenantId)).catch(onFault)
  }
  const wakeAll = (): void => tenants.forEach(wake)

  const stopWatching = office.events.watch((event) => {
    if (event.type === 'changed' && event.data['type'] === 'queue') wake(event.tenantId)
  })
  const timer = setInterval(wakeAll, LOOK_AGAIN_MS)
  wakeAll()

  return {
    async stop() {
      stopping = true
      clearInterval(timer)
      stopWatching()
      await line
    },
  }
}
