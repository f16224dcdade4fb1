import { randomBytes } from 'node:crypto'
import { parseJson } from '#model/parse-json.ts'
import { hashPassword } from '#threads/password.ts'
import { page, readJson, readNumber } from './context.ts'
import type { Desk, DeskContext } from './context.ts'

const idOf = (context: DeskContext): string => (context.req.param('id') ?? '').toLowerCase()

/** GET /leavers: former employees, the newest first. */
export async function listLeavers({ office }: Desk, context: DeskContext): Promise<Response> {
  const [top, skip] = [readNumber(context, '$top', 100, 999), readNumber(context, '$skip', 0, 10_000_000)]
  const listed = await office.ask('listLeavers', context.get('caller'), { top, skip })
  return page(context, listed.value, { count: listed.count, skip, top })
}

/** POST /leavers: user, reason. */
export async function startLeaver({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json(await office.act('startLeaver', context.get('caller'), { body: await readJson(context) }), 201)
}

/** GET /leavers/{id}: each step with who, what and when. */
export async function getLeaver({ office }: Desk, context: DeskContext): Promise<Response> {
  return context.json(await office.ask('getLeaver', context.get('caller'), { id: idOf(context) }))
}

/** A password that nobody is told: only its hash leaves here. */
const secretHash = (): Promise<string> => hashPassword(randomBytes(32).toString('base64url'))

/** POST /leavers/{id}/steps/{step}: skip, or what was chosen. */
export async function takeLeaverStep({ office }: Desk, context: DeskContext): Promise<Response> {
  const step = context.req.param('step') ?? ''
  const text = await context.req.text()
  const body: unknown = text.trim() === '' ? {} : parseJson(text)
  const passwordHash = step === 'resetPassword' ? await secretHash() : null
  return context.json(await office.act('takeLeaverStep', context.get('caller'), { id: idOf(context), step, body, passwordHash }))
}
