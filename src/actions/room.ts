// What an action or a question is given to work with: the store in its transaction, the clock, and ways to tell.
import type { Catalogue } from '#catalogue/catalogue.ts'
import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import type { Operation } from '#model/operation.ts'
import type { Db } from '#store/database.ts'
import type { TenantRow } from '#store/tenants.ts'

/** What may have changed, for those who watch the event stream. */
export type Notice = (
  | { readonly type: 'user' | 'group' | 'app' | 'subscription' | 'pool' | 'settings' | 'rule' | 'request' | 'autoClaim' | 'queue'; readonly ids: readonly string[] }
  | { readonly type: 'operation'; readonly operation: Pick<Operation, 'id' | 'state' | 'done' | 'total'> }
) & {
  /** Of another organization than the caller's: what the clock does for many at once. */
  readonly tenantId?: Guid
  /** Whose change it is, when somebody else carries it out: a queued operation is its maker's. */
  readonly by?: { readonly id: Guid; readonly displayName: string }
}

/** Given to questions. */
export interface ReadingRoom {
  readonly db: Db
  readonly tenant: TenantRow
  readonly catalogue: Catalogue
  /** The tenant's clock. */
  readonly now: Date
  /** The real clock: what tokens, links and plans live by. */
  readonly realNow: Date
}

/** Given to actions: everything in it happens in one transaction, or not at all. */
export interface ActionRoom extends ReadingRoom {
  readonly newId: () => Guid
  /** Told to watchers once the transaction is durable. */
  readonly tell: (notice: Notice) => void
  /** Progress of a long operation; gives way to others, and is true when it is to stop. */
  readonly step: (operationId: Guid, done: number, total: number) => Promise<boolean>
}

export type Action<Input, Output> = (room: ActionRoom, caller: Caller, input: Input) => Promise<Output>
export type Question<Input, Output> = (room: ReadingRoom, caller: Caller, input: Input) => Promise<Output>
