// A hundred thousand deadlines of one organisation that fall due in one day: a thousand people in each of a hundred
// operations, and today again.
import { sql } from 'kysely'
import type { Store } from '#store/open-store.ts'
import { internSituation } from '#store/situations.ts'
import { insertTenant } from '#store/tenants.ts'
import { openGround } from './open-ground.ts'
import type { Ground } from './open-ground.ts'

export const OPERATIONS = 100

const TENANT_ID = '00000005-0000-4000-8000-000000000001'
const HOUR_MS = 3_600_000

async function fill(store: Store, deadlines: number): Promise<void> {
  const each = Math.ceil(deadlines / OPERATIONS)
  const begin = Date.now() - 25 * HOUR_MS
  const since = new Date(begin - 30 * 24 * HOUR_MS).toISOString()
  const dues = Array.from({ length: OPERATIONS }, (_, at) => ({ at: at + 1, due: new Date(begin + (at * 24 * HOUR_MS) / OPERATIONS).toISOString() }))
  await store.transaction(async (db) => {
    const tenant = await insertTenant(db, { id: TENANT_ID, displayName: 'Deadlines', kind: 'own', createdDateTime: since })
    const none = await internSituation(db, tenant, [])
    const numbers = sql`with recursive n(value) as (select 1 union all select value + 1 from n where value < ${each * OPERATIONS})`
    await sql`
      insert into users (pk, tenant, id, "userPrincipalName", "userPrincipalNameFolded", "displayName", "displayNameFolded", "nameWords", words)
      ${numbers} select value, ${tenant}, 'p' || value, 'p' || value, 'p' || value, 'Person', 'person', '', '' from n`.execute(db.query)
    await sql`insert into facts (pk, tenant, "situationId", "usageLocation", "userType", "accountEnabled", deleted, version) select pk, tenant, ${none}, 'US', 'Member', 1, 0, 0 from users`.execute(db.query)
    for (const { at, due } of dues) {
      await sql`insert into operations (pk, tenant, id, kind, state, total, done, failed, "createdById", "createdByName", "createdByKind", "createdDateTime", added, removed, words)
        values (${at}, ${tenant}, ${`o${at}`}, 'changeLicenses', 'succeeded', ${each}, ${each}, 0, 'x', 'x', 'app', ${since}, '[]', '[]', '')`.execute(db.query)
      await sql`insert into "dataLosses" (tenant, "operationPk", kind, bit, cause, state, "sinceDateTime", "nextDateTime", "untilDateTime", "end")
        values (${tenant}, ${at}, 'mailbox', 1, 'unlicensed', 'softDeleted', ${since}, ${due}, ${due}, 'purged')`.execute(db.query)
    }
    await sql`insert into journal ("operationPk", "userPk", tenant, "beforeSituationId", "afterSituationId", outcome) select (pk - 1) / cast(${each} as integer) + 1, pk, tenant, ${none}, ${none}, 0 from users order by 1, 2`.execute(db.query)
    await sql`insert into "dataClocks" ("userPk", "operationPk", tenant, kinds) select "userPk", "operationPk", tenant, 1 from journal order by 1, 2`.execute(db.query)
  })
}

const RESET = [
  `delete from "objectJournal"`,
  `delete from operations where kind = 'turnData' or id like 'floor%'`,
  `update "dataLosses" set state = 'softDeleted', "nextDateTime" = "untilDateTime"`,
]

/** Makes the database; it is gone when the ground is given up. */
export const openDeadlineGround = (deadlines: number): Promise<Ground> => openGround(TENANT_ID, (store) => fill(store, deadlines), RESET)
