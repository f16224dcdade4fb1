import { wrongValue } from '#actions/wrong-value.ts'
import { page, readJson, readNumber } from './context.ts'
import type { Desk, DeskContext } from './context.ts'
import { renderPlan } from './render-plan.ts'
import { rendererFor } from './render-refusal.ts'

const idOf = (context: DeskContext): string => context.req.param('id') ?? ''

function readPending(context: DeskContext): boolean | null {
  const filter = context.req.query('$filter')
  if (filter === undefined) return null
  const found = /^\s*state\s+(eq|ne)\s+'pending'\s*$/.exec(filter)
  if (found === null) throw wrongValue('$filter', filter, "state eq 'pending' or state ne 'pending'")
  return found[1] === 'eq'
}

/** GET /requests: the newest first; `mine=true` what the caller has asked, for who may not read them all. */
export async function listRequests({ office }: Desk, context: DeskContext): Promise<Response> {
  const [top, skip] = [readNumber(context, '$top', 100, 999), readNumber(context, '$skip', 0, 10_000_000)]
  const listed = await office.ask('listLicenseRequests', context.get('caller'), { isPending: readPending(context), mine: context.req.query('mine') === 'true', top, skip })
  return page(context, listed.value, { count: listed.count, skip, top })
}

/** POST /requests: skuId, message, users; for whoever asks. */
export async function askForLicense({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json(await office.act('askForLicense', context.get('caller'), { body: await readJson(context) }), 201)
}

/** GET /requests/{id}. */
export async function getRequest({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json(await office.look('getLicenseRequest', context.get('caller'), { id: idOf(context) }))
}

/** POST /requests/{id}/approve: users, groupId, skuId, disabledPlans, message, reason; 201 with the plan that approves. */
export async function approveRequest({ office, catalogue }: Desk, context: DeskContext): Promise<Response> {
  const caller = context.get('caller')
  const draft = await office.ask('draftApproval', caller, { id: idOf(context), body: await readJson(context) })
  return context.json(renderPlan(await office.act('savePlan', caller, { draft }), rendererFor(catalogue, caller)), 201)
}

/** POST /requests/{id}/deny: reason. */
export async function denyRequest({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json(await office.act('denyRequest', context.get('caller'), { id: idOf(context), body: await readJson(context) }))
}
