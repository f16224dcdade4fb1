import { sql } from 'kysely'
import type { Db } from './database.ts'

/**
 * Writes for many people at a time. PostgreSQL has no statistics of a journal that was written a moment ago, takes it for
 * a row or two and looks each person up; told not to, it joins.
 */
export async function amongMany<T>(db: Db, work: () => Promise<T>): Promise<T> {
  const { lookUp } = db.dialect
  if (lookUp !== null) await sql.raw(lookUp.no).execute(db.query)
  const made = await work()
  if (lookUp !== null) await sql.raw(lookUp.yes).execute(db.query)
  return made
}
