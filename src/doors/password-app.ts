// Signing in with a password, and choosing one.
import { Hono } from 'hono'
import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import { hashPassword, isStrongPassword } from '#threads/password.ts'
import { wayOn } from './authorize-app.ts'
import { beginSession, findSessionCaller } from './browser-sessions.ts'
import { checkPassword } from './check-password.ts'
import { licetItself } from '#model/caller.ts'
import { OAuthRefusal } from './oauth-refusal.ts'
import { answerPage, PageRefusal, textOf } from './page-call.ts'
import { findTenant } from './token-call.ts'
import type { TokenOptions } from './token-call.ts'

/** Keeps a password that its owner chose. Throws a refusal for a weak one and for the one there was. */
async function keepPassword(tenantId: Guid, user: Guid, next: string, before: string | null, { office, now }: TokenOptions): Promise<void> {
  if (!isStrongPassword(next)) throw new PageRefusal('passwordWeak')
  if (next === before) throw new PageRefusal('passwordSame')
  await office.act('setOwnPassword', licetItself(tenantId), { user, passwordHash: await hashPassword(next), at: now().toISOString() })
}

async function requireCaller(caller: Promise<Caller | null>): Promise<Caller> {
  const found = await caller
  if (found === null) throw new PageRefusal('signedOut', 401)
  return found
}

export function passwordApp(options: TokenOptions): Hono {
  const { office } = options
  const app = new Hono()

  app.post('/sign-in/password', (c) =>
    answerPage(c, options, async (body) => {
      const [user, password, next] = ['user', 'password', 'newPassword'].map((name) => textOf(body, name)) as [string | null, string | null, string | null]
      if (user === null || password === null) throw new OAuthRefusal('passwordWrong')
      const tenantId = await findTenant('common', user, options)
      const holder = await checkPassword(tenantId, { user, password }, options)
      if (holder.mustChange && next === null) throw new OAuthRefusal('passwordMustChange')
      if (next !== null) await keepPassword(tenantId, holder.id, next, password, options)
      const way = await wayOn(body, tenantId, holder.id, options)
      await beginSession(c, tenantId, holder.id, options)
      return way
    }),
  )

  /** What is still to be done before the first session ends. */
  app.get('/sign-in/state', async (c) => {
    const caller = await findSessionCaller(c, options)
    if (caller === null) return c.json({ error: { code: 'signedOut', message: 'signedOut' } }, 401)
    const { hasPassword, administrators } = await office.look('readSignInState', licetItself(caller.tenantId), { user: caller.id })
    c.header('Cache-Control', 'no-store')
    return c.json({ hasPassword, cameOver: caller.home !== undefined, administrators })
  })

  /** A password for oneself: the first one needs the session alone, another one the one before. */
  app.post('/sign-in/new-password', (c) =>
    answerPage(c, options, async (body) => {
      const { tenantId, id } = await requireCaller(findSessionCaller(c, options))
      const { passwordHash } = await office.look('readSignInState', licetItself(tenantId), { user: id })
      const before = textOf(body, 'password')
      if (passwordHash !== null) await checkPassword(tenantId, { user: id, password: before ?? '' }, options)
      await keepPassword(tenantId, id, textOf(body, 'newPassword') ?? '', before, options)
      // Every session ended with the old password; this browser goes on in a new one.
      await beginSession(c, tenantId, id, options)
      return null
    }),
  )
  return app
}
