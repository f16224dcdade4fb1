// What an app sends with a browser: /authorize. Until its address is known to be the app's own, nobody is sent there.
import type { Guid } from '#model/guid.ts'
import type { AppRow } from '#store/apps.ts'
import { hashSecret, newSecret } from '#store/secret.ts'
import { findClient } from './authenticate-client.ts'
import { licetItself } from '#model/caller.ts'
import { OAuthRefusal } from './oauth-refusal.ts'
import { readPersonScopes } from './read-scopes.ts'
import { findTenant, required } from './token-call.ts'
import type { TokenOptions } from './token-call.ts'
import { isChallenge } from './verifier.ts'

/** Where a browser goes back to. */
export interface WayBack {
  readonly redirectUri: string
  readonly isFragment: boolean
  readonly state: string | null
}

export interface AuthorizeRequest {
  readonly tenantId: Guid
  readonly app: AppRow
  readonly back: WayBack
  readonly scopes: readonly string[]
  readonly challenge: string | null
  readonly nonce: string | null
  /** `none` wants an answer without a page. */
  readonly prompt: string | null
}

/** A refusal that the app is told, for the way back to it is known. */
export class AppRefusal extends Error {
  readonly back: WayBack
  readonly refusal: OAuthRefusal

  constructor(back: WayBack, refusal: OAuthRefusal) {
    super(refusal.message)
    this.back = back
    this.refusal = refusal
  }
}

/** On this machine a program may listen at any port (RFC 8252, 7.3); everything else is compared letter by letter. */
function isRegistered(uri: string, registered: readonly string[]): boolean {
  if (registered.includes(uri)) return true
  const portless = (text: string): string => text.replace(/^(http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])):\d{1,5}(?=\/|$)/, '$1')
  return /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?(?:\/|$)/.test(uri) && registered.some((one) => portless(one) === portless(uri))
}

function readChallenge(query: URLSearchParams, app: AppRow): string | null {
  const challenge = query.get('code_challenge')
  if (challenge === null) {
    if (app.isPublicClient) throw new OAuthRefusal('challengeMissing')
    return null
  }
  if (query.get('code_challenge_method') !== 'S256' || !isChallenge(challenge)) throw new OAuthRefusal('challengeUnsupported')
  return challenge
}

/** Reads and checks a request. Throws AppRefusal once the way back is known, OAuthRefusal before. */
export async function readAuthorizeRequest(tenantNamed: string, query: URLSearchParams, options: TokenOptions): Promise<AuthorizeRequest> {
  const tenantId = await findTenant(tenantNamed, query.get('login_hint'), options)
  const app = await findClient({ form: query, tenantId, options })
  const redirectUri = required(query, 'redirect_uri')
  if (!isRegistered(redirectUri, app.redirectUris)) throw new OAuthRefusal('redirectUnknown', { clientId: app.appId })
  const mode = query.get('response_mode') ?? 'query'
  const back: WayBack = { redirectUri, isFragment: mode === 'fragment', state: query.get('state') }
  try {
    if (mode !== 'query' && mode !== 'fragment') throw new OAuthRefusal('responseModeUnsupported', { mode })
    const type = required(query, 'response_type')
    if (type !== 'code') throw new OAuthRefusal('responseTypeUnsupported', { type })
    const scopes = readPersonScopes(required(query, 'scope'), app)
    return { tenantId, app, back, scopes, challenge: readChallenge(query, app), nonce: query.get('nonce'), prompt: query.get('prompt') }
  } catch (error) {
    throw error instanceof OAuthRefusal ? new AppRefusal(back, error) : error
  }
}

/** The address to go back to, with an answer in it. */
export function addressBack({ redirectUri, isFragment, state }: WayBack, answer: Readonly<Record<string, string>>): string {
  const parameters = new URLSearchParams({ ...answer, ...(state !== null && { state }) })
  if (isFragment) return `${redirectUri}#${parameters.toString()}`
  return `${redirectUri}${redirectUri.includes('?') ? '&' : '?'}${parameters.toString()}`
}

/** As short as MSAL allows for; a code is used at once. */
const CODE_MS = 5 * 60_000

/** A code for the app, that lets it in as a person. */
export async function grantCode(request: AuthorizeRequest, user: Guid, { office, now }: Pick<TokenOptions, 'office' | 'now'>): Promise<string> {
  const code = newSecret()
  await office.act('keepAuthorizationCode', licetItself(request.tenantId), {
    hash: hashSecret(code),
    appId: request.app.appId,
    user,
    family: crypto.randomUUID(),
    redirectUri: request.back.redirectUri,
    scopes: request.scopes.join(' '),
    challenge: request.challenge,
    nonce: request.nonce,
    expiresDateTime: new Date(now().getTime() + CODE_MS).toISOString(),
  })
  return addressBack(request.back, { code })
}
