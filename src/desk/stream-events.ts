// The event stream: what happened in the tenant, as it happens (server-sent events).
import { streamSSE } from 'hono/streaming'
import type { LicetEvent } from '#threads/events.ts'
import type { Desk, DeskContext } from './context.ts'

const COMMENT_EVERY_MS = 15_000

/** Events of the caller's tenant; Last-Event-ID goes on where the line broke, or says `reset` when that is too long ago. */
export function streamEvents({ office: { events } }: Desk, context: DeskContext): Response {
  const { tenantId } = context.get('caller')
  const last = context.req.header('last-event-id')
  return streamSSE(context, async (stream) => {
    const write = (event: LicetEvent): void => {
      if (event.tenantId !== tenantId) return
      void stream.writeSSE({ id: String(event.id), event: event.type, data: JSON.stringify(event.data) })
    }
    // What was missed, and from now on everything: nothing happens in between.
    const missed = last === undefined ? [] : events.after(/^\d+$/.test(last) ? Number(last) : -1)
    if (missed === undefined) void stream.writeSSE({ event: 'reset', data: '{}' })
    else missed.forEach(write)
    // An id without an event: who loses the line before anything happens goes on from here.
    void stream.write(`id: ${events.lastId}\n: welcome\n\n`)
    const stopWatching = events.watch(write)
    const ended = new Promise<void>((resolve) => stream.onAbort(resolve))
    const comments = setInterval(() => void stream.write(': still here\n\n'), COMMENT_EVERY_MS)
    // Nothing sleeps on after the listener left: a server that stops would wait for it.
    await ended
    clearInterval(comments)
    stopWatching()
  })
}
