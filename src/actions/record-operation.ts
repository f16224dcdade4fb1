import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import type { OperationKind, OperationState } from '#model/operation.ts'
import { insertOperation } from '#store/operations.ts'
import type { NewOperation } from '#store/operations.ts'
import type { ActionRoom } from './room.ts'

export interface OperationFacts {
  readonly kind: OperationKind
  readonly total: number
  readonly state?: OperationState
  readonly done?: number
  readonly failed?: number
  readonly reason?: string | null
  readonly planId?: Guid | null
  readonly undoOf?: Guid | null
  readonly causedBy?: Guid | null
  readonly added?: readonly Guid[]
  readonly removed?: readonly Guid[]
  readonly idempotencyKey?: string | null
}

/** An operation as it is kept. Finished unless another state is given. */
export function operationValues({ newId, now }: Pick<ActionRoom, 'newId' | 'now'>, caller: Caller, facts: OperationFacts): NewOperation {
  const at = now.toISOString()
  const { state = 'succeeded', total } = facts
  const finished = state !== 'queued' && state !== 'running'
  const done = facts.done ?? (finished ? total : 0)
  return {
    id: newId(),
    kind: facts.kind,
    state,
    total,
    done,
    failed: facts.failed ?? 0,
    reason: facts.reason ?? null,
    createdById: caller.id,
    createdByName: caller.displayName,
    createdByKind: caller.kind,
    createdDateTime: at,
    startedDateTime: finished ? at : null,
    finishedDateTime: finished ? at : null,
    planId: facts.planId ?? null,
    causedBy: facts.causedBy ?? null,
    undoOf: facts.undoOf ?? null,
    undoneBy: null,
    error: null,
    added: facts.added ?? [],
    removed: facts.removed ?? [],
    idempotencyKey: facts.idempotencyKey ?? null,
    appId: caller.appId ?? null,
  }
}

/** Notes an operation in the transaction that makes it: who, when, why. */
export async function recordOperation(room: ActionRoom, caller: Caller, facts: OperationFacts): Promise<{ pk: number; id: Guid }> {
  const operation = operationValues(room, caller, facts)
  const pk = await insertOperation(room.db, room.tenant.pk, operation)
  const { id, state, done, total } = operation
  room.tell({ type: 'operation', operation: { id, state, done, total } })
  return { pk, id }
}
