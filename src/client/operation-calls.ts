import type { Guid } from '#model/guid.ts'
import type { Operation } from '#model/operation.ts'
import type { Plan, PlanUser } from '#model/plan.ts'
import { formatQuery } from './format-query.ts'
import type { ListQuery } from './format-query.ts'
import type { CallOptions, Page, Send } from './send.ts'

/** Operations: changes that were made, with their undo. */
export const operationCalls = (send: Send) => ({
  listOperations: (query: ListQuery = {}, options?: CallOptions) =>
    send<Page<Operation>>(`/licet/v1/operations${formatQuery({ count: true, ...query })}`, options),

  getOperation: (operation: Guid, options?: CallOptions) => send<Operation>(`/licet/v1/operations/${operation}`, options),

  /** A row a person: what they had before and have after. */
  listOperationUsers: (operation: Guid, { after, ...query }: ListQuery & { readonly after?: string | undefined } = {}, options?: CallOptions) =>
    send<Page<PlanUser>>(`/licet/v1/operations/${operation}/users${formatQuery({ count: true, ...query }, { $skiptoken: after })}`, options),

  /** Stops a running operation; nothing of it remains. */
  cancelOperation: (operation: Guid, options?: CallOptions) =>
    send<Operation>(`/licet/v1/operations/${operation}/cancel`, { method: 'POST', ...options }),

  /** The plan that would undo an operation; applying it does. */
  planUndo: (operation: Guid, options?: CallOptions) =>
    send<Plan>(`/licet/v1/operations/${operation}/undo`, { method: 'POST', ...options }),
})
