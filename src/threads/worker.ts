// A worker thread: opens the store for writing or for reading and does one piece of work after the other.
import { parentPort, workerData } from 'node:worker_threads'
import { describeBy } from '#actions/describe-situation.ts'
import { readCatalogue } from '#catalogue/catalogue.ts'
import { openStore } from '#store/open-store.ts'
import { pace } from './pace.ts'
import { packError } from './message.ts'
import type { FromWorker, ToWorker, WorkOrder } from './message.ts'
import { runAction, runLongQuestion } from './run-work.ts'

const { url, access } = workerData as { url: string; access: 'writer' | 'reader' }
const port = parentPort
if (port === null) throw new Error('worker.ts runs in a worker thread only')

const tell = (message: FromWorker): void => port.postMessage(message)
const catalogue = readCatalogue()
const place = { store: await openStore({ url, access, describeSituation: describeBy(catalogue) }), catalogue }
const stopped = new Set<string>()
const isTimeToTell = pace()

/** Tells how far an operation is and lets the stop message in: a turn of the event loop between two statements. */
async function step(tenantId: string, operationId: string, done: number, total: number): Promise<boolean> {
  if (isTimeToTell()) tell({ operationId, tenantId, done, total })
  await new Promise((resolve) => setImmediate(resolve))
  return stopped.delete(operationId)
}

async function work({ id, name, caller, input }: WorkOrder): Promise<void> {
  try {
    if (access === 'reader') tell({ id, output: await runLongQuestion(place, name, caller, input), notices: [] })
    else {
      const done = await runAction(place, name, caller, input, (operationId, at, total) => step(caller.tenantId, operationId, at, total))
      tell({ id, ...done })
    }
  } catch (error) {
    tell(packError(id, error))
  }
}

// One at a time, in the order of asking: there is one connection, and a transaction may be open on it.
let line: Promise<void> = Promise.resolve()

port.on('message', (message: ToWorker) => {
  if ('order' in message) line = line.then(() => work(message.order))
  else if ('stop' in message) stopped.add(message.stop)
  else {
    line = line.then(async () => {
      await place.store.close()
      port.close()
    })
  }
})
tell({ ready: true })
