// What the database alone takes to turn the clocks that are due: for each operation that lost something one row turned,
// one operation noted and one line a person.
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Store } from '#store/open-store.ts'

/** Turns all that are due, in one transaction. */
export async function runDeadlineFloor(store: Store): Promise<void> {
  await store.transaction(async (db) => {
    const now = new Date().toISOString()
    const due = await sql<{ tenant: number; operationPk: number }>`select tenant, "operationPk" from "dataLosses" where "nextDateTime" <= ${now} order by "nextDateTime"`.execute(db.query)
    for (const { tenant, operationPk } of due.rows) {
      const { rows } = await sql<{ pk: number }>`
        insert into operations (tenant, id, kind, state, total, done, failed, "createdById", "createdByName", "createdByKind", "createdDateTime", added, removed, words)
        values (${tenant}, ${`floor${randomUUID()}`}, 'turnData', 'succeeded', 0, 0, 0, 'x', 'x', 'clock', ${now}, '[]', '[]', '') returning pk`.execute(db.query)
      await sql`
        insert into "objectJournal" (tenant, "operationPk", type, "objectId", before, after)
        select c.tenant, ${rows[0]!.pk}, 'dataItem', u.id, '{"kind":"mailbox","state":"softDeleted"}', '{"kind":"mailbox","state":"purged"}'
        from journal as j cross join "dataClocks" as c cross join users as u
        where j."operationPk" = ${operationPk} and c."userPk" = j."userPk" and c."operationPk" = j."operationPk" and u.pk = c."userPk" order by j."userPk"`.execute(db.query)
      await sql`update "dataLosses" set state = 'purged', "nextDateTime" = null where "operationPk" = ${operationPk}`.execute(db.query)
    }
  })
}
