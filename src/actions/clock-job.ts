import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import type { Db } from '#store/database.ts'
import type { ActionRoom, ReadingRoom } from './room.ts'

/** Something that happens at instants kept in the store; done once each, in the transaction that says it is done. */
export interface ClockJob {
  /** The organizations that have something due at an instant of the real clock, each by its own clock. */
  readonly tenantsDue: (db: Db, realNow: Date) => Promise<readonly Guid[]>
  /** The first instant, up to another, at which something is due; undefined when nothing is. */
  readonly nextDue: (room: ReadingRoom, until: string) => Promise<string | undefined>
  /** Does all that is due at `room.now`; then `nextDue` gives a later instant. */
  readonly run: (room: ActionRoom, caller: Caller) => Promise<void>
}
