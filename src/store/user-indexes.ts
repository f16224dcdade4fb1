// The indexes of people. They are dropped and made anew around a first bulk load, which is several times faster.
import { sql } from 'kysely'
import type { Db } from './database.ts'

const INDEXES = {
  users_by_id: 'create unique index users_by_id on users (tenant, id)',
  users_by_name: 'create unique index users_by_name on users (tenant, "userPrincipalNameFolded") where "deletedDateTime" is null',
  users_in_order: 'create index users_in_order on users (tenant, "displayNameFolded" asc NULLS, id) where "deletedDateTime" is null',
  users_by_mail: 'create index if not exists users_by_mail on users (tenant, "mailFolded") where "mailFolded" is not null and "deletedDateTime" is null',
  users_deleted: 'create index users_deleted on users (tenant, "deletedDateTime") where "deletedDateTime" is not null',
} as const

export async function createUserIndexes(db: Db): Promise<void> {
  for (const index of Object.values(INDEXES)) {
    const [head = '', tail] = index.split('NULLS')
    await sql`${sql.raw(head)} ${tail === undefined ? sql`` : sql`${db.dialect.nulls(false)} ${sql.raw(tail)}`}`.execute(db.query)
  }
}

export async function dropUserIndexes(db: Db): Promise<void> {
  for (const name of Object.keys(INDEXES)) await sql`drop index ${sql.ref(name)}`.execute(db.query)
}
