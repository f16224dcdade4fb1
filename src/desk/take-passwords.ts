// Passwords of people who are to be made are taken out of a plan's body, and only their hashes go on: a plan can be read.
import type { Passwords } from '#actions/save-plan.ts'
import { badRequest } from '#model/problem.ts'
import { hashPassword, isStrongPassword } from '#threads/password.ts'

/** Each takes tens of milliseconds on purpose. */
const MOST = 2_000

type Plain = Readonly<Record<string, unknown>>

const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value)

interface Taken {
  readonly body: unknown
  readonly passwords: Passwords
}

/** The body without passwords, and their hashes by user name. Throws 400 for a weak one, naming whose. */
export async function takePasswords(body: unknown): Promise<Taken> {
  const found: { name: string; profile: Plain }[] = []
  const ofChange = (change: unknown, user: unknown): unknown => {
    if (!isPlain(change) || !isPlain(change['createUser'])) return change
    const { passwordProfile, ...properties } = change['createUser']
    if (isPlain(passwordProfile)) found.push({ name: String(properties['userPrincipalName'] ?? user).toLowerCase(), profile: passwordProfile })
    return { ...change, createUser: properties }
  }
  if (!isPlain(body)) return { body, passwords: {} }
  const target = isPlain(body['target']) ? body['target'] : undefined
  const rows = Array.isArray(target?.['rows']) ? (target['rows'] as readonly unknown[]).map((row) => (isPlain(row) ? { ...row, change: ofChange(row['change'], row['user']) } : row)) : undefined
  const clean = {
    ...body,
    ...(body['change'] === undefined ? {} : { change: ofChange(body['change'], undefined) }),
    ...(rows === undefined ? {} : { target: { ...target, rows } }),
  }
  if (found.length > MOST) {
    throw badRequest(`A file with passwords has at most ${MOST} people; this one has ${found.length}.`, { details: [{ code: 'InvalidValue', message: `Expected at most ${MOST} passwords.`, target: 'target.rows' }] })
  }
  return { body: clean, passwords: Object.fromEntries(await Promise.all(found.map(async ({ name, profile }) => [name, await kept(name, profile)] as const))) }
}

async function kept(name: string, { password, forceChangePasswordNextSignIn }: Plain): Promise<Passwords[string]> {
  if (typeof password !== 'string' || !isStrongPassword(password)) {
    throw badRequest(`The password of '${name}' does not comply with password complexity requirements.`, {
      words: { key: 'error.passwordWeak', arguments: {} },
      details: [{ code: 'InvalidValue', message: 'Expected 8 to 256 characters of three kinds.', target: 'createUser.passwordProfile' }],
    })
  }
  return { hash: await hashPassword(password), mustChange: forceChangePasswordNextSignIn !== false }
}
