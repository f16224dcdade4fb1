// The rules as they stand for one tenant: the catalogue, what it owns, what it has switched.
import type { Catalogue } from '#catalogue/catalogue.ts'
import { mayLicenseGuests } from '#engine/access.ts'
import type { DataDays } from '#engine/data-clock.ts'
import { makeRuleBook } from '#engine/rule-book.ts'
import type { RuleBook } from '#engine/rule-book.ts'
import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import type { LocationRule, Severity } from '#model/product.ts'
import { capabilityStatusOf } from '#model/subscription.ts'
import type { Pool } from '#model/subscription.ts'
import { listLicensedGroups } from '#store/group-changes.ts'
import { listLocationRules, listRuleSwitches } from '#store/rules.ts'
import type { RuleSwitch } from '#store/rules.ts'
import type { TenantRow } from '#store/tenants.ts'
import { dataDaysOf } from './data-days.ts'
import type { ReadingRoom } from './room.ts'
import { severityOf } from './rule-severity.ts'

interface TenantRules {
  readonly owned: ReadonlySet<Guid>
  readonly selfServiceOnly: ReadonlySet<Guid>
  readonly switches: readonly RuleSwitch[]
  readonly locationRules: readonly LocationRule[]
  readonly guestsNeedGlobalAdministrator: boolean
  readonly days: DataDays
}

const switched = ({ exclusions, dependencies, prerequisites }: Catalogue, own: RuleSwitch): [string, Severity][] =>
  [...exclusions, ...dependencies, ...prerequisites].filter((rule) => rule.id === own.ruleId).map((rule) => [rule.id, severityOf(rule.severity, own)])

const bookOf = (catalogue: Catalogue, rules: TenantRules): RuleBook =>
  makeRuleBook({
    ...catalogue,
    locationRules: rules.locationRules,
    owned: rules.owned,
    selfServiceOnly: rules.selfServiceOnly,
    switches: new Map(rules.switches.flatMap((one) => switched(catalogue, one))),
    guestsNeedGlobalAdministrator: rules.guestsNeedGlobalAdministrator,
    ...rules.days,
  })

/** The last books made: nearly every judgement uses the same one, and making it takes milliseconds. */
const kept = new Map<string, { readonly key: string; readonly book: RuleBook }>()

/** D7: whether the tenant lets License and User administrators license guests too. */
export const othersMayLicenseGuests = ({ settings }: Pick<TenantRow, 'settings'>): boolean => settings['othersMayLicenseGuests'] === true

/** Where licences may not be given: as the tenant has it, once it has edited the catalogue's table (D19). */
export const locationRulesOf = (catalogue: Catalogue, { settings }: Pick<TenantRow, 'settings'>, own: readonly LocationRule[]): readonly LocationRule[] =>
  own.length > 0 || settings['ownLocationRules'] === true ? own : catalogue.locationRules

/**
 * What a book is made from, as a text: when it changes, so may judgements, and a plan made before is stale. Who asks is
 * left out, so that a plan may be applied by a colleague, whose own rights are checked then.
 */
const keyOf = (rules: TenantRules): string =>
  JSON.stringify([[...rules.owned], [...rules.selfServiceOnly], rules.switches, rules.locationRules, rules.days])

export interface RulesInForce {
  readonly book: RuleBook
  readonly key: string
}

/** The rules for judging what this caller wishes in this tenant. */
export async function rulesInForce({ db, tenant, catalogue }: ReadingRoom, caller: Caller, all: readonly Pool[]): Promise<RulesInForce> {
  // Of what was bought and is deleted since, nothing is owned any more (D18).
  const pools = all.filter(({ subscriptionIds }) => subscriptionIds.length > 0)
  const central = new Set(pools.filter((pool) => pool.ownerId === null).map((pool) => pool.skuId))
  // Once taken over, or ended by its purchaser, a self-service purchase is nobody's.
  const owned = new Set(pools.filter(({ ownerId, units }) => ownerId === null || capabilityStatusOf(units) !== 'Deleted').map((pool) => pool.skuId))
  const rules: TenantRules = {
    owned,
    selfServiceOnly: owned.difference(central),
    switches: await listRuleSwitches(db, tenant.pk),
    locationRules: locationRulesOf(catalogue, tenant, await listLocationRules(db, tenant.pk)),
    guestsNeedGlobalAdministrator: !mayLicenseGuests(caller, othersMayLicenseGuests(tenant)),
    days: dataDaysOf(tenant),
  }
  const key = keyOf(rules)
  const slot = `${tenant.pk} ${rules.guestsNeedGlobalAdministrator}`
  const last = kept.get(slot)
  if (last?.key === key) return last
  const made = { key, book: bookOf(catalogue, rules) }
  kept.set(slot, made)
  return made
}

/** The same for plans, which may take people out of groups: those whose members follow a rule are not left by hand. */
export async function rulesOfPlans(room: ReadingRoom, caller: Caller, pools: readonly Pool[]): Promise<RulesInForce> {
  const { key, book } = await rulesInForce(room, caller, pools)
  const licensed = await listLicensedGroups(room.db, room.tenant.pk)
  const ruled = licensed.filter(({ groupTypes }) => groupTypes.includes('DynamicMembership'))
  return { key, book: { ...book, ruledGroups: new Set(ruled.map(({ id }) => id)) } }
}

const shown = new WeakMap<Catalogue, RuleBook>()

/** The catalogue as a book for showing what licences amount to; it owns nothing and judges nobody. */
export function showingBook(catalogue: Catalogue): RuleBook {
  const known = shown.get(catalogue)
  if (known !== undefined) return known
  const nobody: TenantRules = {
    owned: new Set(),
    selfServiceOnly: new Set(),
    switches: [],
    locationRules: [],
    guestsNeedGlobalAdministrator: true,
    days: { mailboxDays: 30, oneDriveRetentionDays: 30 },
  }
  const book = bookOf(catalogue, nobody)
  shown.set(catalogue, book)
  return book
}
