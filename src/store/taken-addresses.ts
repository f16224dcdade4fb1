// Mail addresses that two would have. A person's address is their mail, or the sign-in name that a first mailbox would
// make it; it is taken when another person or a group has it as mail. The facts of the few in that trouble say so.
import { sql, type RawBuilder } from 'kysely'
import { foldText } from '#odata/fold-text.ts'
import type { Guid } from '#model/guid.ts'
import type { Db } from './database.ts'

interface Addressed {
  readonly mail?: string | null
  readonly userPrincipalName: string
}

/** The address that a person has, or would have with a mailbox. */
export const addressOf = ({ mail = null, userPrincipalName }: Addressed): string => mail ?? userPrincipalName

const name = (text: string): RawBuilder<unknown> => sql.ref(text)

/** Rows of `users` or `groups` that hold an address now, by the index of their mail. */
const holds = (row: string, tenant: number, address: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`${name(`${row}.tenant`)} = ${tenant} and ${name(`${row}.deletedDateTime`)} is null and ${name(`${row}.mailFolded`)} = ${address}`

const isTaken = (tenant: number, userPk: RawBuilder<unknown>, address: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  (exists (select 1 from users as h where ${holds('h', tenant, address)} and h.pk <> ${userPk})
    or exists (select 1 from groups as g where ${holds('g', tenant, address)}))`

/** Whoever has or would have one of the addresses in `w`; cross joins keep SQLite to this order of tables. */
const whoWouldHave = (tenant: number, addresses: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  (select u.pk, w.address, u.mail as written from ${addresses} as w cross join users as u where ${holds('u', tenant, sql`w.address`)}
    union all select u.pk, w.address, u.${name('userPrincipalName')} from ${addresses} as w cross join users as u
      where u.tenant = ${tenant} and u.${name('deletedDateTime')} is null and u.${name('userPrincipalNameFolded')} = w.address and u.${name('mailFolded')} is null)`

/** Each of some folded addresses, once. */
const asTable = (db: Db, folded: Iterable<string>): RawBuilder<unknown> => db.dialect.records([...new Set(folded)].map((address) => ({ address })), { address: 'text' })

async function refresh(db: Db, tenant: number, addresses: RawBuilder<unknown>): Promise<void> {
  const { rows: changed } = await sql<{ pk: number; taken: string | null }>`
    select n.pk, n.taken from (
      select p.pk, case when ${isTaken(tenant, sql`p.pk`, sql`p.address`)} then p.written end as taken from ${whoWouldHave(tenant, addresses)} as p) as n
      cross join facts as f
    where f.pk = n.pk and f.${name('takenAddress')} is distinct from n.taken order by n.pk`.execute(db.query)
  if (changed.length === 0) return
  await sql`
    update facts set ${name('takenAddress')} = n.taken, version = (select ${name('changeCounter')} from tenants where pk = ${tenant})
    from ${db.dialect.records(changed, { pk: 'whole', taken: 'text' })} as n where facts.pk = n.pk and facts.tenant = ${tenant}`.execute(db.query)
}

/**
 * Says anew of everyone who has or would have one of these addresses whether somebody else has it, after a change of who
 * has them. Whose facts change is of the tenant's newest version: the caller has counted a change.
 */
export async function refreshTakenAddresses(db: Db, tenant: number, addresses: readonly (string | null | undefined)[]): Promise<void> {
  const folded = new Set(addresses.flatMap((one) => (one ? foldText(one) : [])))
  if (folded.size === 0) return
  await refresh(db, tenant, asTable(db, folded))
}

/** The same for everybody who was just loaded; each index is read once. */
export async function findTakenAddresses(db: Db, tenant: number): Promise<void> {
  await refresh(
    db,
    tenant,
    sql`(select ${name('mailFolded')} as address from users where tenant = ${tenant} and ${name('deletedDateTime')} is null and ${name('mailFolded')} is not null
        group by ${name('mailFolded')} having count(*) > 1
      union select ${name('mailFolded')} from groups where tenant = ${tenant} and ${name('deletedDateTime')} is null and ${name('mailFolded')} is not null
      union select u.${name('userPrincipalNameFolded')} from users as u
        where u.tenant = ${tenant} and u.${name('deletedDateTime')} is null and u.${name('mailFolded')} is null
          and exists (select 1 from users as h where ${holds('h', tenant, sql`u.${name('userPrincipalNameFolded')}`)}))`,
  )
}

/** Those who have or would have one of these addresses that nobody else has. */
export async function listWhoWouldHave(db: Db, tenant: number, addresses: readonly string[]): Promise<Guid[]> {
  if (addresses.length === 0) return []
  const { rows } = await sql<{ id: Guid }>`
    select u.id from ${whoWouldHave(tenant, asTable(db, addresses.map(foldText)))} as p cross join users as u cross join facts as f
    where u.pk = p.pk and f.pk = p.pk and f.${name('takenAddress')} is null order by u.pk`.execute(db.query)
  return rows.map(({ id }) => id)
}

/** Of some people those whose mail somebody else has; of several among them who have the same, all but the first. */
export async function listTakenMail(db: Db, tenant: number, pks: readonly number[]): Promise<number[]> {
  const { among } = db.dialect
  const mail = name('u.mailFolded')
  const { rows } = await sql<{ pk: number }>`
    select u.pk from users as u where u.tenant = ${tenant} and ${among(sql.ref('u.pk'), pks)} and ${mail} is not null
      and (exists (select 1 from users as h where ${holds('h', tenant, mail)} and h.pk <> u.pk and (h.pk < u.pk or not (${among(sql.ref('h.pk'), pks)})))
        or exists (select 1 from groups as g where ${holds('g', tenant, mail)})) order by u.pk`.execute(db.query)
  return rows.map(({ pk }) => pk)
}

/** Whether a person or a group has an address as mail, the one named left out. */
export async function isAddressHeld(db: Db, tenant: number, address: string, except: Guid | null = null): Promise<boolean> {
  const folded = sql`${foldText(address)}`
  const { rows } = await sql`
    select 1 from users as h where ${holds('h', tenant, folded)} and h.id is distinct from ${except}
    union all select 1 from groups as g where ${holds('g', tenant, folded)} and g.id is distinct from ${except} limit 1`.execute(db.query)
  return rows.length > 0
}

/** Those of some addresses that a person or a group has, folded. */
export async function listHeldAddresses(db: Db, tenant: number, addresses: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ address: string }>`select w.address from ${asTable(db, addresses.map(foldText))} as w where ${isTaken(tenant, sql`0`, sql`w.address`)}`.execute(db.query)
  return new Set(rows.map(({ address }) => address))
}
