// Reading the audit log: a page that a filter finds, or one line by its id.
import { Buffer } from 'node:buffer'
import { DIRECTORY_AUDIT_SHAPE } from '#model/directory-audit.ts'
import type { DirectoryAudit } from '#model/directory-audit.ts'
import type { Guid } from '#model/guid.ts'
import { isGuid } from '#model/guid.ts'
import { notFound } from '#model/problem.ts'
import type { Filter } from '#odata/filter.ts'
import { matchQuery } from '#odata/match-query.ts'
import { appIdsOf, scanOperations } from '#store/audit-scan.ts'
import type { AuditScan } from '#store/audit-scan.ts'
import { InvalidToken } from '#store/keyset.ts'
import { getOperation } from '#store/operations.ts'
import type { OperationRow } from '#store/operations.ts'
import { getUserRows } from '#store/users.ts'
import { auditEntries, initiatorOf } from './audit-entries.ts'
import type { AuditEntry, AuditPlace } from './audit-entries.ts'
import { requireAccess } from './require-access.ts'
import type { Question, ReadingRoom } from './room.ts'

export interface ListAuditsInput {
  readonly filter: Filter | null
  readonly descending: boolean
  readonly top: number
  readonly after: string | null
}

export interface AuditPage {
  readonly value: readonly DirectoryAudit[]
  readonly nextToken: string | null
}

/** Lines that are looked at for one page; then the client is sent on with what was found. */
const MOST_SEEN = 20_000
const OPERATIONS_AT_ONCE = 200

const formatPlace = (place: AuditPlace): string => Buffer.from(JSON.stringify(place)).toString('base64url')

function parsePlace(token: string): AuditPlace {
  try {
    const place = JSON.parse(Buffer.from(token, 'base64url').toString()) as AuditPlace
    if (Number.isSafeInteger(place.operationPk) && Number.isSafeInteger(place.at)) return place
  } catch {
    // As one that was never given.
  }
  throw new InvalidToken()
}

type Bounds = Pick<AuditScan, 'since' | 'until' | 'objectId' | 'createdById'>

/** What every hit must be, so that the database can leave out the rest: a reading of the clauses that all must hold. */
function boundsOf(filter: Filter | null): Bounds {
  if (filter === null) return {}
  if (filter.kind === 'and') return Object.assign({}, ...filter.clauses.map(boundsOf)) as Bounds
  if (filter.kind === 'some' && filter.path[0] === 'targetResources' && filter.where.kind === 'compare' && filter.where.operator === 'eq' && filter.where.path[0] === 'id') {
    return { objectId: String(filter.where.value.value) }
  }
  if (filter.kind !== 'compare') return {}
  const value = String(filter.value.value)
  if (filter.path.join('/') === 'initiatedBy/user/id' && filter.operator === 'eq') return { createdById: value }
  if (filter.path[0] !== 'activityDateTime') return {}
  // An operation ends after it was asked for, so only the later bound narrows the asking.
  return filter.operator === 'le' || filter.operator === 'lt' || filter.operator === 'eq' ? { until: value } : {}
}

async function* operationsFrom({ db, tenant }: ReadingRoom, bounds: Bounds, descending: boolean, from: number | null): AsyncGenerator<OperationRow[]> {
  for (let start = from; ; ) {
    const rows = await scanOperations(db, tenant.pk, { ...bounds, from: start, descending, top: OPERATIONS_AT_ONCE })
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < OPERATIONS_AT_ONCE) return
    start = last.pk + (descending ? -1 : 1)
  }
}

async function* entriesFrom(room: ReadingRoom, bounds: Bounds, descending: boolean, from: AuditPlace | null): AsyncGenerator<AuditEntry> {
  for await (const operations of operationsFrom(room, bounds, descending, from?.operationPk ?? null)) {
    const ids = [...new Set(operations.map(({ createdById }) => createdById))]
    const names = new Map((await getUserRows(room.db, room.tenant.pk, ids)).map(({ id, userPrincipalName }) => [id, userPrincipalName]))
    const appIds = await appIdsOf(room.db, room.tenant.pk, ids)
    for (const operation of operations) {
      if (operation.kind === 'makeSample') continue
      yield* auditEntries(room, operation, initiatorOf(operation, names, appIds), operation.pk === from?.operationPk ? from : null)
    }
  }
}

/** A page of the audit log, the latest first unless asked otherwise. A page may be empty and yet lead on. */
export const listAudits: Question<ListAuditsInput, AuditPage> = async (room, caller, { filter, descending, top, after }) => {
  requireAccess(caller, 'readAudit')
  const query = filter === null ? {} : { filter }
  const value: DirectoryAudit[] = []
  let last: AuditPlace | null = null
  let seen = 0
  for await (const { place, audit } of entriesFrom(room, boundsOf(filter), descending, after === null ? null : parsePlace(after))) {
    if (last !== null && (value.length === top || seen === MOST_SEEN)) return { value, nextToken: formatPlace(last) }
    seen += 1
    last = place
    if (matchQuery(DIRECTORY_AUDIT_SHAPE, query, audit)) value.push(audit)
  }
  return { value, nextToken: null }
}

const ID = /^directory_([0-9a-f-]{36})_(.+)$/i

/** One line of the audit log. Throws 404. */
export const getAudit: Question<{ readonly id: string }, DirectoryAudit> = async (room, caller, { id }) => {
  requireAccess(caller, 'readAudit')
  const operationId: Guid = ID.exec(id)?.[1]?.toLowerCase() ?? ''
  const operation = isGuid(operationId) ? await getOperation(room.db, room.tenant.pk, operationId) : undefined
  if (operation === undefined) throw notFound(id)
  for await (const { audit } of entriesFrom(room, {}, true, { operationPk: operation.pk, part: 'objects', at: -1 })) {
    if (audit.correlationId !== operationId) break
    if (audit.id.toLowerCase() === id.toLowerCase()) return audit
  }
  throw notFound(id)
}
