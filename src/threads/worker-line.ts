// A worker thread seen from outside: orders go in, answers come back.
import { Worker } from 'node:worker_threads'
import type { Notice } from '#actions/room.ts'
import type { Caller } from '#model/caller.ts'
import { Problem } from '#model/problem.ts'
import type { FromWorker, ToWorker } from './message.ts'
import { openOrderQueue } from './order-queue.ts'

interface Waiting {
  readonly resolve: (answer: { output: unknown; notices: readonly Notice[] }) => void
  readonly reject: (error: Error) => void
}

export interface WorkerLine {
  readonly waiting: number
  /** Throws a Problem when nobody waited for it any more before it was begun. */
  send(name: string, caller: Caller, input: unknown, isGone?: () => boolean): Promise<{ output: unknown; notices: readonly Notice[] }>
  stop(operationId: string): void
  close(): Promise<void>
}

/** What is made for one piece of work and let go: with the usual 48 each of several threads keeps what none of them needs. */
const YOUNG_MB = 12

/** Told to nobody: who asked has closed the line. */
const gone = (): Problem => new Problem({ status: 499, code: 'clientClosedRequest', message: 'Who asked no longer waits.' })

export type Progress = (progress: { operationId: string; tenantId: string; done: number; total: number }) => void

/** Starts a worker thread and waits until its store is open. */
export async function startWorkerLine(url: string, access: 'writer' | 'reader', progress: Progress): Promise<WorkerLine> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { url, access }, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } })
  const waiting = new Map<number, Waiting>()
  const queue = openOrderQueue()
  let nextId = 1
  const post = (message: ToWorker): void => worker.postMessage(message)

  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    worker.once('error', reject)
    worker.once('message', () => resolve())
  })
  const failAll = (error: Error): void => {
    for (const one of waiting.values()) one.reject(error)
    waiting.clear()
  }
  worker.on('error', failAll)
  worker.once('exit', () => failAll(new Error(`The ${access} thread ended.`)))
  worker.on('message', (message: FromWorker) => {
    if ('ready' in message) return
    if (!('id' in message)) return progress(message)
    const one = waiting.get(message.id)
    waiting.delete(message.id)
    queue.done()
    if ('output' in message) one?.resolve(message)
    else one?.reject('problem' in message ? new Problem(message.problem) : new Error(message.fault))
  })

  return {
    get waiting() {
      return queue.length
    },
    send(name, caller, input, isGone = () => false) {
      const id = nextId++
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        queue.add({
          begin: () => post({ order: { id, name, caller, input } }),
          isGone,
          drop() {
            waiting.delete(id)
            reject(gone())
          },
        })
      })
    },
    stop: (operationId) => post({ stop: operationId }),
    async close() {
      // After everything that was asked before.
      queue.add({ begin: () => post({ close: true }), isGone: () => false, drop: () => undefined })
      await ended
    },
  }
}
