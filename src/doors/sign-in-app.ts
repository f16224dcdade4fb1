// Signing in by a link that works once, and signing out.
import { Hono } from 'hono'
import type { Context } from 'hono'
import { isGuid } from '#model/guid.ts'
import type { Guid } from '#model/guid.ts'
import { Problem } from '#model/problem.ts'
import type { Office } from '#threads/office.ts'
import { claimLicenses } from './claim-licenses.ts'
import { clientAddress } from './client-address.ts'
import { licetItself } from '#model/caller.ts'
import type { KnownHosts } from './known-hosts.ts'
import type { TryLimiter } from './limit-tries.ts'
import { hashSecret, newSecret } from '#store/secret.ts'
import { endSessionCookie, formatSessionCookie, parseSessionCookie, sessionEnd } from './sessions.ts'

export interface SignInOptions {
  readonly office: Office
  readonly hosts: KnownHosts
  readonly limiter: TryLimiter
  readonly now: () => Date
}

const LINK_MS = 3_600_000

/** Makes a link's code for a person, by id or user name: `/sign-in?code=...`, good once and for an hour. */
export async function newSignInCode(tenantId: Guid, user: string, { office, now }: Pick<SignInOptions, 'office' | 'now'>): Promise<string> {
  const secret = newSecret()
  const until = new Date(now().getTime() + LINK_MS).toISOString()
  await office.act('addSignInLink', licetItself(tenantId), { user, hash: hashSecret(secret), until })
  return `${tenantId}.${secret}`
}

/** Uses up the code and begins a session; throws when it was used, has ended or never was. */
async function signIn(code: string, { office, now }: SignInOptions): Promise<{ tenantId: Guid; secret: string }> {
  const [tenantId = '', linkSecret = ''] = code.split('.')
  if (!isGuid(tenantId)) throw new Problem({ status: 401, code: 'InvalidAuthenticationToken', message: 'This sign-in link is not valid.' })
  const secret = newSecret()
  const at = now()
  const { user } = await office.act('useSignInLink', licetItself(tenantId), {
    linkHash: hashSecret(linkSecret),
    sessionHash: hashSecret(secret),
    at: at.toISOString(),
    until: sessionEnd(at),
  })
  await claimLicenses(office, tenantId, user)
  return { tenantId, secret }
}

/** Leaves for a page without the code in its address, nor in what the browser tells others. */
const goTo = (c: Context, page: string): Response => {
  c.header('Cache-Control', 'no-store')
  c.header('Referrer-Policy', 'no-referrer')
  return c.redirect(page, 303)
}

export function signInApp(options: SignInOptions): Hono {
  const { office, hosts, limiter } = options
  const app = new Hono()

  app.get('/sign-in', async (c, next) => {
    const code = c.req.query('code')
    if (code === undefined) return next()
    const origin = hosts.originOf(c.req.raw)
    const place = clientAddress(c)
    limiter.check(place)
    try {
      c.header('Set-Cookie', formatSessionCookie(await signIn(code, options), origin))
      return goTo(c, '/')
    } catch (error) {
      if (!(error instanceof Problem) || error.facts.status !== 401) throw error
      limiter.fail(place)
      return goTo(c, '/sign-in?problem=link')
    }
  })

  app.post('/sign-out', async (c) => {
    const origin = hosts.originOf(c.req.raw)
    const session = parseSessionCookie(c.req.header('cookie') ?? null)
    if (session !== null) await office.act('endSession', licetItself(session.tenantId), { hash: hashSecret(session.secret) })
    c.header('Set-Cookie', endSessionCookie(origin))
    return c.body(null, 204)
  })
  return app
}
