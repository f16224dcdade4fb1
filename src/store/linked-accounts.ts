// Who of one organisation may enter another, and as whom.
import type { Guid } from '#model/guid.ts'
import type { Db } from './database.ts'
import { findTenant, type TenantRow } from './tenants.ts'

/** Lets a person enter another organisation as an account of it. */
export async function linkAccounts(db: Db, home: { readonly tenant: number; readonly userPk: number }, there: { readonly tenant: number; readonly userPk: number }): Promise<void> {
  await db.query.insertInto('linkedAccounts').values({ homeTenant: home.tenant, homeUserPk: home.userPk, ...there }).execute()
}

export interface LinkedAccount {
  readonly tenant: TenantRow
  readonly userPrincipalName: string
}

/** The other organisations that a person may enter, by name; accounts that were deleted there lead nowhere. */
export async function listLinkedAccounts(db: Db, homeTenant: number, homeUserPk: number): Promise<LinkedAccount[]> {
  const rows = (await db.query
    .selectFrom('linkedAccounts as l')
    .innerJoin('tenants as t', 't.pk', 'l.tenant')
    .innerJoin('users as u', 'u.pk', 'l.userPk')
    .select(['t.id', 'u.userPrincipalName' as never])
    .where('l.homeTenant', '=', homeTenant)
    .where('l.homeUserPk', '=', homeUserPk)
    .where('u.deletedDateTime', 'is', null)
    .orderBy('t.displayName')
    .execute()) as { id: Guid; userPrincipalName: string }[]
  const linked: LinkedAccount[] = []
  for (const { id, userPrincipalName } of rows) {
    const tenant = await findTenant(db, id)
    if (tenant !== undefined) linked.push({ tenant, userPrincipalName })
  }
  return linked
}
