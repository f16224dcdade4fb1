// Issues the two kinds of certificate that the local authority needs. Loaded only when one must be made: the library
// behind it takes a quarter of a second to load.
import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import { isIP } from 'node:net'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  cryptoProvider,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509'

/** PEM. */
export interface CertificatePair {
  readonly cert: string
  readonly key: string
}

interface Validity {
  readonly from: Date
  readonly until: Date
}

const P256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const CRITICAL = true

cryptoProvider.set(webcrypto as Crypto)

const newKeys = (): Promise<CryptoKeyPair> => crypto.subtle.generateKey(P256, true, ['sign', 'verify'])

async function pairOf(certificate: X509Certificate, key: CryptoKey): Promise<CertificatePair> {
  const exported = PemConverter.encode(await crypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY')
  return { cert: `${certificate.toString('pem')}\n`, key: `${exported}\n` }
}

/** A new authority, which may sign servers and no other authority. */
export async function issueAuthority(commonName: string, { from, until }: Validity): Promise<CertificatePair> {
  const keys = await newKeys()
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: [{ CN: [commonName] }],
    notBefore: from,
    notAfter: until,
    keys,
    signingAlgorithm: P256,
    extensions: [
      new BasicConstraintsExtension(true, 0, CRITICAL),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, CRITICAL),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return pairOf(certificate, keys.privateKey)
}

/** A server's certificate for host names and addresses, signed by an authority. */
export async function issueServer(authority: CertificatePair, hosts: readonly string[], { from, until }: Validity): Promise<CertificatePair> {
  const keys = await newKeys()
  const issuer = new X509Certificate(authority.cert)
  const signingKey = await crypto.subtle.importKey('pkcs8', PemConverter.decodeFirst(authority.key), P256, false, ['sign'])
  const certificate = await X509CertificateGenerator.create({
    subject: [{ CN: ['Licet'] }],
    issuer: issuer.subjectName,
    notBefore: from,
    notAfter: until,
    publicKey: keys.publicKey,
    signingKey,
    signingAlgorithm: P256,
    extensions: [
      new BasicConstraintsExtension(false, undefined, CRITICAL),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, CRITICAL),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(hosts.map((value) => ({ type: isIP(value) === 0 ? ('dns' as const) : ('ip' as const), value }))),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(issuer),
    ],
  })
  return pairOf(certificate, keys.privateKey)
}
