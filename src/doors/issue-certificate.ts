// Issues X.509 certificates (RFC 5280): P-256 keys, ECDSA with SHA-256.
import { createPublicKey, hash, randomBytes, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { isIP } from 'node:net'
import { bits, context, integer, octets, oid, sequence, setOf, time, utf8, yes } from './der.ts'

export interface CertificateWish {
  readonly commonName: string
  readonly publicKey: KeyObject
  readonly issuer: { readonly commonName: string; readonly privateKey: KeyObject }
  readonly from: Date
  readonly until: Date
  /** Host names and IPv4 addresses of a server; absent for an authority. */
  readonly hosts?: readonly string[]
}

const ECDSA_SHA256 = sequence(oid('1.2.840.10045.4.3.2'))
const CRITICAL = true

const nameOf = (commonName: string): Uint8Array => sequence(setOf(sequence(oid('2.5.4.3'), utf8(commonName))))
const spki = (key: KeyObject): Uint8Array => key.export({ type: 'spki', format: 'der' })
const keyIdOf = (key: KeyObject): Uint8Array => hash('sha1', spki(key), 'buffer')

const extension = (id: string, critical: boolean, content: Uint8Array): Uint8Array =>
  sequence(oid(id), ...(critical ? [yes] : []), octets(content))

const hostName = (host: string): Uint8Array =>
  isIP(host) === 4
    ? context(7, false, Uint8Array.from(host.split('.').map(Number)))
    : context(2, false, Buffer.from(host))

const authorityExtensions = (): Uint8Array[] => [
  // It may sign servers, and no other authority.
  extension('2.5.29.19', CRITICAL, sequence(yes, integer(Uint8Array.of(0)))),
  extension('2.5.29.15', CRITICAL, bits(Uint8Array.of(0b0000_0110), 1)),
]

const serverExtensions = (hosts: readonly string[]): Uint8Array[] => [
  extension('2.5.29.19', CRITICAL, sequence()),
  extension('2.5.29.15', CRITICAL, bits(Uint8Array.of(0b1000_0000), 7)),
  extension('2.5.29.37', !CRITICAL, sequence(oid('1.3.6.1.5.5.7.3.1'))),
  extension('2.5.29.17', !CRITICAL, sequence(...hosts.map(hostName))),
]

const pem = (certificate: Uint8Array): string =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(certificate).toString('base64').replaceAll(/.{64}/g, '$&\n').trimEnd()}\n-----END CERTIFICATE-----\n`

/** A certificate as PEM: of an authority when it names no hosts, else of a server. */
export function issueCertificate(wish: CertificateWish): string {
  const { issuer, publicKey, hosts } = wish
  const extensions = [
    extension('2.5.29.14', !CRITICAL, octets(keyIdOf(publicKey))),
    extension('2.5.29.35', !CRITICAL, sequence(context(0, false, keyIdOf(createPublicKey(issuer.privateKey))))),
    ...(hosts === undefined ? authorityExtensions() : serverExtensions(hosts)),
  ]
  const serial = randomBytes(16)
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40
  const toSign = sequence(
    context(0, true, integer(Uint8Array.of(2))),
    integer(serial),
    ECDSA_SHA256,
    nameOf(issuer.commonName),
    sequence(time(wish.from), time(wish.until)),
    nameOf(wish.commonName),
    spki(publicKey),
    context(3, true, sequence(...extensions)),
  )
  return pem(sequence(toSign, ECDSA_SHA256, bits(sign('sha256', toSign, issuer.privateKey))))
}
