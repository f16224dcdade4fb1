import { sql, type RawBuilder } from 'kysely'
import type { Db } from './database.ts'

/**
 * Records of classes as a table of the columns named, among which everybody's is looked up. SQLite does not index a list
 * for what it thinks are few people, so there it is a table of the connection; it holds until the next call of the
 * same name.
 */
export async function classTable(db: Db, name: string, rows: readonly object[], columns: Readonly<Record<string, 'whole' | 'text'>>): Promise<RawBuilder<unknown>> {
  const records = db.dialect.records(rows, columns)
  if (!db.dialect.sortsGroups) return records
  const names = Object.keys(columns)
  const listed = sql.join(names.map((column) => sql.ref(column)))
  const table = sql.ref(`classes of ${name}`)
  // Without a type a column is not compared by its index.
  const typed = sql.join(names.map((column) => sql`${sql.ref(column)} ${sql.raw(db.dialect.columnTypes[columns[column]!])}`))
  await sql`create temp table if not exists ${table} (${typed})`.execute(db.query)
  await sql`create index if not exists temp.${sql.ref(`index of classes of ${name}`)} on ${table} (${listed})`.execute(db.query)
  await sql`delete from temp.${table}`.execute(db.query)
  await sql`insert into temp.${table} (${listed}) select ${listed} from ${records}`.execute(db.query)
  return sql`temp.${table}`
}
