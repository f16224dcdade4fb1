// The audit log is a view of the journals: one line for each object that an operation touched (D12).
import { assignedLicensesOf } from '#engine/effective-plans.ts'
import type { DirectoryAudit } from '#model/directory-audit.ts'
import type { Guid } from '#model/guid.ts'
import type { Situation } from '#model/license.ts'
import { namesOfObjects } from '#store/audit-scan.ts'
import { listJournal } from '#store/journal.ts'
import type { JournalRow } from '#store/journal.ts'
import { readObjectJournal } from '#store/object-journal.ts'
import type { ObjectChange } from '#store/object-journal.ts'
import type { OperationRow } from '#store/operations.ts'
import { listSituations } from '#store/situations.ts'
import { activityOf, ADD_MEMBER, CHANGE_LICENSE } from './audit-activities.ts'
import type { Activity } from './audit-activities.ts'
import { memberLines } from './audit-members.ts'
import type { MemberLine } from './audit-members.ts'
import type { ReadingRoom } from './room.ts'

/** Where a line stands in its operation: objects first, then who joined or left groups, then people by pk. */
export interface AuditPlace {
  readonly operationPk: number
  readonly part: 'objects' | 'members' | 'people'
  /** The index of the object or member, or the pk of the person. */
  readonly at: number
}

export interface AuditEntry {
  readonly place: AuditPlace
  readonly audit: DirectoryAudit
  /** Of a person who was refused: which of the plan's refusals. */
  readonly refusal: number | null
}

type Initiator = DirectoryAudit['initiatedBy']
type Modified = { readonly displayName: string; readonly oldValue: string | null; readonly newValue: string | null }

/** Who works by itself in the background, by the name that the log gives it. */
const BY_GROUP = 'Microsoft Entra ID Group-Based Licensing'

/** Who did it, as the log says it. */
export function initiatorOf(operation: OperationRow, names: ReadonlyMap<Guid, string>, appIds: ReadonlyMap<Guid, Guid>): Initiator {
  const { createdById: id, createdByName: displayName, createdByKind } = operation
  if (createdByKind === 'user') return { user: { id, displayName, userPrincipalName: names.get(id) ?? null, ipAddress: null }, app: null }
  const isGroups = createdByKind === 'clock' && operation.kind === 'changeLicenses'
  const app = { appId: appIds.get(id) ?? null, displayName: isGroups ? BY_GROUP : displayName, servicePrincipalId: createdByKind === 'app' ? id : null, servicePrincipalName: null }
  return { user: null, app }
}

const capitalized = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)
const asText = (value: unknown): string | null => (value === undefined || value === null ? null : JSON.stringify(value))

function modifiedOf(before: object | null, after: object | null): Modified[] {
  const [then, now] = [(before ?? {}) as Readonly<Record<string, unknown>>, (after ?? {}) as Readonly<Record<string, unknown>>]
  return [...new Set([...Object.keys(then), ...Object.keys(now)])].map((name) => ({ displayName: capitalized(name), oldValue: asText(then[name]), newValue: asText(now[name]) }))
}

/** Who came into a group is told of the people; its journal keeps them for undo alone. */
const toldOf = (type: string, group: object | null): object | null =>
  type === 'groupLicenses' ? { assignedLicenses: (group as { assignedLicenses?: unknown } | null)?.assignedLicenses } : group

type Resource = DirectoryAudit['targetResources'][number]

interface Line {
  /** Within the operation. */
  readonly key?: string
  readonly objectId: Guid
  readonly activity: Activity
  readonly displayName: string | null
  readonly userPrincipalName: string | null
  readonly modified: readonly Modified[]
  readonly failed: string | null
  readonly refusal?: number | null
  /** What kind of thing it is, when the activity is about another. */
  readonly kind?: Activity['target']
  readonly beside?: Resource
}

const resource = (id: Guid, displayName: string | null, type: Activity['target'], userPrincipalName: string | null, modifiedProperties: readonly Modified[]): Resource => ({
  id,
  displayName,
  type,
  userPrincipalName,
  groupType: type === 'Group' ? 'azureAD' : null,
  modifiedProperties,
})

function auditOf(operation: OperationRow, initiatedBy: Initiator, { key, objectId, activity, displayName, userPrincipalName, modified, failed, kind = activity.target, beside }: Line): DirectoryAudit {
  const { id, createdDateTime, finishedDateTime, state, reason, error, planId, causedBy } = operation
  const why = failed ?? (state === 'failed' ? (error ?? 'failed') : null)
  const details = Object.entries({ Reason: reason, PlanId: planId, CausedBy: causedBy })
  return {
    id: `Directory_${id}_${key ?? objectId}`,
    activityDateTime: finishedDateTime ?? createdDateTime,
    activityDisplayName: activity.activityDisplayName,
    category: activity.category,
    correlationId: id,
    initiatedBy,
    loggedByService: 'Core Directory',
    operationType: activity.operationType,
    result: why === null ? 'success' : 'failure',
    resultReason: why ?? '',
    additionalDetails: details.flatMap(([key, value]) => (value === null ? [] : [{ key, value }])),
    targetResources: [resource(objectId, displayName, kind, userPrincipalName, modified), ...(beside === undefined ? [] : [beside])],
  }
}

