// Events of several processes on one PostgreSQL: what happens in one is told in all of them.
import { openPostgresSignals } from '#store/postgres-signals.ts'
import { Events } from './events.ts'
import type { LicetEvent } from './events.ts'

export type NewEvent = Omit<LicetEvent, 'id'>

export interface SharedEvents {
  readonly events: Events
  /** Tells an event here at once, and in the other processes. */
  readonly emit: (event: NewEvent) => void
  close(): Promise<void>
}

interface Told {
  readonly from: string
  readonly event: NewEvent
}

/** PostgreSQL takes 8,000 bytes; ids are at most that many letters. */
const MOST_LETTERS = 4_000

/** Without its ids an event says: any of that type may have changed. */
const shortened = (event: NewEvent): NewEvent =>
  JSON.stringify(event).length > MOST_LETTERS ? { ...event, data: { ...event.data, ids: [] } } : event

export async function openSharedEvents(url: string, firstId: number): Promise<SharedEvents> {
  const events = new Events(firstId)
  const self = crypto.randomUUID()
  const signals = await openPostgresSignals(url, (text) => {
    const { from, event } = JSON.parse(text) as Told
    if (from !== self) events.emit(event)
  })
  return {
    events,
    emit(event) {
      events.emit(event)
      const told: Told = { from: self, event: shortened(event) }
      // While the connection is made anew nobody elsewhere is told; what changed is durable all the same.
      signals.tell(JSON.stringify(told)).catch(() => undefined)
    },
    close: () => signals.close(),
  }
}
