// A day of subscriptions as bare SQL: the same rows changed, by sets, without rules, without a journal, without a word.
import type { Store } from '#store/open-store.ts'

const DAY = 86_400_000

/** Every due subscription takes its next step, and the people of those that stop working or are gone follow, the clocks of their data too. */
export async function runLifecycleFloor(store: Store): Promise<void> {
  const now = Date.now()
  const [at, later] = [new Date(now).toISOString(), new Date(now + 30 * DAY).toISOString()]
  const statements: readonly (readonly [string, readonly unknown[]])[] = [
    [`create temp table due as select s.pk, s.tenant, s."poolPk", p."skuId", s.status, s."recurringBilling" from subscriptions as s join pools as p on p.pk = s."poolPk" where s."nextLifecycleDateTime" <= ?`, [at]],
    [`insert into situations (tenant, hash, records) select d.tenant, 'after ' || d.pk, '[]' from due as d where d.status in ('Warning', 'LockedOut')`, []],
    [`insert into "situationProducts" (tenant, "situationId", "skuId", "poolKey", "inForce")
        select s.tenant, s.pk, d."skuId", d."skuId", 0 from situations as s join due as d on s.tenant = d.tenant and s.hash = 'after ' || d.pk where d.status = 'Warning'`, []],
    [`insert into "dataClocks" ("userPk", "operationPk", tenant, kinds) select f.pk, d.pk, d.tenant, 15 from due as d join facts as f on f.tenant = d.tenant and f.deleted = 0 where d.status = 'Warning'`, []],
    [`insert into "dataLosses" (tenant, "operationPk", kind, bit, cause, state, "sinceDateTime", "nextDateTime", "untilDateTime", "end")
        select d.tenant, d.pk, k.value, 1, 'lapsed', 'unlicensed', ?, ?, ?, 'purged' from due as d cross join json_each('["mailbox","oneDrive","officeActivation"]') as k where d.status = 'Warning'`, [at, later, later]],
    [`update facts set "situationId" = s.pk, version = 1, "licensesChangedDateTime" = ? from situations as s join due as d on s.tenant = d.tenant and s.hash = 'after ' || d.pk
        where facts.tenant = s.tenant and facts.deleted = 0`, [at]],
    [`update pools set consumed = 0 from due as d where d."poolPk" = pools.pk and d.status = 'Warning'`, []],
    [`update tenants set "changeCounter" = "changeCounter" + 1 from due as d where d.tenant = tenants.pk and d.status in ('Warning', 'LockedOut')`, []],
    [`update subscriptions set "nextLifecycleDateTime" = ?, status = case d.status when 'Warning' then 'Suspended' when 'LockedOut' then 'Deleted' else case d."recurringBilling" when 1 then 'Enabled' else 'Warning' end end
        from due as d where d.pk = subscriptions.pk`, [later]],
    [`drop table due`, []],
  ]
  await store.transaction(async (db) => {
    for (const [text, values] of statements) await db.execute(text, values)
  })
}