const textOf = (object: object | null, name: string): string | null => {
  const value = (object as Readonly<Record<string, unknown>> | null)?.[name]
  return typeof value === 'string' ? value : null
}

const nameOf = (one: ObjectChange, name: string): string | null => textOf(one.after, name) ?? textOf(one.before, name)

/** Who came into a group or left it, and beside it the group. */
function memberLine({ groupId, activity, member: { kind, id, displayName, userPrincipalName } }: MemberLine, groupName: string | null): Line {
  const named = { 'group.ObjectID': groupId, 'group.DisplayName': groupName }
  const modified = activity === ADD_MEMBER ? modifiedOf(null, named) : modifiedOf(named, null)
  return { key: `${id}_${groupId}`, objectId: id, activity, displayName, userPrincipalName, modified, failed: null, kind, beside: resource(groupId, groupName, 'Group', null, []) }
}

function personLine(row: JournalRow, situations: ReadonlyMap<number, Situation>): Line {
  const licensesOf = (id: number) => assignedLicensesOf(situations.get(id) ?? [])
  const moved = row.beforeUsageLocation !== row.afterUsageLocation
  return {
    objectId: row.id,
    activity: CHANGE_LICENSE,
    displayName: row.displayName,
    userPrincipalName: row.userPrincipalName,
    modified: modifiedOf(
      { assignedLicense: licensesOf(row.beforeSituationId), ...(moved && { usageLocation: row.beforeUsageLocation }) },
      { assignedLicense: licensesOf(row.afterSituationId), ...(moved && { usageLocation: row.afterUsageLocation }) },
    ),
    failed: row.outcome === 'refused' ? 'The license could not be assigned.' : null,
    refusal: row.refusal,
  }
}

const PAGE = 1_000
const PARTS: readonly AuditPlace['part'][] = ['objects', 'members', 'people']

/** The lines of one operation, from a place on. */
export async function* auditEntries(room: ReadingRoom, operation: OperationRow, initiatedBy: Initiator, from: AuditPlace | null): AsyncGenerator<AuditEntry> {
  const { db, tenant } = room
  const operationPk = operation.pk
  const entry = (part: AuditPlace['part'], at: number, line: Line): AuditEntry => ({ place: { operationPk, part, at }, audit: auditOf(operation, initiatedBy, line), refusal: line.refusal ?? null })
  const isBefore = (part: AuditPlace['part']): boolean => from === null || PARTS.indexOf(from.part) < PARTS.indexOf(part)
  const objects = from?.part === 'people' ? [] : await readObjectJournal(db, tenant.pk, operationPk)
  if (isBefore('members')) {
    const known = await namesOfObjects(db, tenant.pk, objects.filter((one) => nameOf(one, 'displayName') === null).map(({ objectId }) => objectId))
    for (const [at, one] of objects.entries()) {
      const activity = activityOf(operation.kind, one.type, one.before, one.after)
      if (activity === undefined || (from?.part === 'objects' && at <= from.at)) continue
      const names = { displayName: nameOf(one, 'displayName') ?? known.get(one.objectId) ?? null, userPrincipalName: nameOf(one, 'userPrincipalName') }
      yield entry('objects', at, { objectId: one.objectId, activity, ...names, modified: modifiedOf(toldOf(one.type, one.before), toldOf(one.type, one.after)), failed: null })
    }
  }
  if (isBefore('people')) {
    const groups = await namesOfObjects(db, tenant.pk, objects.map(({ objectId }) => objectId))
    for await (const line of memberLines(room, objects, from?.part === 'members' ? from.at + 1 : 0)) {
      yield entry('members', line.at, memberLine(line, groups.get(line.groupId) ?? null))
    }
  }
  for (let after = from?.part === 'people' ? from.at : 0; ; ) {
    const rows = await listJournal(db, tenant.pk, operationPk, { top: PAGE, after })
    const situations = await listSituations(db, tenant.pk, new Set(rows.flatMap((row) => [row.beforeSituationId, row.afterSituationId])))
    for (const row of rows) if (row.outcome !== 'unchanged') yield entry('people', row.userPk, personLine(row, situations))
    if (rows.length < PAGE) return
    after = rows.at(-1)?.userPk ?? after
  }
}
