// The audit log as the admin centre shows it: operations with who, what, whom, why, through what and when, at any depth.
import type { AuditDetail, AuditRow } from '#model/audit-row.ts'
import type { Guid } from '#model/guid.ts'
import { isGuid } from '#model/guid.ts'
import { notFound } from '#model/problem.ts'
import type { Refusal } from '#model/refusal.ts'
import { listAppNames, touchedBy } from '#store/audit-scan.ts'
import { getOperation, listOperations } from '#store/operations.ts'
import { getPlanRow } from '#store/plans.ts'
import { activityOf, CHANGE_LICENSE } from './audit-activities.ts'
import { auditEntries, initiatorOf } from './audit-entries.ts'
import type { AuditPlace } from './audit-entries.ts'
import { membersActivity } from './audit-members.ts'
import { operationRecord } from './operation-record.ts'
import type { Listed } from './operation-questions.ts'
import type { PlanDraft } from './plan-draft.ts'
import { requireAccess } from './require-access.ts'
import type { Question } from './room.ts'
import { wrongValue } from './wrong-value.ts'

export interface AuditRowsInput {
  readonly top: number
  readonly skip: number
  /** Words of who, why and what kind. */
  readonly text: string | null
  /** The id of who did it, and of whom or what it touched. */
  readonly who: Guid | null
  readonly whom: Guid | null
  /** Instants of the tenant's clock. */
  readonly since: string | null
  readonly until: string | null
}

const TOUCHED = 3

function readInstant(name: string, text: string | null): string | undefined {
  if (text === null) return undefined
  const date = new Date(text)
  if (Number.isNaN(date.getTime())) throw wrongValue(name, text, 'an instant such as 2026-11-22T09:00:00Z')
  return date.toISOString()
}

/** Operations, the newest first, as rows of the audit log. Throws 400, 403. */
export const listAuditRows: Question<AuditRowsInput, Listed<AuditRow>> = async ({ db, tenant }, caller, input) => {
  requireAccess(caller, 'readAudit')
  const { top, skip, text, who, whom } = input
  for (const [name, id] of Object.entries({ who, whom })) if (id !== null && !isGuid(id)) throw wrongValue(name, id, 'a GUID')
  const { rows, count } = await listOperations(db, tenant.pk, {
    top,
    skip,
    text: text ?? undefined,
    createdById: who ?? undefined,
    objectId: whom ?? undefined,
    since: readInstant('since', input.since),
    until: readInstant('until', input.until),
  })
  const apps = await listAppNames(db, tenant.pk)
  const value: AuditRow[] = []
  for (const row of rows) {
    const touched = await touchedBy(db, tenant.pk, row.pk, TOUCHED)
    const through = apps.find(({ id, appId }) => (row.createdByKind === 'app' ? id === row.createdById : appId === row.appId))
    const [first] = touched
    const activity = first === undefined ? undefined : first.type === 'person' ? CHANGE_LICENSE : (activityOf(row.kind, first.type, first.before, first.after) ?? membersActivity({ ...first, objectId: first.id }))
    value.push({
      ...operationRecord(row),
      activity: activity?.activityDisplayName ?? CHANGE_LICENSE.activityDisplayName,
      touched: touched.map(({ id, displayName }) => ({ id, displayName: displayName ?? '' })),
      through: through === undefined ? null : { id: through.id, displayName: through.displayName },
    })
  }
  return { value, count }
}

type Place = Omit<AuditPlace, 'operationPk'>

export interface AuditDetailsInput {
  readonly id: Guid
  readonly top: number
  readonly after: Place | null
}

/** A detail without words. */
export interface AuditDetailFacts extends AuditDetail {
  /** Why a person was refused. */
  readonly refusal: Refusal | null
}

const parsed = (text: string | null | undefined): unknown => (text === null || text === undefined ? null : JSON.parse(text))

/** What one operation changed, thing by thing, before and after. Throws 403, 404. */
export const listAuditDetails: Question<AuditDetailsInput, { readonly value: readonly AuditDetailFacts[]; readonly nextPlace: Place | null }> = async (room, caller, { id, top, after }) => {
  requireAccess(caller, 'readAudit')
  const operation = await getOperation(room.db, room.tenant.pk, id)
  if (operation === undefined) throw notFound(id)
  const value: AuditDetailFacts[] = []
  let refusals: PlanDraft['figures']['refusals'] | null = null
  let last: Place | null = null
  const from = after === null ? null : { ...after, operationPk: operation.pk }
  for await (const { place, audit, refusal } of auditEntries(room, operation, initiatorOf(operation, new Map(), new Map()), from)) {
    if (value.length === top) return { value, nextPlace: last }
    last = place
    const [target] = audit.targetResources
    if (refusal !== null && operation.planId !== null) refusals ??= (await getPlanRow<PlanDraft>(room.db, room.tenant.pk, operation.planId))?.body.figures.refusals ?? []
    value.push({
      id: audit.id,
      objectId: target?.id ?? '',
      displayName: target?.displayName ?? '',
      type: target?.type ?? '',
      activity: audit.activityDisplayName,
      failure: audit.result === 'failure' ? (audit.resultReason ?? '') : '',
      refusal: refusal === null ? null : (refusals?.[refusal]?.refusal ?? null),
      properties: (target?.modifiedProperties ?? []).map(({ displayName, oldValue, newValue }) => ({ name: displayName ?? '', before: parsed(oldValue), after: parsed(newValue) })),
    })
  }
  return { value, nextPlace: null }
}
