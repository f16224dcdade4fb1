// Access tokens as Graph's: made, checked, and remembered until they end, for a check costs as much as a read.
import { errors, jwtVerify, SignJWT } from 'jose'
import type { JWTPayload } from 'jose'
import type { Caller } from '#model/caller.ts'
import { isGuid } from '#model/guid.ts'
import type { Guid } from '#model/guid.ts'
import { Problem } from '#model/problem.ts'
import type { SigningKeys } from './signing-keys.ts'

interface Subject {
  readonly tenantId: Guid
  /** The app's registration, through which even a person acts. */
  readonly appId: Guid
  /** Which generation of the app's tokens this one is of. */
  readonly appGeneration: number
  /** The object id of the app or of the person. */
  readonly objectId: Guid
  readonly displayName: string
}

/** An app that acts by itself, and what it may do. */
export interface AppSubject extends Subject {
  readonly permissions: readonly string[]
}

/** A person who acts through an app. */
export interface PersonSubject extends Subject {
  readonly appDisplayName: string
  readonly userPrincipalName: string
  readonly userGeneration: number
  /** Role template ids. */
  readonly roles: readonly Guid[]
  readonly scopes: readonly string[]
  /** Whether the app proved itself too. */
  readonly isConfidential: boolean
}

export type TokenSubject = AppSubject | PersonSubject

/** Whose a token is; asked about whenever it is not remembered. */
export interface TokenHolder {
  readonly tenantId: Guid
  readonly kind: 'app' | 'user'
  readonly id: Guid
  readonly appId: Guid
  readonly appGeneration: number
  readonly userGeneration: number
}

/** The roles that a holder has now; null when the holder is gone or the token was revoked. */
export type FindRoles = (holder: TokenHolder) => Promise<readonly Guid[] | null>

export const TOKEN_SECONDS = 3_599
export const GRAPH = 'https://graph.microsoft.com'
/** Graph's name, its name as some tools double the slash of a scope, and its app id. */
const AUDIENCES = [GRAPH, `${GRAPH}/`, '00000003-0000-0000-c000-000000000000']
const MOST_REMEMBERED = 10_000
/** Another process may have revoked a token: what is remembered is asked about again this often. */
const ASK_AGAIN_MS = 30_000

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
function callerOf(claims: JWTPayload): { caller: Caller; holder: TokenHolder } {
  const { tid, oid, idtyp } = claims
  if (typeof tid !== 'string' || !isGuid(tid) || typeof oid !== 'string' || claims.iss !== issuerOf(tid)) {
    throw badToken('Access token validation failure. Invalid issuer.')
  }
  const kind = idtyp === 'app' ? 'app' : 'user'
  const [appGeneration = 0, userGeneration = 0] = (text(claims['xms_gen']) ?? '').split('.').map(Number)
  return {
    caller: {
      tenantId: tid,
      kind,
      id: oid,
      appId: text(claims['appid']) ?? '',
      displayName: text(kind === 'user' ? claims['name'] : claims['app_displayname']) ?? oid,
      userPrincipalName: text(claims['upn']),
      permissions: kind === 'user' ? (text(claims['scp']) ?? '').split(' ').filter((scope) => scope !== '') : texts(claims['roles']),
      roles: texts(claims['wids']),
      language: 'en',
    },
    holder: { tenantId: tid, kind, id: oid, appId: text(claims['appid']) ?? '', appGeneration, userGeneration },
  }
}

const isPerson = (subject: TokenSubject): subject is PersonSubject => 'scopes' in subject

const claimsOf = (subject: TokenSubject): JWTPayload =>
  isPerson(subject)
    ? {
        app_displayname: subject.appDisplayName,
        appidacr: subject.isConfidential ? '1' : '0',
        idtyp: 'user',
        name: subject.displayName,
        upn: subject.userPrincipalName,
        unique_name: subject.userPrincipalName,
        scp: subject.scopes.join(' '),
        wids: [...subject.roles],
        xms_gen: `${subject.appGeneration}.${subject.userGeneration}`,
      }
    : {
        app_displayname: subject.displayName,
        appidacr: '1',
        idtyp: 'app',
        roles: [...subject.permissions],
        xms_gen: `${subject.appGeneration}.0`,
      }

