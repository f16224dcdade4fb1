// Everything in which the two databases differ; nothing else in the room may ask which one it is.
import { sql, type Expression, type RawBuilder } from 'kysely'

export interface Dialect {
  readonly name: 'sqlite' | 'postgres'
  /** How the parameter of a number from 1 is written. */
  parameter(number: number): string
  /** Of rows of so many columns, how many one INSERT takes best. */
  rowsPerInsert(columns: number): number
  /** Whether rows are locked one by one; a single writer has no need to. */
  readonly locksRows: boolean
  /** SQL that lets one transaction at a time turn a tenant's clock; null where there is one writer. */
  readonly clockLock: ((tenant: number) => string) | null
  /** At the end of a query: locks its rows until the transaction ends. */
  readonly forUpdate: RawBuilder<unknown>
  /** The same for a queue: rows that another transaction has are passed over. */
  readonly skipLocked: RawBuilder<unknown>
  /** Whether a text holds another. */
  holds(text: Expression<string | null>, part: string): RawBuilder<boolean>
  /** Whether a text ends with another, which is not empty. */
  endsWith(text: Expression<string | null>, part: string): RawBuilder<boolean>
  /** Whether two texts are the same or both null, in a way by which it joins tables quickly. */
  same(one: RawBuilder<unknown>, other: RawBuilder<unknown>): RawBuilder<boolean>
  /** Whether a column is among values, as one parameter whatever their number. */
  among(column: Expression<unknown>, values: readonly string[] | readonly number[]): RawBuilder<boolean>
  /** After a table's name in a query: its rows are read in the order of their keys, whatever index may look cheaper. */
  readonly inKeyOrder: RawBuilder<unknown>
  /**
   * After the tables of a query and a cross join: a table `c` of few rows, of which those that meet a condition are found
   * for one row after the other, so that the rows stay in their order; and what is left of the condition for WHERE.
   */
  forEach(few: RawBuilder<unknown>, condition: RawBuilder<unknown>): { readonly table: RawBuilder<unknown>; readonly where: RawBuilder<unknown> }
  /** The elements of a list kept as JSON text, as rows of one column `value`: text, or JSON when they are objects. */
  elements(list: Expression<string | null>, of: 'texts' | 'objects'): RawBuilder<unknown>
  /** The words of a text in which each stands after a blank, as a table `w` of one column `value`. */
  wordsIn(text: Expression<string>): RawBuilder<unknown>
  /** Records given as one parameter, as a table of the columns named. */
  records(rows: readonly object[], columns: Readonly<Record<string, 'whole' | 'text'>>): RawBuilder<unknown>
  /** A text member of an object kept as JSON. */
  member(object: Expression<unknown>, name: string): RawBuilder<string | null>
  /** SQL that gives `count` new keys of a table in ascending order, as rows of one column `pk`. */
  newKeys(table: string, count: number): string
  /** After rows were inserted with keys of their own: makes the next key follow them; null where it does by itself. */
  nextKeyAfter(table: string): string | null
  /** Begins a transaction that sees one state of the database and writes nothing. */
  readonly beginSnapshot: string
  /** After a column of an order or index: nulls first when ascending, last when descending. */
  nulls(descending: boolean): RawBuilder<unknown>
  readonly columnTypes: { readonly key: string; readonly text: string; readonly whole: string; readonly real: string }
  /** What makes a table be kept in the order of its primary key. */
  readonly clustered: string
  /** Sets how full a table's pages are packed, for rows that change in place; null where they do by themselves. */
  readonly packed: ((table: string, percent: number) => string) | null
  /** Whether GROUP BY sorts every row, so that a few groups are better counted into a table. */
  readonly sortsGroups: boolean
  /** Until the transaction ends: whether rows may be looked up one by one where tables are joined; null where it need not be said. */
  readonly lookUp: { readonly yes: string; readonly no: string } | null
  /** The names of the tables there are, as rows of one column `name`. */
  readonly tables: RawBuilder<unknown>
  /** Brings the planner's statistics up to date after a bulk load. */
  readonly analyze: string
}

const jsonOf = (values: readonly unknown[]): string => JSON.stringify(values)

