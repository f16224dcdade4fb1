// Addresses at which a calendar outside reads the deadlines; of each only the hash of its secret is kept.
import type { Db } from './database.ts'

export interface CalendarFeed {
  readonly userPk: number
  readonly language: 'en' | 'fr'
}

/** Keeps the one feed of a person; an earlier address answers no more. */
export async function putCalendarFeed(db: Db, tenant: number, { userPk, language, hash, at }: CalendarFeed & { readonly hash: string; readonly at: string }): Promise<void> {
  await deleteCalendarFeed(db, tenant, userPk)
  await db.query.insertInto('calendarFeeds').values({ hash, tenant, userPk, language, createdDateTime: at }).execute()
}

/** Withdraws the address of a person. */
export async function deleteCalendarFeed(db: Db, tenant: number, userPk: number): Promise<void> {
  await db.query.deleteFrom('calendarFeeds').where('tenant', '=', tenant).where('userPk', '=', userPk).execute()
}

/** When a person's address was made; undefined when there is none. */
export async function readCalendarFeed(db: Db, tenant: number, userPk: number): Promise<string | undefined> {
  const row = await db.query.selectFrom('calendarFeeds').select('createdDateTime').where('tenant', '=', tenant).where('userPk', '=', userPk).executeTakeFirst()
  return row?.createdDateTime
}

/** Whose an address is. */
export async function findCalendarFeed(db: Db, tenant: number, hash: string): Promise<CalendarFeed | undefined> {
  const row = await db.query.selectFrom('calendarFeeds').select(['userPk', 'language']).where('tenant', '=', tenant).where('hash', '=', hash).executeTakeFirst()
  return row && { userPk: row.userPk, language: row.language === 'fr' ? 'fr' : 'en' }
}
