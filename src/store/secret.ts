// Secrets that are given out once and kept as their SHA-256 alone: of links, sessions, apps, codes and tokens.
import { hash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 random bits, safe in an address and in a cookie. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** What is kept of a secret. Our secrets are random and long, so no slow hash is needed. */
export const hashSecret = (secret: string): string => hash('sha256', secret, 'base64url')

/** Whether a secret is the one that was kept, in constant time. */
export function matchesSecret(secret: string, kept: string): boolean {
  const given = Buffer.from(hashSecret(secret))
  const expected = Buffer.from(kept)
  return given.length === expected.length && timingSafeEqual(given, expected)
}