export const SQLITE: Dialect = {
  name: 'sqlite',
  parameter: () => '?',
  // A wide row is bound once either way; of narrow ones a statement costs more than a row.
  rowsPerInsert: (columns) => (columns < 10 ? 100 : 1),
  locksRows: false,
  clockLock: null,
  forUpdate: sql``,
  skipLocked: sql``,
  holds: (text, part) => sql<boolean>`instr(${text}, ${part}) > 0`,
  endsWith: (text, part) => sql<boolean>`substr(${text}, -length(${part})) = ${part}`,
  same: (one, other) => sql<boolean>`${one} is not distinct from ${other}`,
  among: (column, values) => sql<boolean>`${column} in (select value from json_each(${jsonOf(values)}))`,
  inKeyOrder: sql`not indexed`,
  forEach: (few, condition) => ({ table: sql`${few} as c`, where: condition }),
  elements: (list) => sql`(select value from json_each(${list}))`,
  // Words are letters and digits, so they need no escaping.
  wordsIn: (text) => sql`json_each('["' || replace(substr(${text}, 2), ' ', '","') || '"]') as w`,
  member: (object, name) => sql<string | null>`json_extract(${object}, ${sql.lit(`$.${name}`)})`,
  // The casts let the planner index what it would otherwise scan for each row; the limit keeps it from being folded in.
  records: (rows, columns) => {
    const types = { whole: 'integer', text: 'text' }
    const named = Object.entries(columns).map(
      ([name, type]) => sql`cast(json_extract(value, ${sql.lit(`$.${name}`)}) as ${sql.raw(types[type])}) as ${sql.ref(name)}`,
    )
    return sql`(select ${sql.join(named)} from json_each(${jsonOf(rows)}) limit -1)`
  },
  newKeys: (table, count) =>
    `with recursive last(pk) as (select coalesce((select seq from sqlite_sequence where name = '${table}'), 0)),
     keys(pk) as (select pk + 1 from last union all select keys.pk + 1 from keys, last where keys.pk < last.pk + ${count})
     select pk from keys`,
  nextKeyAfter: () => null,
  beginSnapshot: 'begin',
  nulls: () => sql``,
  columnTypes: { key: 'integer primary key autoincrement', text: 'text', whole: 'integer', real: 'real' },
  clustered: 'without rowid',
  packed: null,
  sortsGroups: true,
  lookUp: null,
  tables: sql`select name from sqlite_master`,
  analyze: 'analyze',
}

const POSTGRES_PARAMETERS = 65_535

export const POSTGRES: Dialect = {
  name: 'postgres',
  parameter: (number) => `$${number}`,
  rowsPerInsert: (columns) => Math.min(1_000, Math.floor(POSTGRES_PARAMETERS / columns)),
  locksRows: true,
  // The first number tells it from other locks of this program.
  clockLock: (tenant) => `select pg_advisory_xact_lock(7450, ${tenant})`,
  forUpdate: sql`for update`,
  skipLocked: sql`for update skip locked`,
  holds: (text, part) => sql<boolean>`strpos(${text}, ${part}) > 0`,
  endsWith: (text, part) => sql<boolean>`right(${text}, length(${part})) = ${part}`,
  // Only equality is hashed; no text of a person holds the control character.
  same: (one, other) => sql<boolean>`coalesce(${one}, chr(1)) = coalesce(${other}, chr(1))`,
  among: (column, values) => {
    if (values.length === 0) return sql<boolean>`1 = 0`
    return sql<boolean>`${column} = any(${values}::${sql.raw(typeof values[0] === 'number' ? 'bigint' : 'text')}[])`
  },
  inKeyOrder: sql``,
  // What has an offset is not folded into a join, which would meet everybody and sort them for a page of a hundred.
  forEach: (few, condition) => ({ table: sql`lateral (select * from ${few} as c where ${condition} offset 0) as c`, where: sql`1 = 1` }),
  elements: (list, of) =>
    of === 'texts'
      ? sql`(select value collate "C" as value from jsonb_array_elements_text(${list}::jsonb) as value)`
      : sql`(select value::text as value from jsonb_array_elements(${list}::jsonb) as value)`,
  wordsIn: (text) => sql`unnest(string_to_array(substr(${text}, 2), ' ')) as w(value)`,
  member: (object, name) => sql<string | null>`((${object}::jsonb)->>${sql.lit(name)}) collate "C"`,
  records: (rows, columns) => {
    const types = { whole: 'bigint', text: 'text' }
    const named = Object.entries(columns).map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(types[type])}`)
    return sql`(select * from jsonb_to_recordset(${jsonOf(rows)}::jsonb) as record(${sql.join(named)}))`
  },
  newKeys: (table, count) =>
    `select nextval(pg_get_serial_sequence('"${table}"', 'pk')) as pk from generate_series(1, ${count})`,
  nextKeyAfter: (table) =>
    `select setval(pg_get_serial_sequence('"${table}"', 'pk'), coalesce(max(pk), 1), max(pk) is not null) from "${table}"`,
  beginSnapshot: 'begin isolation level repeatable read read only',
  nulls: (descending) => (descending ? sql`nulls last` : sql`nulls first`),
  columnTypes: {
    key: 'bigint generated by default as identity primary key',
    text: 'text collate "C"',
    whole: 'bigint',
    real: 'double precision',
  },
  clustered: '',
  packed: (table, percent) => `alter table "${table}" set (fillfactor = ${percent})`,
  sortsGroups: false,
  lookUp: { yes: 'set local enable_nestloop = on', no: 'set local enable_nestloop = off' },
  tables: sql`select table_name as name from information_schema.tables where table_schema = current_schema()`,
  analyze: 'analyze',
}
