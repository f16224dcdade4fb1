// An office that does all its work in the thread that asks: over a pool of connections, or for one command beside a server.
import type { Events } from './events.ts'
import type { Office } from './office.ts'
import { pace } from './pace.ts'
import type { WorkPlace } from './run-work.ts'
import { runAction, runLongQuestion, runQuestion } from './run-work.ts'
import { progressInto, tellWatchers } from './tell-watchers.ts'
import type { Emit } from './tell-watchers.ts'

export interface InThread {
  /** Where actions run, and where questions are answered: of two connections to a SQLite file, what is being written is not read. */
  readonly writing: WorkPlace
  readonly reading: WorkPlace
  readonly events: Events
  readonly emit: Emit
  close(): Promise<void>
}

/** Runs actions and questions where they are asked. */
export function officeInThread({ writing, reading, events, emit, close }: InThread): Office {
  const progress = progressInto(emit)
  const stopped = new Set<string>()

  return {
    async act(name, caller, input) {
      const isTimeToTell = pace()
      const { output, notices } = await runAction(writing, name, caller, input, async (operationId, done, total) => {
        if (isTimeToTell()) progress({ operationId, tenantId: caller.tenantId, done, total })
        await new Promise((resolve) => setImmediate(resolve))
        return stopped.delete(operationId)
      })
      tellWatchers(emit, caller, notices)
      return output as never
    },
    ask: async (name, caller, input) => (await runLongQuestion(reading, name, caller, input)) as never,
    look: async (name, caller, input) => (await runQuestion(reading, name, caller, input)) as never,
    events,
    stop: (operationId) => void stopped.add(operationId),
    close,
  }
}
