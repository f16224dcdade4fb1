// Signing in by a link, and the session that follows. Only hashes of secrets come here; instants are of the real clock.
import type { Guid } from '#model/guid.ts'
import { Problem } from '#model/problem.ts'
import { deleteSession, findSessionRow, insertSession, insertSignInLink, listRoles, touchSessionRow, useSignInLinkRow } from '#store/identity.ts'
import { findHomeAccount } from '#store/linked-accounts.ts'
import type { HomeAccount } from '#store/linked-accounts.ts'
import { getUserRow, idsOf } from '#store/users.ts'
import { findUser } from './find-user.ts'
import type { Action, Question } from './room.ts'

/** Keeps a link that will sign one person in, once. */
export const addSignInLink: Action<{ readonly user: string; readonly hash: string; readonly until: string }, null> = async (
  { db, tenant },
  _caller,
  { user, hash, until },
) => {
  const { pk } = await findUser(db, tenant.pk, user)
  await insertSignInLink(db, tenant.pk, { hash, userPk: pk, expiresDateTime: until })
  return null
}

export interface UseSignInLinkInput {
  readonly linkHash: string
  readonly sessionHash: string
  readonly at: string
  /** When the session ends unless it is used. */
  readonly until: string
}

/** Uses a link up and begins a session; 401 when it was used, has ended or never was. */
export const useSignInLink: Action<UseSignInLinkInput, { readonly user: Guid }> = async ({ db, tenant }, _caller, { linkHash, sessionHash, at, until }) => {
  const userPk = await useSignInLinkRow(db, tenant.pk, linkHash, at)
  if (userPk === undefined) {
    throw new Problem({
      status: 401,
      code: 'InvalidAuthenticationToken',
      message: 'This sign-in link has been used or has ended.',
      words: { key: 'page.signIn.linkUsed', arguments: {} },
    })
  }
  await insertSession(db, tenant.pk, { hash: sessionHash, userPk, createdDateTime: at, expiresDateTime: until })
  return { user: (await idsOf(db, tenant.pk, [userPk])).get(userPk)! }
}

export interface SessionPerson {
  readonly id: Guid
  readonly displayName: string
  readonly userPrincipalName: string
  /** Role template ids. */
  readonly roles: readonly Guid[]
  readonly until: string
  /** The account of another organisation through which it came in. */
  readonly home: HomeAccount | null
}

/** Whose a session is; null when it has ended, or its person is deleted or blocked, here or where they came from. */
export const findSession: Question<{ readonly hash: string; readonly at: string }, SessionPerson | null> = async ({ db, tenant }, _caller, { hash, at }) => {
  const session = await findSessionRow(db, tenant.pk, hash)
  if (session === undefined || session.expiresDateTime <= at) return null
  const id = (await idsOf(db, tenant.pk, [session.userPk])).get(session.userPk)
  const row = id === undefined ? undefined : await getUserRow(db, tenant.pk, id)
  if (row === undefined || row.accountEnabled !== true) return null
  const { userPk, homeTenant, homeUserPk } = session
  const home = homeTenant === null || homeUserPk === null ? null : await findHomeAccount(db, { tenant: tenant.pk, userPk, homeTenant, homeUserPk })
  if (home === undefined) return null
  return {
    id: row.id,
    displayName: row.displayName ?? row.userPrincipalName,
    userPrincipalName: row.userPrincipalName,
    roles: await listRoles(db, tenant.pk, row.pk),
    until: session.expiresDateTime,
    home,
  }
}

/** Prolongs a session that is in use. */
export const touchSession: Action<{ readonly hash: string; readonly until: string }, null> = async ({ db, tenant }, _caller, { hash, until }) => {
  await touchSessionRow(db, tenant.pk, hash, until)
  return null
}

/** Ends a session; one that is not there is ended already. */
export const endSession: Action<{ readonly hash: string }, null> = async ({ db, tenant }, _caller, { hash }) => {
  await deleteSession(db, tenant.pk, hash)
  return null
}
