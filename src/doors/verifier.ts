// Proof Key for Code Exchange (RFC 7636): only who began a sign-in can end it. S256 alone; `plain` proves nothing.
import { hash, timingSafeEqual } from 'node:crypto'

/** Whether a text can be a challenge of S256. */
export const isChallenge = (text: string): boolean => /^[\w-]{43}$/.test(text)

/** Whether a verifier is the one that a challenge was made of. */
export function matchesChallenge(verifier: string, challenge: string): boolean {
  const made = Buffer.from(hash('sha256', verifier, 'base64url'))
  const expected = Buffer.from(challenge)
  return /^[\w.~-]{43,128}$/.test(verifier) && made.length === expected.length && timingSafeEqual(made, expected)
}
