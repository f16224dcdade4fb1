// An app proves itself by a token signed with its certificate (RFC 7523): for us alone, for minutes, once, or again from
// where it first came: MSAL keeps one for the ten minutes that it is good and sends it with each request.
import { createPublicKey, hash } from 'node:crypto'
import { decodeProtectedHeader, errors, jwtVerify } from 'jose'
import type { JWTPayload, ProtectedHeaderParameters } from 'jose'
import type { AppRow, CredentialRow } from '#store/apps.ts'
import { licetItself } from '#model/caller.ts'
import { OAuthRefusal } from './oauth-refusal.ts'
import type { TokenCall } from './token-call.ts'

const ALGORITHMS = ['RS256', 'PS256']
/** Assertions that are good for longer would have to be remembered for longer. */
const LONGEST_SECONDS = 86_400
const SKEW_SECONDS = 300
/** As long as MSAL's are good; one that is good for longer is good once. */
const KEPT_SECONDS = 600

function readHeader(assertion: string): ProtectedHeaderParameters {
  try {
    return decodeProtectedHeader(assertion)
  } catch {
    throw new OAuthRefusal('assertionInvalid')
  }
}

/** The certificate that the assertion's header points to; some libraries name it by `kid`, in hexadecimal. */
function findCertificate(app: AppRow, header: ProtectedHeaderParameters & { readonly x5t?: unknown; readonly 'x5t#S256'?: unknown }): CredentialRow | undefined {
  const certificates = app.credentials.filter(({ kind }) => kind === 'certificate')
  if (header['x5t#S256'] !== undefined) return certificates.find(({ thumbprintSha256 }) => thumbprintSha256 === header['x5t#S256'])
  if (header.x5t !== undefined) return certificates.find((one) => one.hash === header.x5t)
  const kid = String(header.kid ?? '').toLowerCase()
  return certificates.find((one) => Buffer.from(one.hash, 'base64url').toString('hex') === kid)
}

function refusalOf(error: unknown): OAuthRefusal {
  if (error instanceof errors.JWTExpired) return new OAuthRefusal('assertionEnded')
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'aud') return new OAuthRefusal('assertionElsewhere')
    if (error.claim === 'nbf') return new OAuthRefusal('assertionEnded')
    if (error.claim === 'iss' || error.claim === 'sub') return new OAuthRefusal('assertionOfOther')
    return new OAuthRefusal('assertionInvalid')
  }
  return new OAuthRefusal('assertionUnsigned')
}

/** What an assertion may be addressed to: this endpoint or this issuer, by the name the client used or by the tenant's id. */
const audiencesOf = ({ origin, tenantNamed, tenantId }: TokenCall): string[] =>
  [tenantNamed, tenantId].flatMap((tenant) => [`${origin}/${tenant}/oauth2/v2.0/token`, `${origin}/${tenant}/v2.0`])

async function verify(app: AppRow, assertion: string, certificate: CredentialRow, call: TokenCall): Promise<JWTPayload> {
  const { payload } = await jwtVerify(assertion, createPublicKey(certificate.publicKey ?? ''), {
    algorithms: ALGORITHMS,
    audience: audiencesOf(call),
    issuer: app.appId,
    subject: app.appId,
    requiredClaims: ['exp', 'jti'],
    clockTolerance: SKEW_SECONDS,
    currentDate: call.at,
  }).catch((error: unknown) => {
    throw refusalOf(error)
  })
  return payload
}

/** Checks an assertion and notes it. Throws a refusal when it is not the app's, not for us, ended, or seen before from elsewhere. */
export async function checkAssertion(app: AppRow, assertion: string, call: TokenCall): Promise<void> {
  const header = readHeader(assertion)
  const certificate = findCertificate(app, header)
  if (certificate === undefined || !ALGORITHMS.includes(String(header.alg))) throw new OAuthRefusal('assertionUnsigned')
  const at = call.at.toISOString()
  if (certificate.endDateTime <= at || certificate.startDateTime > at) throw new OAuthRefusal('certificateExpired')
  const { jti, exp = 0 } = await verify(app, assertion, certificate, call)
  const seconds = call.at.getTime() / 1_000
  if (exp - seconds > LONGEST_SECONDS) throw new OAuthRefusal('assertionEnded')
  const until = new Date((exp + SKEW_SECONDS) * 1_000).toISOString()
  const digest = (...parts: readonly string[]): string => hash('sha256', [app.appId, String(jti), ...parts].join(' '), 'base64url')
  const mayComeAgain = exp - seconds <= KEPT_SECONDS + SKEW_SECONDS
  const note = { hash: digest(), fromPlace: mayComeAgain ? digest(call.place) : null, until }
  if (!(await call.options.office.act('noteAssertion', licetItself(call.tenantId), note))) throw new OAuthRefusal('assertionReplayed')
}
