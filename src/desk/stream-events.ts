// The event stream: what happened in the tenant, as it happens (server-sent events).
import { streamSSE } from 'hono/streaming'
import { requireAccess } from '#actions/require-access.ts'
import type { LicetEvent } from '#threads/events.ts'
import type { Desk, DeskContext } from './context.ts'

const COMMENT_EVERY_MS = 15_000

/**
 * Events of the caller's tenant; Last-Event-ID goes on where the line broke, or says `reset` when that is too long ago.
 * Nothing is told to who may no longer know it: the line ends, and who connects again is refused.
 */
export function streamEvents({ office: { events }, watchCaller }: Desk, context: DeskContext): Response {
  const { tenantId } = context.get('caller')
  const last = context.req.header('last-event-id')
  const callerNow = watchCaller(context.req.raw)
  const mayKnow = async (): Promise<boolean> => {
    try {
      requireAccess(await callerNow(), 'readOperations')
      return true
    } catch {
      return false
    }
  }
  return streamSSE(context, async (stream) => {
    const over = Promise.withResolvers<void>()
    stream.onAbort(over.resolve)
    let told = Promise.resolve()
    /** One after the other, each once it is known that the caller may still know it. */
    const tell = (write: () => Promise<unknown>): void => {
      told = told.then(async () => {
        if (await mayKnow()) void write()
        else over.resolve()
      })
    }
    const tellEvent = (event: LicetEvent): void => {
      if (event.tenantId !== tenantId) return
      tell(() => stream.writeSSE({ id: String(event.id), event: event.type, data: JSON.stringify(event.data) }))
    }
    // What was missed, and from now on everything: nothing happens in between.
    const missed = last === undefined ? [] : events.after(/^\d+$/.test(last) ? Number(last) : -1)
    if (missed === undefined) tell(() => stream.writeSSE({ event: 'reset', data: '{}' }))
    else missed.forEach(tellEvent)
    // An id without an event: who loses the line before anything happens goes on from here.
    const { lastId } = events
    tell(() => stream.write(`id: ${lastId}\n: welcome\n\n`))
    const stopWatching = events.watch(tellEvent)
    const comments = setInterval(() => tell(() => stream.write(': still here\n\n')), COMMENT_EVERY_MS)
    // Nothing sleeps on after the listener left: a server that stops would wait for it.
    await over.promise
    clearInterval(comments)
    stopWatching()
  })
}
