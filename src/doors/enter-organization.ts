// A browser goes over to another organisation: the cookie it has becomes worthless, and another one is handed to it.
import { badRequest } from '#model/problem.ts'
import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import { hashSecret, newSecret } from '#store/secret.ts'
import { claimLicenses } from './claim-licenses.ts'
import type { KnownHosts } from './known-hosts.ts'
import type { ReadCaller } from './read-caller.ts'
import { formatSessionCookie, parseSessionCookie, sessionEnd } from './sessions.ts'
import type { SessionOptions } from './sessions.ts'

export interface Entered {
  /** The Set-Cookie of the session there. */
  readonly cookie: string
  readonly caller: Caller
}

interface Options extends SessionOptions {
  readonly hosts: KnownHosts
  readonly readCaller: ReadCaller
}

/** Ends the session and begins one there. Throws 400 for a token, and 404 for an organisation that one may not enter. */
export async function enterOrganization(request: Request, caller: Caller, tenantId: Guid, { office, hosts, now, readCaller }: Options): Promise<Entered> {
  const ended = parseSessionCookie(request.headers.get('cookie'))
  if (ended === null || request.headers.has('authorization')) throw badRequest('A token is of one organization; only a session in a browser goes over to another.')
  const secret = newSecret()
  const at = now()
  const input = { tenantId, hash: hashSecret(secret), endedHash: hashSecret(ended.secret), at: at.toISOString(), until: sessionEnd(at) }
  const { user } = await office.act('enterOrganization', caller, input)
  await claimLicenses(office, tenantId, user)
  const cookie = formatSessionCookie({ tenantId, secret }, hosts.originOf(request))
  const language = request.headers.get('accept-language')
  const headers = { cookie: cookie.split(';')[0]!, ...(language !== null && { 'accept-language': language }) }
  return { cookie, caller: await readCaller(new Request(request.url, { headers })) }
}
