import { stringify } from 'csv-stringify/sync'
import type { Operation } from '#model/operation.ts'
import type { Guid } from '#model/guid.ts'
import { page, readNumber } from './context.ts'
import type { Desk, DeskContext } from './context.ts'
import { createUndoPlan } from './plan-routes.ts'
import { renderPlanUser } from './render-plan.ts'

const idOf = (context: DeskContext): Guid => (context.req.param('id') ?? '').toLowerCase()

/** GET /operations: the newest first; `$search` looks at the reason and at who made them, `$filter=state eq '...'` at the state. */
export async function listOperations({ office }: Desk, context: DeskContext): Promise<Response> {
  const top = readNumber(context, '$top', 50, 999)
  const skip = readNumber(context, '$skip', 0, 10_000_000)
  const state = /^state eq '(\w+)'$/.exec(context.req.query('$filter') ?? '')?.[1] ?? null
  const listed = await office.ask('listOperations', context.get('caller'), { top, skip, state, text: context.req.query('$search') ?? null })
  return page(context, listed.value, { count: listed.count, skip, top })
}

/** GET /operations/{id}. */
export async function getOperation({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json(await office.look('getOperation', context.get('caller'), { id: idOf(context) }))
}

/** GET /operations/{id}/users: a row a person. */
export async function listOperationUsers(desk: Desk, context: DeskContext): Promise<Response> {
  const top = readNumber(context, '$top', 100, 999)
  const skip = readNumber(context, '$skip', 0, 10_000_000)
  const listed = await desk.office.ask('listOperationUsers', context.get('caller'), { id: idOf(context), top, skip })
  const value = listed.value.map((row) => renderPlanUser(row, desk.catalogue, context.get('caller').language))
  return page(context, value, { count: listed.count, skip, top })
}

const RESULT_COLUMNS = ['id', 'userPrincipalName', 'displayName', 'outcome', 'licensesBefore', 'licensesAfter', 'reason'] as const
const ROWS_AT_ONCE = 999

/** GET /operations/{id}/resultFile: the same as CSV, all of it, sent as it is read. */
export async function resultFile(desk: Desk, context: DeskContext): Promise<Response> {
  const { office, catalogue } = desk
  const caller = context.get('caller')
  const id = idOf(context)
  await office.look('getOperation', caller, { id })
  const names = (licenses: readonly { readonly skuId: string }[]): string =>
    licenses.map(({ skuId }) => catalogue.productById.get(skuId)?.skuPartNumber ?? skuId).join('; ')
  let skip = 0
  const rows = new ReadableStream<Uint8Array>({
    start: (stream) => stream.enqueue(new TextEncoder().encode(`\uFEFF${stringify([RESULT_COLUMNS])}`)),
    async pull(stream) {
      const { value } = await office.ask('listOperationUsers', caller, { id, top: ROWS_AT_ONCE, skip })
      skip += ROWS_AT_ONCE
      const lines = value.map((row) => {
        const { refusal, before, after, ...person } = renderPlanUser(row, catalogue, caller.language)
        return [
          person.id,
          person.userPrincipalName,
          person.displayName,
          person.outcome,
          names(before.assignedLicenses),
          names(after.assignedLicenses),
          refusal?.message ?? '',
        ]
      })
      stream.enqueue(new TextEncoder().encode(stringify(lines, { escape_formulas: true })))
      if (value.length < ROWS_AT_ONCE) stream.close()
    },
  })
  return new Response(rows, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="operation-${id}.csv"`,
      'Cache-Control': 'no-store',
    },
  })
}

/** POST /operations/{id}/cancel: asks it to stop; what it has written is rolled back. */
export async function cancelOperation({ office }: Desk, context: DeskContext): Promise<Response> {
  const caller = context.get('caller')
  const id = idOf(context)
  const operation: Operation = await office.look('getOperation', caller, { id })
  if (operation.state === 'running') office.stop(id)
  else if (operation.state === 'queued') await office.act('cancelQueuedOperation', caller, { operationId: id })
  return context.json(await office.look('getOperation', caller, { id }))
}

/** POST /operations/{id}/undo: the plan that would undo it. */
export async function undoOperation(desk: Desk, context: DeskContext): Promise<Response> {
  return createUndoPlan(desk, context, idOf(context))
}
