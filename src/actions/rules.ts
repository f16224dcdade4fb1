// The rules as the tenant has them: the catalogue's, with its own switches (D5, D19).
import { badRequest, notFound } from '#model/problem.ts'
import type { Severity } from '#model/product.ts'
import { insertObjectJournal } from '#store/object-journal.ts'
import { listRuleSwitches, setRuleSwitch } from '#store/rules.ts'
import { recordOperation } from './record-operation.ts'
import { requireAccess } from './require-access.ts'
import type { Action, Question } from './room.ts'

export interface RuleRecord {
  readonly id: string
  readonly kind: 'exclusion' | 'dependency'
  readonly enabled: boolean
  readonly severity: Severity
  /** As the catalogue has it. */
  readonly standardSeverity: Severity
  readonly servicePlanIds: readonly string[]
  readonly requiresAnyOf: readonly string[]
  readonly status: string
  readonly source: string
  readonly note: string
}

export const listRules: Question<null, readonly RuleRecord[]> = async ({ db, tenant, catalogue }) => {
  const switches = new Map((await listRuleSwitches(db, tenant.pk)).map((one) => [one.ruleId, one]))
  const record = (rule: { id: string; severity: Severity; status: string; source: string; note: string }) => {
    const own = switches.get(rule.id)
    const severity = own === undefined ? rule.severity : own.enabled ? (own.severity ?? (rule.severity === 'off' ? 'refuse' : rule.severity)) : 'off'
    const { id, status, source, note } = rule
    return { id, enabled: severity !== 'off', severity, standardSeverity: rule.severity, status, source, note }
  }
  return [
    ...catalogue.exclusions.map((rule) => ({ ...record(rule), kind: 'exclusion' as const, servicePlanIds: [rule.planA, rule.planB], requiresAnyOf: [] })),
    ...catalogue.dependencies.map((rule) => ({ ...record(rule), kind: 'dependency' as const, servicePlanIds: [rule.servicePlanId], requiresAnyOf: rule.requiresAnyOf })),
  ]
}

/** Switches a rule on or off, or sets what it does. */
export const changeRule: Action<{ readonly id: string; readonly body: unknown }, RuleRecord> = async (room, caller, { id, body }) => {
  const { db, tenant } = room
  requireAccess(caller, 'manageRules')
  const before = (await listRules(room, caller, null)).find((rule) => rule.id === id)
  if (before === undefined) throw notFound(id)
  const { enabled = before.enabled, severity = before.severity === 'off' ? null : before.severity } = (body ?? {}) as Readonly<Record<string, unknown>>
  const wrong = (field: string, got: unknown, expected: string) =>
    badRequest(`Invalid value for '${field}': got ${JSON.stringify(got)}, expected ${expected}.`, {
      code: 'BadRequest',
      details: [{ code: 'InvalidValue', message: `Expected ${expected}.`, target: field }],
    })
  if (typeof enabled !== 'boolean') throw wrong('enabled', enabled, 'true or false')
  if (severity !== null && severity !== 'refuse' && severity !== 'warn') throw wrong('severity', severity, 'refuse or warn')
  await setRuleSwitch(db, tenant.pk, { ruleId: id, enabled, severity })
  const after = (await listRules(room, caller, null)).find((rule) => rule.id === id) as RuleRecord
  const operation = await recordOperation(room, caller, { kind: 'changeSettings', total: 1 })
  await insertObjectJournal(db, tenant.pk, operation.pk, { type: 'rule', objectId: tenant.id, before, after })
  room.tell({ type: 'rule', ids: [id] })
  return after
}
