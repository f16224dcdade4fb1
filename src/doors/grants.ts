// The ways to a token: one function a grant_type.
import type { AppRow } from '#store/apps.ts'
import { hashSecret, newSecret } from '#store/secret.ts'
import { authenticateClient } from './authenticate-client.ts'
import { TOKEN_SECONDS } from './bearer-tokens.ts'
import { checkPassword } from './check-password.ts'
import { licetItself } from '#model/caller.ts'
import { OAuthRefusal } from './oauth-refusal.ts'
import type { OAuthReason } from './oauth-refusal.ts'
import { personTokens, refreshEnd } from './person-tokens.ts'
import { readAppAudience, readPersonScopes } from './read-scopes.ts'
import { ANY_TENANT, required } from './token-call.ts'
import type { TokenCall } from './token-call.ts'
import { matchesChallenge } from './verifier.ts'

type Grant = (call: TokenCall) => Promise<object>

/** Why what was kept gives nothing. */
type Refused = 'unknown' | 'ended' | 'used' | 'noPerson' | 'pending' | 'declined'

/** An app by itself: a secret or an assertion, no person, no refresh token. */
const forApp: Grant = async (call) => {
  const { form, tenantId, tenantNamed, options } = call
  if (ANY_TENANT.has(tenantNamed.toLowerCase())) throw new OAuthRefusal('noTenantNamed')
  const audience = readAppAudience(required(form, 'scope'))
  const app = await authenticateClient(call, { mustProve: true })
  const subject = { tenantId, appId: app.appId, appGeneration: app.generation, objectId: app.id, displayName: app.displayName, permissions: app.permissions }
  const accessToken = await options.tokens.mint(subject, audience)
  return { token_type: 'Bearer', expires_in: TOKEN_SECONDS, ext_expires_in: TOKEN_SECONDS, access_token: accessToken }
}

/** Scopes may be asked for again, never more than were granted. */
function narrowed(call: TokenCall, app: AppRow, granted: string): readonly string[] {
  const all = granted.split(' ').filter((scope) => scope === 'offline_access' || !scope.includes('.') || app.scopes.includes(scope))
  const asked = call.form.get('scope')
  if (asked === null || asked === '') return all
  const wanted = readPersonScopes(asked, app)
  return all.filter((scope) => wanted.includes(scope) || scope === 'offline_access')
}

const CODE_REFUSALS: Readonly<Record<Refused, OAuthReason>> = {
  unknown: 'codeInvalid',
  ended: 'codeEnded',
  used: 'codeUsed',
  noPerson: 'personGone',
  pending: 'codeInvalid',
  declined: 'codeInvalid',
}

/** The code that a browser brought back, by the app that sent it away. */
const forCode: Grant = async (call) => {
  const { form, tenantId, at, options } = call
  const app = await authenticateClient(call, { mustProve: false })
  const redeemed = await options.office.act('redeemAuthorizationCode', licetItself(tenantId), { hash: hashSecret(required(form, 'code')), at: at.toISOString() })
  if (redeemed.refused !== null) throw new OAuthRefusal(CODE_REFUSALS[redeemed.refused])
  const { grant, person } = redeemed
  if (grant.appId !== app.appId) throw new OAuthRefusal('codeInvalid')
  if (grant.redirectUri !== required(form, 'redirect_uri')) throw new OAuthRefusal('redirectMismatch')
  // A verifier without a challenge is refused too: the challenge may have been stripped from the first request.
  const verifier = form.get('code_verifier')
  if (grant.challenge === null ? verifier !== null : !matchesChallenge(verifier ?? '', grant.challenge)) throw new OAuthRefusal('verifierWrong')
  return personTokens(call, { app, person, scopes: narrowed(call, app, grant.scopes), nonce: grant.nonce, family: grant.family })
}

const DEVICE_REFUSALS: Readonly<Record<Refused, OAuthReason>> = {
  unknown: 'deviceInvalid',
  ended: 'deviceEnded',
  used: 'deviceInvalid',
  noPerson: 'personGone',
  pending: 'devicePending',
  declined: 'deviceDeclined',
}

/** A device whose code a person has typed elsewhere. */
const forDevice: Grant = async (call) => {
  const { form, tenantId, at, options } = call
  const app = await authenticateClient(call, { mustProve: false })
  const hash = hashSecret(required(form, 'device_code'))
  const redeemed = await options.office.act('redeemDeviceCode', licetItself(tenantId), { hash, appId: app.appId, at: at.toISOString() })
  if (redeemed.refused !== null) throw new OAuthRefusal(DEVICE_REFUSALS[redeemed.refused])
  return personTokens(call, { app, person: redeemed.person, scopes: redeemed.grant.scopes.split(' ') })
}

const REFRESH_REFUSALS: Readonly<Record<Refused, OAuthReason>> = {
  unknown: 'refreshInvalid',
  ended: 'codeEnded',
  used: 'refreshUsed',
  noPerson: 'personGone',
  pending: 'refreshInvalid',
  declined: 'refreshInvalid',
}

/** A refresh token: exchanged for new tokens and the next refresh token. */
const forRefresh: Grant = async (call) => {
  const { form, tenantId, at, options } = call
  const app = await authenticateClient(call, { mustProve: false })
  const refreshToken = newSecret()
  const redeemed = await options.office.act('rotateRefreshToken', licetItself(tenantId), {
    hash: hashSecret(required(form, 'refresh_token')),
    appId: app.appId,
    nextHash: hashSecret(refreshToken),
    until: refreshEnd(at),
    at: at.toISOString(),
  })
  if (redeemed.refused !== null) throw new OAuthRefusal(REFRESH_REFUSALS[redeemed.refused])
  return personTokens(call, { app, person: redeemed.person, scopes: narrowed(call, app, redeemed.grant.scopes), refreshToken })
}

/** A person's password, told to the app; off unless switched on. */
const forPassword: Grant = async (call) => {
  const { form, tenantId, options } = call
  if (!options.allowPasswordGrant) throw new OAuthRefusal('passwordGrantOff')
  const app = await authenticateClient(call, { mustProve: false })
  const scopes = readPersonScopes(required(form, 'scope'), app)
  const holder = await checkPassword(tenantId, { user: required(form, 'username'), password: required(form, 'password') }, options)
  if (holder.mustChange) throw new OAuthRefusal('passwordMustChange')
  const person = await options.office.look('findPerson', licetItself(tenantId), { user: holder.id })
  if (person === null) throw new OAuthRefusal('personGone')
  return personTokens(call, { app, person, scopes })
}

/** MSAL says `device_code`, the standard the long name. */
export const GRANTS: Readonly<Record<string, Grant>> = {
  client_credentials: forApp,
  authorization_code: forCode,
  device_code: forDevice,
  'urn:ietf:params:oauth:grant-type:device_code': forDevice,
  refresh_token: forRefresh,
  password: forPassword,
}
