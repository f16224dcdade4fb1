// Access tokens as Graph's: made, checked, and remembered until they end, for a check costs as much as a read.
import { hash } from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'
import type { JWTPayload } from 'jose'
import type { Caller } from '#model/caller.ts'
import { isGuid } from '#model/guid.ts'
import type { Guid } from '#model/guid.ts'
import { Problem } from '#model/problem.ts'
import type { SigningKeys } from './signing-keys.ts'

/** Whom a token is for, and what it allows. */
export interface TokenSubject {
  readonly tenantId: Guid
  /** The app's registration, through which even a person acts. */
  readonly appId: Guid
  /** The object id of the app or of the person. */
  readonly objectId: Guid
  readonly displayName: string
  readonly permissions: readonly string[]
}

export const TOKEN_SECONDS = 3_599
const AUDIENCE = 'https://graph.microsoft.com'
/** Graph's name, its name as some tools double the slash of a scope, and its app id. */
const AUDIENCES = [AUDIENCE, `${AUDIENCE}/`, '00000003-0000-0000-c000-000000000000']
const MOST_REMEMBERED = 10_000

const issuerOf = (tenantId: string): string => `https://sts.windows.net/${tenantId}/`

export const badToken = (message: string): Problem =>
  new Problem({ status: 401, code: 'InvalidAuthenticationToken', message, words: { key: 'page.signIn.expired', arguments: {} } })

function refusalOf(error: unknown): Problem {
  if (error instanceof errors.JWTExpired) return badToken('Lifetime validation failed, the token is expired.')
  if (error instanceof errors.JWTClaimValidationFailed) {
    return badToken(error.claim === 'aud' ? 'Access token validation failure. Invalid audience.' : 'Access token validation failure.')
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) return badToken('Access token validation failure. Invalid signature.')
  return badToken('CompactToken parsing failed with error code: 80049217')
}

const text = (claim: unknown): string | null => (typeof claim === 'string' ? claim : null)
const texts = (claim: unknown): readonly string[] => (Array.isArray(claim) ? claim.filter((one) => typeof one === 'string') : [])

/** An app is known by its roles, a person by scopes and the roles held in the directory. */
function callerOf(claims: JWTPayload): Caller {
  const { tid, oid, idtyp } = claims
  if (typeof tid !== 'string' || !isGuid(tid) || typeof oid !== 'string' || claims.iss !== issuerOf(tid)) {
    throw badToken('Access token validation failure. Invalid issuer.')
  }
  const person = idtyp !== 'app'
  return {
    tenantId: tid,
    kind: person ? 'user' : 'app',
    id: oid,
    displayName: text(person ? claims['name'] : claims['app_displayname']) ?? oid,
    userPrincipalName: text(claims['upn']),
    permissions: person ? (text(claims['scp']) ?? '').split(' ').filter((scope) => scope !== '') : texts(claims['roles']),
    roles: texts(claims['wids']),
    language: 'en',
  }
}

interface Remembered {
  readonly caller: Caller
  readonly untilMs: number
}

export class BearerTokens {
  readonly #keys: SigningKeys
  readonly #now: () => Date
  /** By hash, the least recently used first. */
  readonly #known = new Map<string, Remembered>()

  constructor(keys: SigningKeys, now: () => Date) {
    this.#keys = keys
    this.#now = now
  }

  /** A token for an app, good for an hour. */
  async mint(subject: TokenSubject): Promise<string> {
    const seconds = Math.floor(this.#now().getTime() / 1_000)
    return new SignJWT({
      tid: subject.tenantId,
      oid: subject.objectId,
      appid: subject.appId,
      appidacr: '1',
      app_displayname: subject.displayName,
      idtyp: 'app',
      idp: issuerOf(subject.tenantId),
      roles: [...subject.permissions],
      ver: '1.0',
      uti: crypto.randomUUID(),
    })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: this.#keys.keyId })
      .setAudience(AUDIENCE)
      .setIssuer(issuerOf(subject.tenantId))
      .setSubject(subject.objectId)
      .setIssuedAt(seconds)
      .setNotBefore(seconds)
      .setExpirationTime(seconds + TOKEN_SECONDS)
      .sign(this.#keys.privateKey)
  }

  /** Who holds a token; no promise when it was seen before. Throws 401 in Graph's words. */
  read(token: string): Caller | Promise<Caller> {
    if (token === '') throw badToken('Access token is empty.')
    const key = hash('sha256', token, 'base64')
    const known = this.#known.get(key)
    if (known === undefined) return this.#check(key, token)
    if (known.untilMs <= this.#now().getTime()) {
      this.#known.delete(key)
      throw badToken('Lifetime validation failed, the token is expired.')
    }
    // Used last, forgotten last.
    this.#known.delete(key)
    this.#known.set(key, known)
    return known.caller
  }

  async #check(key: string, token: string): Promise<Caller> {
    const options = { audience: AUDIENCES, algorithms: ['RS256'], requiredClaims: ['exp'], currentDate: this.#now() }
    const { payload } = await jwtVerify(token, this.#keys.publicKey, options).catch((error: unknown) => {
      throw refusalOf(error)
    })
    const caller = callerOf(payload)
    const oldest = this.#known.keys().next()
    if (this.#known.size >= MOST_REMEMBERED && oldest.done !== true) this.#known.delete(oldest.value)
    this.#known.set(key, { caller, untilMs: (payload.exp ?? 0) * 1_000 })
    return caller
  }
}
