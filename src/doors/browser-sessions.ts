// Beginning a session for somebody who has proved who they are, and finding who has one.
import type { Context } from 'hono'
import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import { Problem } from '#model/problem.ts'
import { hashSecret, newSecret } from '#store/secret.ts'
import { licetItself } from '#model/caller.ts'
import { claimLicenses } from './claim-licenses.ts'
import { formatSessionCookie, parseSessionCookie, readSession, sessionEnd } from './sessions.ts'
import type { TokenOptions } from './token-call.ts'

type Options = Pick<TokenOptions, 'office' | 'hosts' | 'now'>

/** Begins a session and hands its cookie to the browser. */
export async function beginSession(c: Context, tenantId: Guid, user: Guid, { office, hosts, now }: Options): Promise<void> {
  const secret = newSecret()
  const at = now()
  await office.act('beginSession', licetItself(tenantId), { user, hash: hashSecret(secret), at: at.toISOString(), until: sessionEnd(at) })
  await claimLicenses(office, tenantId, user)
  c.header('Set-Cookie', formatSessionCookie({ tenantId, secret }, hosts.originOf(c.req.raw)), { append: true })
}

/** Who is signed in in this browser; null for nobody. */
export async function findSessionCaller(c: Context, { office, hosts, now }: Options): Promise<Caller | null> {
  const key = parseSessionCookie(c.req.header('cookie') ?? null)
  if (key === null) return null
  try {
    return await readSession(key, c.req.raw, hosts.originOf(c.req.raw), { office, now })
  } catch (error) {
    if (error instanceof Problem && error.facts.status === 401) return null
    throw error
  }
}