/** Tells tokens apart as well as all of one, and costs a fraction of it to look up; what is found is compared whole. */
const endOf = (token: string): string => token.slice(-32)

/** What has to be looked at again is marked for all tokens of an object at once. */
interface Mark {
  isOld: boolean
}

interface Remembered {
  readonly token: string
  readonly caller: Caller
  readonly untilMs: number
  readonly askAgainMs: number
  readonly marks: readonly Mark[]
}

export class BearerTokens {
  readonly #keys: SigningKeys
  readonly #now: () => Date
  readonly #findRoles: FindRoles
  /** By the end of the token, in memory alone and for as long as it is good; the least recently used first. */
  readonly #known = new Map<string, Remembered>()
  /** By object id of person or client id of app. */
  readonly #marks = new Map<string, Mark>()

  constructor(keys: SigningKeys, now: () => Date, findRoles: FindRoles) {
    this.#keys = keys
    this.#now = now
    this.#findRoles = findRoles
  }

  /** A token for an app or a person, good for an hour. */
  async mint(subject: TokenSubject, audience = GRAPH): Promise<string> {
    const seconds = Math.floor(this.#now().getTime() / 1_000)
    return new SignJWT({
      tid: subject.tenantId,
      oid: subject.objectId,
      appid: subject.appId,
      idp: issuerOf(subject.tenantId),
      ver: '1.0',
      uti: crypto.randomUUID(),
      ...claimsOf(subject),
    })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: this.#keys.keyId })
      .setAudience(audience)
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
    const end = endOf(token)
    const known = this.#known.get(end)
    if (known?.token !== token) return this.#check(token)
    this.#known.delete(end)
    const nowMs = this.#now().getTime()
    if (known.untilMs <= nowMs) throw badToken('Lifetime validation failed, the token is expired.')
    if (known.askAgainMs <= nowMs || known.marks.some(({ isOld }) => isOld)) return this.#check(token)
    // Used last, forgotten last.
    this.#known.set(end, known)
    return known.caller
  }

  /** Something about these people or apps changed: their tokens are looked at again. Nothing named means anybody. */
  lookAgain(ids: readonly string[]): void {
    for (const id of ids.length === 0 ? [...this.#marks.keys()] : ids) {
      const mark = this.#marks.get(id)
      if (mark === undefined) continue
      mark.isOld = true
      this.#marks.delete(id)
    }
  }

  async #check(token: string): Promise<Caller> {
    const options = { audience: AUDIENCES, algorithms: ['RS256'], requiredClaims: ['exp'], currentDate: this.#now() }
    const { payload } = await jwtVerify(token, this.#keys.publicKey, options).catch((error: unknown) => {
      throw refusalOf(error)
    })
    const { caller: claimed, holder } = callerOf(payload)
    // Marked before the question is asked: a change that comes meanwhile is not missed.
    const marks = [this.#markOf(holder.id), this.#markOf(holder.appId)]
    const roles = await this.#findRoles(holder)
    if (roles === null) throw badToken('Access token validation failure. The token has been revoked.')
    const caller = { ...claimed, roles }
    const oldest = this.#known.keys().next()
    if (this.#known.size >= MOST_REMEMBERED && oldest.done !== true) this.#known.delete(oldest.value)
    this.#known.set(endOf(token), { token, caller, untilMs: (payload.exp ?? 0) * 1_000, askAgainMs: this.#now().getTime() + ASK_AGAIN_MS, marks })
    return caller
  }

  #markOf(id: string): Mark {
    if (this.#marks.size > 2 * MOST_REMEMBERED) this.lookAgain([])
    const mark = this.#marks.get(id) ?? { isOld: false }
    this.#marks.set(id, mark)
    return mark
  }
}
