// Ten thousand small organisations in one database, each with a subscription that falls due today; and today again.
import { sql } from 'kysely'
import { readCatalogue } from '#catalogue/catalogue.ts'
import { addDays } from '#engine/term.ts'
import type { LicenseRecord } from '#model/license.ts'
import type { Store } from '#store/open-store.ts'
import { internSituation } from '#store/situations.ts'
import { insertSubscription } from '#store/subscriptions.ts'
import { insertTenant } from '#store/tenants.ts'
import { openGround } from './open-ground.ts'
import type { Ground } from './open-ground.ts'

export const PEOPLE_EACH = 100

/** What is to happen today, in equal parts. */
const DUE = [
  { status: 'Enabled', recurringBilling: true },
  { status: 'Enabled', recurringBilling: false },
  { status: 'Warning', recurringBilling: false },
  { status: 'LockedOut', recurringBilling: false },
] as const

const PRODUCT = 'SPE_E3'

const id = (kind: number, tenant: number): string => `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(tenant).padStart(12, '0')}`

async function fill(store: Store, tenants: number): Promise<void> {
  const skuId = readCatalogue().productsByPartNumber.get(PRODUCT)![0]!.skuId
  const due = new Date(Date.now() - 3_600_000).toISOString()
  const bought = addDays(due, -365)
  const record: LicenseRecord = { skuId, assignedByGroup: null, selfServicePoolId: null, disabledPlans: [], state: 'Active', error: 'None' }
  await store.transaction(async (db) => {
    for (let at = 0; at < tenants; at += 1) {
      const tenant = await insertTenant(db, { id: id(1, at), displayName: `Organization ${at}`, kind: 'own', createdDateTime: bought })
      const { status, recurringBilling } = DUE[at % DUE.length]!
      const isWorking = status === 'Enabled' || status === 'Warning'
      await internSituation(db, tenant, [{ ...record, state: isWorking ? 'Active' : 'Disabled' }])
      await insertSubscription(db, tenant, {
        id: id(2, at), commerceSubscriptionId: id(3, at), skuId, poolId: id(4, at), status, totalLicenses: PEOPLE_EACH, isTrial: false, createdDateTime: bought,
        nextLifecycleDateTime: due, term: 'P1Y', billingFrequency: 'P1M', accountType: 'MCA', recurringBilling, purchaseChannel: 'direct', ownerId: null, price: null,
      })
      if (isWorking) await sql`update pools set consumed = ${PEOPLE_EACH} where tenant = ${tenant}`.execute(db.query)
    }
    await sql`
      insert into users (pk, tenant, id, "userPrincipalName", "userPrincipalNameFolded", "displayName", "displayNameFolded", "nameWords", words)
      select t.pk * ${PEOPLE_EACH} + n.value, t.pk, 'p' || (t.pk * ${PEOPLE_EACH} + n.value), 'p' || n.value || '@' || t.pk, 'p' || n.value || '@' || t.pk, 'Person ' || n.value, 'person ' || n.value, '', ''
      from tenants as t cross join json_each(${JSON.stringify(Array.from({ length: PEOPLE_EACH }, (_, at) => at))}) as n`.execute(db.query)
    await sql`
      insert into facts (pk, tenant, "situationId", "usageLocation", "userType", "accountEnabled", deleted, version)
      select u.pk, u.tenant, s.pk, 'US', 'Member', 1, 0, 0 from users as u join situations as s on s.tenant = u.tenant`.execute(db.query)
    // This morning, to come back to.
    await sql`create table "morningFacts" as select pk, "situationId" from facts`.execute(db.query)
    await sql`create table "morningSubscriptions" as select * from subscriptions`.execute(db.query)
    await sql`create table "morningPools" as select * from pools`.execute(db.query)
    await sql`create table "morningSituations" as select pk from situations`.execute(db.query)
  })
}

const RESET = [
  `update facts set "situationId" = m."situationId", version = 0 from "morningFacts" as m where m.pk = facts.pk and facts."situationId" <> m."situationId"`,
  `delete from subscriptions`,
  `insert into subscriptions select * from "morningSubscriptions"`,
  `update pools set consumed = m.consumed from "morningPools" as m where m.pk = pools.pk`,
  ...['journal', 'objectJournal', 'operations', 'dataLosses', 'dataClocks'].map((table) => `delete from "${table}"`),
  `delete from "situationProducts" where "situationId" not in (select pk from "morningSituations")`,
  `delete from situations where pk not in (select pk from "morningSituations")`,
  `update tenants set "changeCounter" = 0`,
]

/** Makes the database; it is gone when the ground is given up. */
export const openLifecycleGround = (tenants: number): Promise<Ground> => openGround(id(1, 0), (store) => fill(store, tenants), RESET)
