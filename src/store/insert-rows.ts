import type { Db } from './database.ts'

const quoted = (name: string): string => `"${name}"`

/** Inserts rows of values, in the order of `columns`, as many at once as the database takes best. */
export async function insertRows(db: Db, table: string, columns: readonly string[], rows: readonly (readonly unknown[])[]): Promise<void> {
  if (rows.length === 0) return
  const head = `insert into ${quoted(table)} (${columns.map(quoted).join(', ')}) values `
  const atOnce = Math.min(rows.length, db.dialect.rowsPerInsert(columns.length))
  const whole = rows.length - (rows.length % atOnce)
  await insertGroups(db, head, columns.length, rows.slice(0, whole), atOnce)
  if (whole < rows.length) await insertGroups(db, head, columns.length, rows.slice(whole), rows.length - whole)
}

/** Rows in groups of one size, so that all of them take one statement. */
async function insertGroups(db: Db, head: string, width: number, rows: readonly (readonly unknown[])[], size: number): Promise<void> {
  const mark = db.dialect.parameter
  const values = Array.from({ length: size }, (_, row) => `(${Array.from({ length: width }, (__, column) => mark(row * width + column + 1)).join(',')})`)
  const sql = head + values.join(',')
  if (size === 1) return db.executeMany(sql, rows)
  const groups: unknown[][] = []
  for (let at = 0; at < rows.length; at += size) groups.push(rows.slice(at, at + size).flat())
  return db.executeMany(sql, groups)
}
