// Signing in by password. Only hashes come here, made and checked outside of any transaction; instants are of the real clock.
import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import type { PersonAtDoor } from '#model/person-at-door.ts'
import { denied } from '#model/problem.ts'
import { countAdministrators, deleteSessionsOf, insertSession } from '#store/identity.ts'
import { countFailedTry, endTokens, findSignIn, setLock, setPassword } from '#store/sign-ins.ts'
import { getUserRow } from '#store/users.ts'
import type { UserRow } from '#store/users.ts'
import { findUser } from './find-user.ts'
import { personById } from './person-at-door.ts'
import { recordOperation } from './record-operation.ts'
import { requireAccess } from './require-access.ts'
import { requirePower } from './require-power.ts'
import { requireReach } from './reach.ts'
import type { Action, ActionRoom, Question } from './room.ts'

/** As Entra's smart lockout: so many failed tries lock for a minute, and for twice as long each time again. */
const TRIES = 10
const FIRST_LOCK_MS = 60_000
const LONGEST_LOCK_MS = 3_600_000

export interface PasswordTry {
  readonly id: Guid
  /** Argon2id; null for who has no password. */
  readonly passwordHash: string | null
  readonly mustChange: boolean
  readonly isLocked: boolean
  /** False for who is blocked. */
  readonly isEnabled: boolean
}

/** Begins a try: it counts as failed until it is accepted, so that many tries at once are counted too. Null for nobody. */
export const beginPasswordTry: Action<{ readonly user: string; readonly at: string }, PasswordTry | null> = async ({ db, tenant }, _caller, { user, at }) => {
  const row = await getUserRow(db, tenant.pk, user)
  if (row === undefined) return null
  const signIn = await findSignIn(db, tenant.pk, row.pk)
  const isLocked = signIn.lockedUntil !== null && signIn.lockedUntil > at
  if (!isLocked && signIn.passwordHash !== null) {
    const failed = await countFailedTry(db, tenant.pk, row.pk)
    if (failed % TRIES === 0) {
      const lockMs = Math.min(FIRST_LOCK_MS * 2 ** (failed / TRIES - 1), LONGEST_LOCK_MS)
      await setLock(db, tenant.pk, row.pk, new Date(Date.parse(at) + lockMs).toISOString())
    }
  }
  return { id: row.id, passwordHash: signIn.passwordHash, mustChange: signIn.mustChange, isLocked, isEnabled: row.accountEnabled === true }
}

/** The password was right: forgets failed tries. */
export const acceptPassword: Action<{ readonly user: string }, null> = async ({ db, tenant }, _caller, { user }) => {
  const { pk } = await findUser(db, tenant.pk, user)
  await setLock(db, tenant.pk, pk, null)
  return null
}

/** Begins a session for a person who has proved who they are. Throws 404 for nobody, 403 for who is blocked. */
export const beginSession: Action<{ readonly user: string; readonly hash: string; readonly at: string; readonly until: string }, null> = async (
  { db, tenant },
  _caller,
  { user, hash, at, until },
) => {
  const row = await findUser(db, tenant.pk, user)
  if (row.accountEnabled !== true) throw denied({ message: 'Your account is locked. Contact your administrator to unlock it, then try again.' })
  await insertSession(db, tenant.pk, { hash, userPk: row.pk, createdDateTime: at, expiresDateTime: until })
  return null
}

/** A person who may come in, by id or user name; null when unknown, deleted or blocked. */
export const findPerson: Question<{ readonly user: string }, PersonAtDoor | null> = async (room, _caller, { user }) => personById(room, user)

/** Whether a person has a password, and how many Global Administrators the organisation has. */
export const readSignInState: Question<{ readonly user: string }, { readonly hasPassword: boolean; readonly administrators: number; readonly passwordHash: string | null }> = async (
  { db, tenant },
  _caller,
  { user },
) => {
  const { pk } = await findUser(db, tenant.pk, user)
  const { passwordHash } = await findSignIn(db, tenant.pk, pk)
  return { hasPassword: passwordHash !== null, passwordHash, administrators: await countAdministrators(db, tenant.pk) }
}

/** Ends every session and token of a person: signed out everywhere. */
export async function endSignIns(room: ActionRoom, row: Pick<UserRow, 'pk' | 'id'>): Promise<void> {
  await deleteSessionsOf(room.db, room.tenant.pk, row.pk)
  await endTokens(room.db, room.tenant.pk, row.pk)
  room.tell({ type: 'user', ids: [row.id] })
}

/** Keeps a password that its owner chose; every session and token from before ends. */
export const setOwnPassword: Action<{ readonly user: string; readonly passwordHash: string; readonly at: string }, null> = async (
  room,
  _caller,
  { user, passwordHash, at },
) => {
  const row = await findUser(room.db, room.tenant.pk, user)
  await setPassword(room.db, room.tenant.pk, row.pk, { hash: passwordHash, mustChange: false, at })
  await endSignIns(room, row)
  return null
}

/** Gives a person another password. Throws 403 for who may not, and for the password of an administrator. */
export async function resetPassword(room: ActionRoom, caller: Caller, row: UserRow, password: { hash: string; mustChange: boolean }): Promise<void> {
  await requireReach(room, requireAccess(caller, 'resetPassword'), 'user', row.pk)
  await requirePower(room, caller, row)
  await setPassword(room.db, room.tenant.pk, row.pk, { ...password, at: room.realNow.toISOString() })
  await endSignIns(room, row)
}

/** Signs a person out everywhere. */
export const revokeSignInSessions: Action<{ readonly user: string }, null> = async (room, caller, { user }) => {
  const row = await findUser(room.db, room.tenant.pk, user)
  if (row.id !== caller.id) {
    await requireReach(room, requireAccess(caller, 'revokeSessions'), 'user', row.pk)
    await requirePower(room, caller, row)
  }
  await endSignIns(room, row)
  await recordOperation(room, caller, { kind: 'revokeSignIns', total: 1 })
  return null
}
