// Who is asking: a bearer token, or a session's cookie.
import { chooseLanguage } from '#words/language.ts'
import type { Caller } from '#model/caller.ts'
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

function inLanguageOf(request: Request, caller: Caller): Caller {
  const wanted = request.headers.get('accept-language')
  const language = wanted === null ? caller.language : chooseLanguage(wanted)
  return language === caller.language ? caller : { ...caller, language }
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
    return caller instanceof Promise ? caller.then((one) => inLanguageOf(request, one)) : inLanguageOf(request, caller)
  }
}
