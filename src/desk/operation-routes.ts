import { wrongValue } from '#actions/wrong-value.ts'
import type { Guid } from '#model/guid.ts'
import { OPERATION_STATES } from '#model/operation.ts'
import type { Operation, OperationState } from '#model/operation.ts'
import { page, readNumber } from './context.ts'
import type { Desk, DeskContext } from './context.ts'
import { createUndoPlan } from './plan-routes.ts'
import { renderOperation } from './render-operation.ts'
import { renderPlanUser } from './render-plan.ts'
import { rendererFor } from './render-refusal.ts'
import { exportFile } from './export-routes.ts'
import { sendCsv } from './send-csv.ts'

const idOf = (context: DeskContext): Guid => (context.req.param('id') ?? '').toLowerCase()

/** An operation as it is told: a running one with how far it is by now, though nothing of that is durable yet. */
function tellOperation({ office }: Desk, context: DeskContext, operation: Operation): Operation {
  const done = operation.state === 'running' ? office.events.doneOf(operation.id) : undefined
  return renderOperation({ ...operation, ...(done !== undefined && { done }) }, context.get('caller').language)
}

const STATE = /\bstate eq '(\w+)'/g

/** The states of `state eq 'running' or state eq 'queued'`. Throws a Problem for any other filter. */
function readStates(context: DeskContext): OperationState[] | null {
  const filter = context.req.query('$filter')
  if (filter === undefined) return null
  const states = [...filter.matchAll(STATE)].map(([, state]) => state ?? '')
  const known = (state: string): state is OperationState => (OPERATION_STATES as readonly string[]).includes(state)
  if (states.length > 0 && states.every(known) && filter.replaceAll(STATE, '').replaceAll(/\bor\b/g, '').trim() === '') return states
  throw wrongValue('$filter', filter, `state eq 'STATE', joined by or, of ${OPERATION_STATES.join(', ')}`)
}

/** GET /operations: the newest first; `$search` looks at the reason and at who made them, `$filter` at the state. */
export async function listOperations(desk: Desk, context: DeskContext): Promise<Response> {
  const top = readNumber(context, '$top', 50, 999)
  const skip = readNumber(context, '$skip', 0, 10_000_000)
  const states = readStates(context)
  const caller = context.get('caller')
  const listed = await desk.office.ask('listOperations', caller, { top, skip, states, text: context.req.query('$search') ?? null })
  return page(context, listed.value.map((one) => tellOperation(desk, context, one)), { count: listed.count, skip, top })
}

/** GET /operations/{id}. */
export async function getOperation(desk: Desk, context: DeskContext): Promise<Response> {
  return context.json(tellOperation(desk, context, await desk.office.look('getOperation', context.get('caller'), { id: idOf(context) })))
}

/** GET /operations/{id}/users: a row a person. */
export async function listOperationUsers(desk: Desk, context: DeskContext): Promise<Response> {
  const top = readNumber(context, '$top', 100, 999)
  const after = readNumber(context, '$skiptoken', 0, Number.MAX_SAFE_INTEGER)
  const listed = await desk.office.ask('listOperationUsers', context.get('caller'), { id: idOf(context), top, after })
  const value = listed.value.map((row) => renderPlanUser(row, rendererFor(desk.catalogue, context.get('caller'))))
  const next = new URL(context.req.url)
  next.searchParams.set('$skiptoken', String(listed.nextToken))
  return context.json({ '@odata.count': listed.count, ...(listed.nextToken !== null && { '@odata.nextLink': next.toString() }), value })
}

const RESULT_COLUMNS = ['id', 'userPrincipalName', 'displayName', 'outcome', 'licensesBefore', 'licensesAfter', 'reason'] as const
const ROWS_AT_ONCE = 999

/** GET /operations/{id}/resultFile: the same as CSV, all of it, sent as it is read; of an export, its file. */
export async function resultFile(desk: Desk, context: DeskContext): Promise<Response> {
  const { office, catalogue } = desk
  const caller = context.get('caller')
  const id = idOf(context)
  const { kind } = await office.look('getOperation', caller, { id })
  if (kind === 'export') return exportFile(desk, context)
  const names = (licenses: readonly { readonly skuId: string }[]): string =>
    licenses.map(({ skuId }) => catalogue.productById.get(skuId)?.skuPartNumber ?? skuId).join('; ')
  return sendCsv<number>(`operation-${id}.csv`, RESULT_COLUMNS, async (after) => {
    const { value, nextToken } = await office.ask('listOperationUsers', caller, { id, top: ROWS_AT_ONCE, after: after ?? 0 })
    const lines = value.map((row) => {
      const { refusal, before, after: now, ...person } = renderPlanUser(row, rendererFor(catalogue, caller))
      return [person.id, person.userPrincipalName, person.displayName, person.outcome, names(before.assignedLicenses), names(now.assignedLicenses), refusal?.message ?? '']
    })
    return { lines, next: nextToken }
  })
}

/** POST /operations/{id}/cancel: asks it to stop; what it has written is rolled back. */
export async function cancelOperation(desk: Desk, context: DeskContext): Promise<Response> {
  const { office } = desk
  const caller = context.get('caller')
  const id = idOf(context)
  const operation: Operation = await office.look('getOperation', caller, { id })
  if (operation.state === 'running') office.stop(id)
  else if (operation.state === 'queued') await office.act('cancelQueuedOperation', caller, { operationId: id })
  return context.json(tellOperation(desk, context, await office.look('getOperation', caller, { id })))
}

/** POST /operations/{id}/undo: the plan that would undo it. */
export async function undoOperation(desk: Desk, context: DeskContext): Promise<Response> {
  return createUndoPlan(desk, context, idOf(context))
}
