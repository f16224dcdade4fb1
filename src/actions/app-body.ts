// What a request says of an app registration, held against what each property takes.
import { X509Certificate } from 'node:crypto'
import { ALL_PERMISSIONS, ALL_SCOPES } from '#engine/access.ts'
import type { CredentialRow, NewAppRow } from '#store/apps.ts'
import { wrongValue } from './wrong-value.ts'

export type AppBody = Partial<Pick<NewAppRow, 'displayName' | 'permissions' | 'scopes' | 'redirectUris' | 'isPublicClient'>>

const MOST_ADDRESSES = 50

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '' && value.length <= 256
const isListOf = (value: unknown, accepts: (one: unknown) => boolean): boolean => Array.isArray(value) && value.every(accepts)

/** An address that a browser may be sent to with a code: encrypted, on this machine, or a scheme of an installed app. */
function isRedirectUri(value: unknown): boolean {
  if (!isText(value) || !URL.canParse(value) || value.includes('#') || value.includes('*')) return false
  const { protocol, hostname, username, password } = new URL(value)
  if (username !== '' || password !== '') return false
  if (protocol === 'http:') return ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  // A scheme of one's own has a dot or a dash in it, so that no javascript: or data: passes.
  return protocol === 'https:' || /^[a-z][a-z0-9+]*[.-][a-z0-9.+-]*:$/.test(protocol)
}

interface Taken {
  readonly expected: string
  readonly accepts: (value: unknown) => boolean
}

const MEMBERS: Readonly<Record<keyof AppBody, Taken>> = {
  displayName: { expected: 'a text of at most 256 characters', accepts: isText },
  permissions: { expected: `a list of ${ALL_PERMISSIONS.join(', ')}`, accepts: (value) => isListOf(value, (one) => ALL_PERMISSIONS.includes(one as string)) },
  scopes: { expected: `a list of ${ALL_SCOPES.join(', ')}`, accepts: (value) => isListOf(value, (one) => ALL_SCOPES.includes(one as string)) },
  redirectUris: {
    expected: `at most ${MOST_ADDRESSES} addresses that begin with https://, http://localhost or an app's own scheme`,
    accepts: (value) => isListOf(value, isRedirectUri) && (value as unknown[]).length <= MOST_ADDRESSES,
  },
  isPublicClient: { expected: 'true or false', accepts: (value) => typeof value === 'boolean' },
}

const isObject = (body: unknown): body is Readonly<Record<string, unknown>> => typeof body === 'object' && body !== null && !Array.isArray(body)

/** The members of a body as an object. Throws 400 when it is none. */
export function readObject(body: unknown, expected: string): Readonly<Record<string, unknown>> {
  if (!isObject(body)) throw wrongValue('body', body, expected)
  return body
}

/** The checked members of a body. Throws 400 naming the member, what was got and what it takes. */
export function readAppBody(body: unknown): AppBody {
  const members = readObject(body, 'an object that describes an app')
  for (const [name, value] of Object.entries(members)) {
    const member = Object.hasOwn(MEMBERS, name) ? MEMBERS[name as keyof AppBody] : undefined
    if (member === undefined) throw wrongValue(name, value, `one of ${Object.keys(MEMBERS).join(', ')}`)
    if (!member.accepts(value)) throw wrongValue(name, value, member.expected)
  }
  return members as AppBody
}

const YEAR_MS = 365 * 86_400_000
/** As in Entra: two years unless another end is asked for. */
const STANDARD_YEARS = 2
const MOST_YEARS = 10

/** Until when a new secret is good. Throws 400 for an end that has been or is too far. */
export function readEnd(value: unknown, now: Date): string {
  if (value === undefined || value === null) return new Date(now.getTime() + STANDARD_YEARS * YEAR_MS).toISOString()
  const end = typeof value === 'string' ? Date.parse(value) : Number.NaN
  if (!(end > now.getTime() && end <= now.getTime() + MOST_YEARS * YEAR_MS)) {
    throw wrongValue('endDateTime', value, `an instant in the next ${MOST_YEARS} years, such as 2028-01-31T00:00:00Z`)
  }
  return new Date(end).toISOString()
}

const base64url = (hex: string): string => Buffer.from(hex.replaceAll(':', ''), 'hex').toString('base64url')

const readCertificateText = (text: unknown): X509Certificate | null => {
  try {
    return typeof text === 'string' && text.length < 20_000 ? new X509Certificate(text.includes('-----') ? text : Buffer.from(text, 'base64')) : null
  } catch {
    return null
  }
}

/** The public half of a certificate (PEM, or DER as base64) as a credential. Throws 400 for anything but an RSA certificate. */
export function readCertificate(text: unknown): Omit<CredentialRow, 'id' | 'displayName'> {
  const certificate = readCertificateText(text)
  if (certificate === null || certificate.publicKey.asymmetricKeyType !== 'rsa') {
    throw wrongValue('key', certificate === null ? text : 'another kind of key', 'an X.509 certificate with an RSA key, as PEM or as base64')
  }
  return {
    kind: 'certificate',
    hint: null,
    hash: base64url(certificate.fingerprint),
    thumbprintSha256: base64url(certificate.fingerprint256),
    publicKey: certificate.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    startDateTime: new Date(certificate.validFrom).toISOString(),
    endDateTime: new Date(certificate.validTo).toISOString(),
  }
}
