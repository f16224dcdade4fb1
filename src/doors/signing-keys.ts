// The key that signs our tokens: RS256, one an installation, kept in the store so that every process knows it.
import { exportJWK, generateKeyPair, importJWK } from 'jose'
import type { JSONWebKeySet, JWK } from 'jose'

export interface SigningKeys {
  readonly keyId: string
  readonly privateKey: CryptoKey
  readonly publicKey: CryptoKey
  /** What anybody may read, to check our tokens. */
  readonly published: JSONWebKeySet
}

/** A new private key as JSON, to be kept. */
export async function newSigningKey(): Promise<string> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  return JSON.stringify({ ...(await exportJWK(privateKey)), kid: crypto.randomUUID(), alg: 'RS256', use: 'sig' })
}

/** Opens a key that was kept. */
export async function openSigningKeys(kept: string): Promise<SigningKeys> {
  const whole = JSON.parse(kept) as JWK & { kid: string }
  const { kty, n, e, kid, alg, use } = whole
  const open = { kty, n, e, kid, alg, use } as JWK
  const [privateKey, publicKey] = await Promise.all([importJWK(whole, 'RS256'), importJWK(open, 'RS256')])
  return { keyId: kid, privateKey: privateKey as CryptoKey, publicKey: publicKey as CryptoKey, published: { keys: [open] } }
}
