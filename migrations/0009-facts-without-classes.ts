// People are counted by class from facts themselves (docs/adr/0009): no index has to follow each change of licences.
import { sql, type Kysely } from 'kysely'

interface Spelling {
  readonly whole: string
  /** Sets how full a table's pages are packed, for rows that change in place; null where they do by themselves. */
  readonly packed: ((table: string, percent: number) => string) | null
}

export async function up(db: Kysely<unknown>, { packed, whole }: Spelling): Promise<void> {
  await sql`drop index if exists facts_by_class`.execute(db)
  await sql`create index facts_by_tenant on facts (tenant, pk) where deleted = 0`.execute(db)
  // The tenant's change counter when an operation was last known to be true.
  await sql`alter table operations add column "standsAt" ${sql.raw(whole)}`.execute(db)
  // With room on its page a row is rewritten there, and no index is told: everybody's may be in one transaction.
  if (packed !== null) await sql.raw(packed('facts', 45)).execute(db)
}
