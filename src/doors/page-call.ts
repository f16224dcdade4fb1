// What our own pages send while somebody signs in: JSON, from this server's pages alone.
import type { Context } from 'hono'
import { Problem } from '#model/problem.ts'
import { clientAddress } from './client-address.ts'
import { OAuthRefusal } from './oauth-refusal.ts'
import { checkOrigin } from './sessions.ts'
import type { TokenOptions } from './token-call.ts'

export type PageBody = Readonly<Record<string, unknown>>

/** A text of the body; null when it is none. */
export const textOf = (body: PageBody, name: string): string | null => {
  const value = body[name]
  return typeof value === 'string' && value !== '' && value.length <= 8_192 ? value : null
}

async function readBody(c: Context): Promise<PageBody> {
  const body: unknown = await c.req.json().catch(() => null)
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as PageBody) : {}
}

const STATUS = { passwordWrong: 401, accountLocked: 403, accountDisabled: 403, passwordMustChange: 403 } as const

/** What a page's call may go wrong with, by a name that the language files know (page.signIn.problem...). */
export class PageRefusal extends Error {
  readonly reason: string
  readonly status: 400 | 401 | 403 | 404

  constructor(reason: string, status: 400 | 401 | 403 | 404 = 400) {
    super(reason)
    this.reason = reason
    this.status = status
  }
}

/** Answers a call of a page; guessing is slowed down, and every foreseen refusal has a name. */
export async function answerPage(c: Context, { hosts, limiter }: TokenOptions, work: (body: PageBody) => Promise<object | null>): Promise<Response> {
  checkOrigin(c.req.raw, hosts.originOf(c.req.raw))
  c.header('Cache-Control', 'no-store')
  const place = clientAddress(c)
  try {
    limiter.check(place)
    const answer = await work(await readBody(c))
    return answer === null ? c.body(null, 204) : c.json(answer)
  } catch (error) {
    if (error instanceof PageRefusal) {
      if (error.status === 404) limiter.fail(place)
      return c.json({ error: { code: error.reason, message: error.message } }, error.status)
    }
    if (error instanceof OAuthRefusal) {
      const { reason, message } = error
      const status = Object.hasOwn(STATUS, reason) ? STATUS[reason as keyof typeof STATUS] : 400
      if (status === 401) limiter.fail(place)
      return c.json({ error: { code: reason, message } }, status)
    }
    if (!(error instanceof Problem) || error.facts.status !== 429) throw error
    c.header('Retry-After', String(error.facts.retryAfterSeconds ?? 1))
    return c.json({ error: { code: 'tooManyTries', message: error.message } }, 429)
  }
}
