// The password in a body, made into its hash before the writer is asked: Argon2 takes tens of milliseconds on purpose.
import { badRequest } from '#model/problem.ts'
import { hashPassword, isStrongPassword } from '#threads/password.ts'

const member = (body: unknown, name: string): unknown =>
  typeof body === 'object' && body !== null ? Object.entries(body).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1] : undefined

const isWeakAllowed = (body: unknown): boolean => String(member(body, 'passwordPolicies') ?? '').includes('DisableStrongPassword')

export interface ReadPassword {
  readonly password?: { readonly hash: string; readonly mustChange: boolean }
}

/** What is kept of `passwordProfile`; nothing when a body has none. Throws Graph's 400 for a weak password. */
export async function readPassword(body: unknown): Promise<ReadPassword> {
  const profile = member(body, 'passwordProfile')
  const password = member(profile, 'password')
  if (typeof password !== 'string') return {}
  const isLongEnough = password.length >= 8 && password.length <= 256
  if (!isStrongPassword(password) && !(isWeakAllowed(body) && isLongEnough)) {
    throw badRequest('The specified password does not comply with password complexity requirements. Please provide a different password.', {
      words: { key: 'error.passwordWeak', arguments: {} },
      details: [{ code: 'InvalidValue', message: 'Expected 8 to 256 characters of three kinds.', target: 'passwordProfile' }],
    })
  }
  return { password: { hash: await hashPassword(password), mustChange: member(profile, 'forceChangePasswordNextSignIn') !== false } }
}
