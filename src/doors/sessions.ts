// A browser's session: a random secret in a cookie that scripts cannot read, its hash in the store, eight hours idle.
import type { Caller } from '#model/caller.ts'
import { isGuid } from '#model/guid.ts'
import type { Guid } from '#model/guid.ts'
import { denied, Problem } from '#model/problem.ts'
import type { Office } from '#threads/office.ts'
import { badToken } from './bearer-tokens.ts'
import { licetItself } from '#model/caller.ts'
import { hashSecret } from '#store/secret.ts'

const COOKIE = 'licet_session'
const IDLE_MS = 8 * 3_600_000
/** A session in use is written again at most this often. */
const TOUCH_MS = 5 * 60_000

export interface SessionKey {
  readonly tenantId: Guid
  readonly secret: string
}

/** When a session that is used now will end. */
export const sessionEnd = (now: Date): string => new Date(now.getTime() + IDLE_MS).toISOString()

const cookie = (value: string, seconds: number, secure: boolean): string =>
  `${COOKIE}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`

/** The Set-Cookie header that begins a session; `origin` says whether the line is encrypted. */
export const formatSessionCookie = ({ tenantId, secret }: SessionKey, origin: string): string =>
  cookie(`${tenantId}.${secret}`, IDLE_MS / 1_000, origin.startsWith('https:'))

export const endSessionCookie = (origin: string): string => cookie('', 0, origin.startsWith('https:'))

const IN_HEADER = new RegExp(`(?:^|; ?)${COOKIE}=([0-9a-f-]{36})\\.([\\w-]{43})(?:;|$)`)

/** The session that a request's cookies name. */
export function parseSessionCookie(header: string | null): SessionKey | null {
  const [, tenantId = '', secret = ''] = (header !== null && IN_HEADER.exec(header)) || []
  return isGuid(tenantId) ? { tenantId, secret } : null
}

/** Under this header a page says of which organisation it is: it may have been left for another in another tab. */
const PAGE_OF = 'licet-tenant'

function checkOrganization(request: Request, { tenantId }: SessionKey): void {
  const expected = request.headers.get(PAGE_OF)
  if (expected === null || expected.toLowerCase() === tenantId) return
  throw new Problem({
    status: 409,
    code: 'organizationChanged',
    message: 'This browser has gone over to another organization since the page was opened.',
    words: { key: 'error.organizationChanged', arguments: {} },
  })
}

const READS: ReadonlySet<string> = new Set(['GET', 'HEAD'])

/** A write by cookie, and a sign-in, must come from our own pages: browsers say where it comes from, and scripts cannot forge it. */
export function checkOrigin(request: Request, origin: string): void {
  if (READS.has(request.method)) return
  const from = request.headers.get('origin')
  const same = from === null ? request.headers.get('sec-fetch-site') === 'same-origin' : from === origin
  if (!same) throw denied({ message: 'This request does not come from a page of this server.' })
}

export interface SessionOptions {
  readonly office: Office
  readonly now: () => Date
  /** False where looking is no use of it: the session ends when it would have ended. */
  readonly prolongs?: boolean
}

/** Who a session is; 401 when it has ended. */
export async function readSession(key: SessionKey, request: Request, origin: string, { office, now, prolongs = true }: SessionOptions): Promise<Caller> {
  checkOrigin(request, origin)
  checkOrganization(request, key)
  const self = licetItself(key.tenantId)
  const hash = hashSecret(key.secret)
  const at = now()
  const person = await office.look('findSession', self, { hash, at: at.toISOString() })
  if (person === null) throw badToken('The session has ended. Please sign in again.')
  if (prolongs && Date.parse(person.until) - at.getTime() < IDLE_MS - TOUCH_MS) {
    // Nobody waits for it: at worst the session ends a few minutes early.
    void office.act('touchSession', self, { hash, until: sessionEnd(at) }).catch(() => undefined)
  }
  return {
    tenantId: key.tenantId,
    kind: 'user',
    id: person.id,
    ...(person.home !== null && { home: person.home }),
    displayName: person.displayName,
    userPrincipalName: person.userPrincipalName,
    permissions: null,
    roles: person.roles,
    language: 'en',
  }
}
