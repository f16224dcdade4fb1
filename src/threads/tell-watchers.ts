import type { Notice } from '#actions/room.ts'
import type { Caller } from '#model/caller.ts'
import type { Events } from './events.ts'
import type { Progress } from './worker-line.ts'

export type Emit = Events['emit']

/** Tells those who watch what an action has changed, and by whom. */
export function tellWatchers(emit: Emit, caller: Caller, notices: readonly Notice[]): void {
  const by = { id: caller.id, displayName: caller.displayName }
  for (const { tenantId = caller.tenantId, ...notice } of notices) {
    if (notice.type !== 'operation') emit({ tenantId, type: 'changed', data: { by, ...notice } })
    else {
      const { id, state, done, total } = notice.operation
      emit({ tenantId, type: 'operation', data: { id, state, done, total } })
      emit({ tenantId, type: 'changed', data: { type: 'operation', ids: [id] } })
    }
  }
}

/** Tells how far an operation is. */
export const progressInto =
  (emit: Emit): Progress =>
  ({ operationId, tenantId, done, total }) =>
    emit({ tenantId, type: 'operation', data: { id: operationId, state: 'running', done, total } })
