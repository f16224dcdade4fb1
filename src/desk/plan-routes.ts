import { wrongValue } from '#actions/wrong-value.ts'
import type { Guid } from '#model/guid.ts'
import { OUTCOMES } from '#model/plan.ts'
import type { Outcome } from '#model/plan.ts'
import { page, readJson, readNumber } from './context.ts'
import type { Desk, DeskContext } from './context.ts'
import { renderOperation } from './render-operation.ts'
import { renderPlan, renderPlanUser } from './render-plan.ts'
import { rendererFor } from './render-refusal.ts'
import { takePasswords } from './take-passwords.ts'

const idOf = (context: DeskContext): Guid => (context.req.param('id') ?? '').toLowerCase()

/** POST /plans: what a change would do; 201 with the plan. */
export async function createPlan(desk: Desk, context: DeskContext): Promise<Response> {
  const caller = context.get('caller')
  // Long reading on a reader; only the finished plan goes to the writer.
  const { body, passwords } = await takePasswords(await readJson(context))
  const draft = await desk.office.ask('draftPlan', caller, { body })
  const plan = await desk.office.act('savePlan', caller, { draft, passwords })
  return context.json(renderPlan(plan, rendererFor(desk.catalogue, caller)), 201)
}

/** The plan that would undo an operation; 201. */
export async function createUndoPlan(desk: Desk, context: DeskContext, operationId: Guid): Promise<Response> {
  const caller = context.get('caller')
  const draft = await desk.office.ask('draftUndo', caller, { operationId })
  const plan = await desk.office.act('savePlan', caller, { draft })
  return context.json(renderPlan(plan, rendererFor(desk.catalogue, caller)), 201)
}

/** POST /subscriptions/{id}/takeControl: moveTo, reason; 201 with the plan. */
export async function takeControl(desk: Desk, context: DeskContext): Promise<Response> {
  const caller = context.get('caller')
  const draft = await desk.office.ask('draftTakeControl', caller, { id: idOf(context), body: await readJson(context) })
  const plan = await desk.office.act('savePlan', caller, { draft })
  return context.json(renderPlan(plan, rendererFor(desk.catalogue, caller)), 201)
}

/** GET /plans/{id}. */
export async function getPlan(desk: Desk, context: DeskContext): Promise<Response> {
  const caller = context.get('caller')
  return context.json(renderPlan(await desk.office.look('readPlan', caller, { id: idOf(context) }), rendererFor(desk.catalogue, caller)))
}

const isOutcome = (text: string): text is Outcome => (OUTCOMES as readonly string[]).includes(text)

function readOutcome(context: DeskContext): Outcome | null {
  const filter = context.req.query('$filter')
  if (filter === undefined) return null
  const outcome = /^\s*outcome\s+eq\s+'(\w+)'\s*$/i.exec(filter)?.[1] ?? ''
  if (isOutcome(outcome)) return outcome
  throw wrongValue('$filter', filter, `outcome eq '${OUTCOMES.join("' or '")}'`)
}

/** GET /plans/{id}/users: a row a person. */
export async function listPlanUsers(desk: Desk, context: DeskContext): Promise<Response> {
  const caller = context.get('caller')
  const top = readNumber(context, '$top', 100, 999)
  const skip = readNumber(context, '$skip', 0, 10_000_000)
  const listed = await desk.office.ask('listPlanUsers', caller, { id: idOf(context), outcome: readOutcome(context), top, skip })
  const value = listed.value.map((row) => renderPlanUser(row, rendererFor(desk.catalogue, caller)))
  return page(context, value, { count: listed.count, skip, top })
}

/** POST /plans/{id}/apply: makes the change; 200 with the finished operation, or 202 with the one that is running. */
export async function applyPlan(desk: Desk, context: DeskContext): Promise<Response> {
  const caller = context.get('caller')
  const key = context.req.header('idempotency-key') ?? null
  if (key !== null && (key.length === 0 || key.length > 255)) {
    throw wrongValue('Idempotency-Key', key, '1 to 255 characters')
  }
  const operation = await desk.office.act('applyPlan', caller, { planId: idOf(context), idempotencyKey: key })
  return context.json(renderOperation(operation, caller.language), operation.state === 'queued' || operation.state === 'running' ? 202 : 200)
}
