// Whoever would get a mail address that somebody else has: it stands in their facts, for a first mailbox is refused them.
import { sql, type Kysely } from 'kysely'
import type { ColumnTypes } from './0001-first-tables.ts'

export async function up(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await sql`alter table facts add column "takenAddress" ${sql.raw(types.text)}`.execute(db)
  // Where nobody is in that trouble, classes are counted without asking who is.
  await sql`create index facts_taken on facts (tenant) where "takenAddress" is not null`.execute(db)
  await sql`create index users_by_mail on users (tenant, "mailFolded") where "mailFolded" is not null and "deletedDateTime" is null`.execute(db)
  await sql`create index groups_by_mail on groups (tenant, "mailFolded") where "mailFolded" is not null and "deletedDateTime" is null`.execute(db)
  await sql`update facts set "takenAddress" = (select coalesce(u.mail, u."userPrincipalName") from users as u where u.pk = facts.pk)
    where deleted = 0 and pk in (
      select u.pk from users as u join users as h on h.tenant = u.tenant and h."mailFolded" = coalesce(u."mailFolded", u."userPrincipalNameFolded")
        where u."deletedDateTime" is null and h."deletedDateTime" is null and h."mailFolded" > '' and h.pk <> u.pk
      union select u.pk from users as u join groups as g on g.tenant = u.tenant and g."mailFolded" = coalesce(u."mailFolded", u."userPrincipalNameFolded")
        where u."deletedDateTime" is null and g."deletedDateTime" is null and g."mailFolded" > '')`.execute(db)
}
