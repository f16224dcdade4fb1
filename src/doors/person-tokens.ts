// What a person's app gets: an access token for Graph, an id token about the person, and a refresh token.
import { hash } from 'node:crypto'
import { SignJWT } from 'jose'
import type { Guid } from '#model/guid.ts'
import type { PersonAtDoor } from '#model/person-at-door.ts'
import type { AppRow } from '#store/apps.ts'
import { hashSecret, newSecret } from '#store/secret.ts'
import { claimLicenses } from './claim-licenses.ts'
import { GRAPH, TOKEN_SECONDS } from './bearer-tokens.ts'
import { licetItself } from '#model/caller.ts'
import type { TokenCall } from './token-call.ts'

/** As in Entra: ninety days, anew with each use. */
const REFRESH_MS = 90 * 86_400_000
export const refreshEnd = (at: Date): string => new Date(at.getTime() + REFRESH_MS).toISOString()

export interface PersonGrant {
  readonly app: AppRow
  readonly person: PersonAtDoor
  readonly scopes: readonly string[]
  readonly nonce?: string | null
  /** The refresh tokens this one belongs to; a family of its own without it. */
  readonly family?: Guid
  /** Already kept, when a refresh token was exchanged for the next. */
  readonly refreshToken?: string
}

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** The same for one app and never the same for two, as `subject_types_supported: pairwise` says. */
const pairwise = (person: PersonAtDoor, app: AppRow): string => hash('sha256', `${app.appId} ${person.id}`, 'base64url')

async function idToken({ tenantId, origin, at, options }: TokenCall, { app, person, scopes, nonce }: PersonGrant): Promise<string> {
  const seconds = Math.floor(at.getTime() / 1_000)
  return new SignJWT({
    tid: tenantId,
    oid: person.id,
    ver: '2.0',
    ...(scopes.includes('profile') && { name: person.displayName, preferred_username: person.userPrincipalName }),
    ...(scopes.includes('email') && person.mail !== null && { email: person.mail }),
    ...(nonce !== undefined && nonce !== null && { nonce }),
  })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: options.keys.keyId })
    .setAudience(app.appId)
    .setIssuer(`${origin}/${tenantId}/v2.0`)
    .setSubject(pairwise(person, app))
    .setIssuedAt(seconds)
    .setNotBefore(seconds)
    .setExpirationTime(seconds + TOKEN_SECONDS)
    .sign(options.keys.privateKey)
}

async function keepRefresh({ tenantId, at, options }: TokenCall, { app, person, scopes, family = crypto.randomUUID() }: PersonGrant): Promise<string> {
  const refreshToken = newSecret()
  await options.office.act('keepRefreshToken', licetItself(tenantId), {
    hash: hashSecret(refreshToken),
    family,
    appId: app.appId,
    user: person.id,
    scopes: scopes.join(' '),
    expiresDateTime: refreshEnd(at),
  })
  return refreshToken
}

/** The token endpoint's answer about a person, with what MSAL reads in it. */
export async function personTokens(call: TokenCall, grant: PersonGrant): Promise<object> {
  const { app, person, scopes } = grant
  const { tenantId, form, options } = call
  // A refresh token is no sign-in.
  if (grant.refreshToken === undefined) await claimLicenses(options.office, tenantId, person.id)
  const refreshToken = scopes.includes('offline_access') ? (grant.refreshToken ?? (await keepRefresh(call, grant))) : null
  const accessToken = await options.tokens.mint({
    tenantId,
    appId: app.appId,
    appGeneration: app.generation,
    appDisplayName: app.displayName,
    objectId: person.id,
    displayName: person.displayName,
    userPrincipalName: person.userPrincipalName,
    userGeneration: person.generation,
    roles: person.roles,
    scopes: scopes.filter((scope) => scope !== 'offline_access'),
    isConfidential: !app.isPublicClient,
  })
  const ofGraph = scopes.filter((scope) => scope.includes('.')).map((scope) => `${GRAPH}/${scope}`)
  const ofOpenId = scopes.filter((scope) => !scope.includes('.') && scope !== 'offline_access')
  return {
    token_type: 'Bearer',
    scope: [...ofOpenId, ...ofGraph].join(' '),
    expires_in: TOKEN_SECONDS,
    ext_expires_in: TOKEN_SECONDS,
    access_token: accessToken,
    ...(refreshToken !== null && { refresh_token: refreshToken }),
    ...(scopes.includes('openid') && { id_token: await idToken(call, grant) }),
    ...(form.get('client_info') === '1' && { client_info: base64url({ uid: person.id, utid: tenantId }) }),
  }
}
