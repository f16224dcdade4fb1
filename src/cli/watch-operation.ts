// A long operation while it runs: a bar for whoever watches, a line now and then for a log.
import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from '#client/client.ts'
import type { Operation } from '#model/operation.ts'
import type { Language } from '#words/language.ts'
import { render } from '#words/render.ts'
import type { Terminal } from './terminal.ts'

const ASK_EVERY_MS = 400
const BAR_WIDTH = 30
/** Of the whole, between two lines of a log. */
const LINE_EVERY = 0.1

/** A bar such as ████░░ 42 of 100 people. */
export function progressBar(share: number, text: string): string {
  const full = Math.round(Math.min(1, Math.max(0, share)) * BAR_WIDTH)
  return `${'█'.repeat(full)}${'░'.repeat(BAR_WIDTH - full)} ${text}`
}

export const isFinished = ({ state }: Operation): boolean => state !== 'queued' && state !== 'running'

/** Waits until an operation is finished and gives it as it then is. */
export async function watchOperation(client: Client, started: Operation, terminal: Terminal, language: Language): Promise<Operation> {
  let operation = started
  let told = -1
  while (!isFinished(operation)) {
    const share = operation.total === 0 ? 0 : operation.done / operation.total
    const text = render(language, 'ui.operations.progress', { done: operation.done, total: operation.total })
    if (terminal.isInteractive) terminal.tell(`\r${progressBar(share, text)}`)
    else if (share >= told + LINE_EVERY || told < 0) {
      terminal.tell(`${text}\n`)
      told = share
    }
    await pause(ASK_EVERY_MS)
    operation = await client.getOperation(operation.id)
  }
  if (terminal.isInteractive && operation !== started) terminal.tell(`\r${' '.repeat(Math.min(terminal.width, BAR_WIDTH + 60) - 1)}\r`)
  return operation
}
