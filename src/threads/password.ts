// Passwords as they are kept: Argon2id (OWASP's parameters), on threads of their own, never within a transaction.
import { hash, verify } from '@node-rs/argon2'

const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** What is kept of a password. */
export const hashPassword = (password: string): Promise<string> => hash(password, COST)

/** Of a password that nobody has: checking against it takes as long as checking a real one. */
const NOBODYS = '$argon2id$v=19$m=19456,t=2,p=1$bGljZXQtbm9ib2R5LXNhbHQ$hwPHS6oOIL9VlvZKjHMdiFSQMkzmuvd9Z3sOEPk8HB0'

/** Whether a password is the one that was kept; takes as long when none was. */
export async function verifyPassword(password: string, kept: string | null): Promise<boolean> {
  const isSame = await verify(kept ?? NOBODYS, password)
  return isSame && kept !== null
}

const KINDS = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u]

/** Entra's rule: 8 to 256 characters of three of four kinds, small and capital letters, digits and others. */
export const isStrongPassword = (password: string): boolean =>
  password.length >= 8 && password.length <= 256 && KINDS.filter((kind) => kind.test(password)).length >= 3
