import { wrongValue } from '#actions/wrong-value.ts'
import { REPORT_DAYS } from '#model/auto-claim-policy.ts'
import { notFound } from '#model/problem.ts'
import { readJson } from './context.ts'
import type { Desk, DeskContext } from './context.ts'

const idOf = (context: DeskContext): string => context.req.param('id') ?? ''

/** GET /autoClaimPolicies. */
export async function listPolicies({ office }: Desk, context: DeskContext): Promise<Response> {
  const value = await office.ask('listAutoClaimPolicies', context.get('caller'), null)
  return context.json({ '@odata.count': value.length, value })
}

/** POST /autoClaimPolicies: displayName, products in their order, isEnabled. */
export async function createPolicy({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json(await office.act('createAutoClaimPolicy', context.get('caller'), { body: await readJson(context) }), 201)
}

/** GET /autoClaimPolicies/{id}. */
export async function getPolicy({ office }: Desk, context: DeskContext): Promise<Response> {
  const policy = (await office.ask('listAutoClaimPolicies', context.get('caller'), null)).find(({ id }) => id === idOf(context).toLowerCase())
  if (policy === undefined) throw notFound(idOf(context))
  return context.json(policy)
}

/** PATCH /autoClaimPolicies/{id}. */
export async function patchPolicy({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json(await office.act('changeAutoClaimPolicy', context.get('caller'), { id: idOf(context), body: await readJson(context) }))
}

/** DELETE /autoClaimPolicies/{id}. */
export async function removePolicy({ office }: Desk, context: DeskContext): Promise<Response> {
  await office.act('deletePolicy', context.get('caller'), { id: idOf(context) })
  return context.body(null, 204)
}

/** GET /autoClaimPolicies/{id}/report?days=: what became of the first sign-ins of the last 1, 7, 30 or 90 days. */
export async function reportPolicy({ office }: Desk, context: DeskContext): Promise<Response> {
  const text = context.req.query('days') ?? '30'
  const days = REPORT_DAYS.find((known) => String(known) === text)
  if (days === undefined) throw wrongValue('days', text, `one of ${REPORT_DAYS.join(', ')}`)
  return context.json(await office.ask('reportAutoClaims', context.get('caller'), { id: idOf(context), days }))
}

/** POST /signIns: user; an app outside tells that somebody has signed in to it. */
export async function tellSignIn({ office }: Desk, context: DeskContext): Promise<Response> {
  const body = await readJson(context)
  const user = typeof body === 'object' && body !== null && 'user' in body ? body.user : undefined
  if (typeof user !== 'string' || user === '') throw wrongValue('user', user, 'an id or a user name')
  return context.json(await office.act('claimAtSignIn', context.get('caller'), { user }))
}
