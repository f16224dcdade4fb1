// Going over to another organisation without signing in again: as one's account there, in a session of its own.
import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import { notFound } from '#model/problem.ts'
import { deleteSession, insertSession } from '#store/identity.ts'
import { listLinkedAccounts } from '#store/linked-accounts.ts'
import type { LinkedAccount } from '#store/linked-accounts.ts'
import { findTenant } from '#store/tenants.ts'
import { getUserRow, idsOf } from '#store/users.ts'
import type { Action, ReadingRoom } from './room.ts'

/**
 * Where a person may go, the organisation in which they signed in first. An account leads to those that were linked to
 * it and never back: who is let in there as a later owner of that account does not come here.
 */
export async function waysOf({ db, tenant }: Pick<ReadingRoom, 'db' | 'tenant'>, { kind, id, home }: Caller): Promise<readonly LinkedAccount[]> {
  if (kind !== 'user') return []
  const first = home === undefined ? tenant : await findTenant(db, home.tenantId)
  const person = first && (await getUserRow(db, first.pk, home?.userId ?? id))
  if (first === undefined || person === undefined) return []
  const { pk: userPk, userPrincipalName } = person
  return [{ tenant: first, userPk, userPrincipalName }, ...(await listLinkedAccounts(db, first.pk, userPk))]
}

export interface EnterOrganizationInput {
  readonly tenantId: Guid
  /** Of the session that begins, and of the one that ends with it. */
  readonly hash: string
  readonly endedHash: string
  /** On the real clock. */
  readonly at: string
  readonly until: string
}

/** Ends a session and begins one in another organisation; gives who one is there. Throws 404 for one that one may not enter. */
export const enterOrganization: Action<EnterOrganizationInput, { readonly user: Guid }> = async (room, caller, { tenantId, hash, endedHash, at, until }) => {
  const { db, tenant } = room
  const [home, ...others] = await waysOf(room, caller)
  const way = [home, ...others].find((one) => one?.tenant.id === tenantId)
  if (home === undefined || way === undefined) throw notFound(tenantId)
  const from = way === home ? {} : { homeTenant: home.tenant.pk, homeUserPk: home.userPk }
  await insertSession(db, way.tenant.pk, { hash, userPk: way.userPk, createdDateTime: at, expiresDateTime: until, ...from })
  await deleteSession(db, tenant.pk, endedHash)
  return { user: (await idsOf(db, way.tenant.pk, [way.userPk])).get(way.userPk)! }
}
