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
  readonly userPk: number
  readonly userPrincipalName: string
}

/** The other organisations that a person may enter, by name; accounts that are deleted or blocked there lead nowhere. */
export async function listLinkedAccounts(db: Db, homeTenant: number, homeUserPk: number): Promise<LinkedAccount[]> {
  const rows = (await db.query
    .selectFrom('linkedAccounts as l')
    .innerJoin('tenants as t', 't.pk', 'l.tenant')
    .innerJoin('users as u', 'u.pk', 'l.userPk')
    .innerJoin('facts as f', 'f.pk', 'l.userPk')
    .select(['t.id', 'l.userPk', 'u.userPrincipalName' as never])
    .where('l.homeTenant', '=', homeTenant)
    .where('l.homeUserPk', '=', homeUserPk)
    .where('f.deleted', '=', 0)
    .where('f.accountEnabled', '=', 1)
    .orderBy('t.displayName')
    .execute()) as { id: Guid; userPk: number; userPrincipalName: string }[]
  const linked: LinkedAccount[] = []
  for (const { id, ...account } of rows) {
    const tenant = await findTenant(db, id)
    if (tenant !== undefined) linked.push({ tenant, ...account })
  }
  return linked
}

export interface HomeAccount {
  readonly tenantId: Guid
  readonly userId: Guid
}

/** The account through which a session came into another organisation; undefined when it no longer leads there. */
export async function findHomeAccount(db: Db, session: { readonly homeTenant: number; readonly homeUserPk: number; readonly tenant: number; readonly userPk: number }): Promise<HomeAccount | undefined> {
  return db.query
    .selectFrom('linkedAccounts as l')
    .innerJoin('tenants as t', 't.pk', 'l.homeTenant')
    .innerJoin('users as u', 'u.pk', 'l.homeUserPk')
    .innerJoin('facts as f', 'f.pk', 'l.homeUserPk')
    .select(['t.id as tenantId', 'u.id as userId'])
    .where('l.homeTenant', '=', session.homeTenant)
    .where('l.homeUserPk', '=', session.homeUserPk)
    .where('l.tenant', '=', session.tenant)
    .where('l.userPk', '=', session.userPk)
    .where('f.deleted', '=', 0)
    .where('f.accountEnabled', '=', 1)
    .executeTakeFirst()
}
