// The rules as the tenant has them: the catalogue's, with its own switches (D5, D19).
import { notFound } from '#model/problem.ts'
import type { Severity } from '#model/product.ts'
import type { RuleRecord } from '#model/rule-record.ts'
import { insertObjectJournal } from '#store/object-journal.ts'
import { lockPools } from '#store/pools.ts'
import { listRuleSwitches, setRuleSwitch } from '#store/rules.ts'
import { recordOperation } from './record-operation.ts'
import { requireAccess } from './require-access.ts'
import type { Action, Question } from './room.ts'
import { settleEveryone } from './settle-everyone.ts'
import { severityOf } from './rule-severity.ts'
import { wrongValue } from './wrong-value.ts'

export const listRules: Question<null, readonly RuleRecord[]> = async ({ db, tenant, catalogue }) => {
  const switches = new Map((await listRuleSwitches(db, tenant.pk)).map((one) => [one.ruleId, one]))
  const record = (rule: { id: string; severity: Severity; status: string; source: string; note: string }) => {
    const severity = severityOf(rule.severity, switches.get(rule.id))
    const { id, status, source, note } = rule
    return { id, enabled: severity !== 'off', severity, standardSeverity: rule.severity, status, source, note }
  }
  return [
    ...catalogue.exclusions.map((rule) => ({ ...record(rule), kind: 'exclusion' as const, servicePlanIds: [rule.planA, rule.planB], skuIds: [], requiresAnyOf: [] })),
    ...catalogue.dependencies.map((rule) => ({ ...record(rule), kind: 'dependency' as const, servicePlanIds: [rule.servicePlanId], skuIds: [], requiresAnyOf: rule.requiresAnyOf })),
    ...catalogue.prerequisites.map((rule) => ({ ...record(rule), kind: 'prerequisite' as const, servicePlanIds: [], skuIds: [rule.skuId], requiresAnyOf: rule.requiresAnyOf })),
  ]
}

const isSettable = (value: unknown): value is 'refuse' | 'warn' => value === 'refuse' || value === 'warn'

/** Switches a rule on or off, or sets what it does; what is left out stays as it is. Licences of groups that it stood against come. */
export const changeRule: Action<{ readonly id: string; readonly body: unknown }, RuleRecord> = async (room, caller, { id, body }) => {
  const { db, tenant } = room
  requireAccess(caller, 'manageRules')
  await lockPools(db, tenant.pk)
  const before = (await listRules(room, caller, null)).find((rule) => rule.id === id)
  if (before === undefined) throw notFound(id)
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw wrongValue('body', body, 'an object with enabled or severity')
  const { enabled = before.enabled, severity, ...others } = body as Readonly<Record<string, unknown>>
  const [unknown] = Object.keys(others)
  if (unknown !== undefined) throw wrongValue(unknown, others[unknown], 'enabled or severity')
  if (typeof enabled !== 'boolean') throw wrongValue('enabled', enabled, 'true or false')
  if (severity !== undefined && !isSettable(severity)) throw wrongValue('severity', severity, 'refuse or warn')
  const own = (await listRuleSwitches(db, tenant.pk)).find((one) => one.ruleId === id)
  await setRuleSwitch(db, tenant.pk, { ruleId: id, enabled, severity: severity ?? own?.severity ?? null })
  const after = (await listRules(room, caller, null)).find((rule) => rule.id === id) as RuleRecord
  const operation = await recordOperation(room, caller, { kind: 'changeSettings', total: 1 })
  await insertObjectJournal(db, tenant.pk, operation.pk, { type: 'rule', objectId: tenant.id, before, after })
  if (before.severity !== after.severity) await settleEveryone(room, caller, operation)
  room.tell({ type: 'rule', ids: [id] })
  return after
}
