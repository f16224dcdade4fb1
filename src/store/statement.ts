import type { Compilable, Kysely } from 'kysely'
import type { Db } from './database.ts'
import type { Dialect } from './dialect.ts'
import type { Tables } from './tables.ts'

/** Stands in a query where an argument will be. */
class Slot {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

export interface Statement<Arguments, Result> {
  all(db: Db, args: Arguments): Promise<Result[]>
  first(db: Db, args: Arguments): Promise<Result | undefined>
  /** Runs a write and gives the number of rows it touched. */
  run(db: Db, args: Arguments): Promise<number>
}

interface Compiled {
  readonly sql: string
  readonly parameters: readonly unknown[]
}

type Builder<Arguments, Result> = (
  query: Kysely<Tables>,
  argument: <Name extends keyof Arguments & string>(name: Name) => Arguments[Name],
  dialect: Dialect,
) => Compilable<Result>

/**
 * A query that is built and compiled once for each dialect, then run as it is: building one anew costs several times
 * what SQLite takes to answer it.
 */
export function statement<Arguments extends object, Result>(build: Builder<Arguments, Result>): Statement<Arguments, Result> {
  const compiled = new Map<Dialect, Compiled>()

  function compile(db: Db): Compiled {
    const slot = (name: string) => new Slot(name) as never
    const { sql, parameters } = build(db.query, slot, db.dialect).compile()
    const made = { sql, parameters }
    compiled.set(db.dialect, made)
    return made
  }

  function execute(db: Db, args: Arguments): ReturnType<Db['execute']> {
    const { sql, parameters } = compiled.get(db.dialect) ?? compile(db)
    const values = parameters.map((one) => (one instanceof Slot ? args[one.name as keyof Arguments] : one))
    return db.execute(sql, values)
  }

  return {
    all: async (db, args) => (await execute(db, args)).rows as Result[],
    first: async (db, args) => (await execute(db, args)).rows[0] as Result | undefined,
    run: async (db, args) => (await execute(db, args)).changes,
  }
}
