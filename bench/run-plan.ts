// A plan applied from outside, as a program would: asked for, then watched until it is done.
import type { Operation } from '#model/operation.ts'
import type { Plan } from '#model/plan.ts'
import type { OpenLicet } from './open-licet.ts'
import { timeOf } from './time-of.ts'

const POLL_MS = 25

export interface Done {
  readonly operation: Operation
  readonly planMs: number
  /** From asking for it until it is seen to have succeeded. */
  readonly applyMs: number
}

/** Makes a plan by a call and applies it. Throws when its operation does not succeed. */
export async function runPlan(licet: OpenLicet, path: string, body?: unknown): Promise<Done> {
  let plan: Plan | undefined
  const planMs = await timeOf(async () => (plan = await licet.call<Plan>('POST', path, body)))
  let operation: Operation | undefined
  const applyMs = await timeOf(async () => (operation = await apply(licet, plan!.id)))
  return { operation: operation!, planMs, applyMs }
}

async function apply(licet: OpenLicet, planId: string): Promise<Operation> {
  let operation = await licet.call<Operation>('POST', `/licet/v1/plans/${planId}/apply`)
  while (operation.state === 'queued' || operation.state === 'running') {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    operation = await licet.call<Operation>('GET', `/licet/v1/operations/${operation.id}`)
  }
  if (operation.state !== 'succeeded') throw new Error(`The operation ended as ${operation.state}: ${operation.error}`)
  return operation
}
