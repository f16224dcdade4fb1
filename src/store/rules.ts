// What a tenant has of its own in place of the catalogue's: switches of rules, prices, forbidden locations.
import type { Guid } from '#model/guid.ts'
import type { LocationRule, Severity } from '#model/product.ts'
import type { Db } from './database.ts'
import { statement } from './statement.ts'

export interface RuleSwitch {
  readonly ruleId: string
  readonly enabled: boolean
  /** Null for the catalogue's own. */
  readonly severity: Severity | null
}

export interface OwnPrice {
  readonly skuId: Guid
  /** The first day on which it holds, YYYY-MM-DD. */
  readonly effectiveFrom: string
  /** For a seat and month; null goes back to the list price. */
  readonly amount: number | null
  readonly currency: string
}

const SWITCHES = statement<{ tenant: number }, { ruleId: string; enabled: number; severity: Severity | null }>(
  (query, argument) =>
    query.selectFrom('ruleSwitches').select(['ruleId', 'enabled', 'severity']).where('tenant', '=', argument('tenant')).orderBy('ruleId') as never,
)

const LOCATIONS = statement<{ tenant: number }, Omit<LocationRule, 'prohibited'> & { prohibited: number }>((query, argument) =>
  query
    .selectFrom('locationRules')
    .select(['id', 'skuId', 'servicePlanId', 'country', 'prohibited', 'source', 'note'])
    .where('tenant', '=', argument('tenant'))
    .orderBy('id'),
)

/** The rules that a tenant has switched. */
export async function listRuleSwitches(db: Db, tenant: number): Promise<RuleSwitch[]> {
  const rows = await SWITCHES.all(db, { tenant })
  return rows.map((row) => ({ ...row, enabled: row.enabled === 1 }))
}

/** Switches one rule for a tenant. */
export async function setRuleSwitch(db: Db, tenant: number, { ruleId, enabled, severity }: RuleSwitch): Promise<void> {
  await db.query
    .insertInto('ruleSwitches')
    .values({ tenant, ruleId, enabled: Number(enabled), severity })
    .onConflict((conflict) => conflict.columns(['tenant', 'ruleId']).doUpdateSet({ enabled: Number(enabled), severity }))
    .execute()
}

/** The prices that a tenant pays or has paid, those of a product by the day on which they began. */
export async function listPrices(db: Db, tenant: number): Promise<OwnPrice[]> {
  return db.query.selectFrom('prices').select(['skuId', 'effectiveFrom', 'amount', 'currency']).where('tenant', '=', tenant).orderBy('skuId').orderBy('effectiveFrom').execute()
}

/** Sets what a tenant pays for a product from a day on, until the next price of it begins. */
export async function setOwnPrice(db: Db, tenant: number, price: OwnPrice): Promise<void> {
  const { amount, currency } = price
  await db.query
    .insertInto('prices')
    .values({ tenant, ...price })
    .onConflict((conflict) => conflict.columns(['tenant', 'skuId', 'effectiveFrom']).doUpdateSet({ amount, currency }))
    .execute()
}

/** A tenant's own location rules; none when it has never edited the catalogue's. */
export async function listLocationRules(db: Db, tenant: number): Promise<LocationRule[]> {
  const rows = await LOCATIONS.all(db, { tenant })
  return rows.map((row) => ({ ...row, prohibited: row.prohibited === 1 }))
}

/** Replaces a tenant's location rules. */
export async function replaceLocationRules(db: Db, tenant: number, rules: readonly LocationRule[]): Promise<void> {
  await db.query.deleteFrom('locationRules').where('tenant', '=', tenant).execute()
  const rows = rules.map((rule) => ({ ...rule, tenant, prohibited: Number(rule.prohibited) }))
  if (rows.length > 0) await db.query.insertInto('locationRules').values(rows).execute()
}
