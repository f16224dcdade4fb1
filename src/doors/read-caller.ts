// Who is asking: a bearer token, or a session's cookie.
import { chooseLanguage } from '#words/language.ts'
import type { Caller } from '#model/caller.ts'
import { isTimeZone } from '#model/time-zone.ts'
import type { BearerTokens } from './bearer-tokens.ts'
import { badToken } from './bearer-tokens.ts'
import type { KnownHosts } from './known-hosts.ts'
import { parseSessionCookie, readSession } from './sessions.ts'
import type { SessionOptions } from './sessions.ts'

export interface CallerOptions extends SessionOptions {
  readonly tokens: BearerTokens
  readonly hosts: KnownHosts
}

export type ReadCaller = (request: Request) => Caller | Promise<Caller>

const BEARER = /^bearer +/i

/** In the language and the time zone of who reads; a zone that is not known is none. */
function inWordsOf(request: Request, caller: Caller): Caller {
  const wanted = request.headers.get('accept-language')
  const language = wanted === null ? caller.language : chooseLanguage(wanted)
  const timeZone = request.headers.get('licet-time-zone')
  if (language === caller.language && timeZone === null) return caller
  return { ...caller, language, ...(isTimeZone(timeZone) && { timeZone }) }
}

/** Reads the caller of a request; throws 401, or 403 for a write that another site's page sends. */
export function callerReader(options: CallerOptions): ReadCaller {
  const identify = (request: Request): Caller | Promise<Caller> => {
    const authorization = request.headers.get('authorization')
    if (authorization !== null) {
      if (!BEARER.test(authorization)) throw badToken('Access token validation failure.')
      return options.tokens.read(authorization.replace(BEARER, '').trim())
    }
    const session = parseSessionCookie(request.headers.get('cookie'))
    if (session === null) throw badToken('Access token is empty.')
    return readSession(session, request, options.hosts.originOf(request), options)
  }
  /** A person's roles are those of this moment, over everything, over a unit, and of the tenant's own making. */
  const withRoles = async (caller: Caller): Promise<Caller> => ({ ...caller, ...(await options.office.look('heldRoles', caller, { user: caller.id })) })
  const complete = (caller: Caller): Caller | Promise<Caller> => (caller.kind === 'user' ? withRoles(caller) : caller)
  return (request) => {
    const known = identify(request)
    const caller = known instanceof Promise ? known.then(complete) : complete(known)
    return caller instanceof Promise ? caller.then((one) => inWordsOf(request, one)) : inWordsOf(request, caller)
  }
}
