import type { DatabaseSync } from 'node:sqlite'
import type { Example } from './example.ts'
import { columnsOf } from './shape-answer.ts'

const columnNames = (database: DatabaseSync, table: string): ReadonlySet<string> =>
  new Set(database.prepare(`select name from pragma_table_info('${table}')`).all().map(({ name }) => String(name)))

/** `select ... from users as u join facts as f`, with the columns that an example shows. */
export function selectPeople(database: DatabaseSync, example: Example, more: readonly string[] = []): string {
  const columns = columnsOf(example, [
    { alias: 'u', columns: columnNames(database, 'users') },
    { alias: 'f', columns: columnNames(database, 'facts') },
  ])
  return `select ${[columns, ...more].join(', ')} from users as u join facts as f on f.pk = u.pk`
}
