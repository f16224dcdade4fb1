// Delta queries: everything once, then what has changed since.
import { OBJECT_SHAPES } from '#model/directory-object.ts'
import type { Guid } from '#model/guid.ts'
import { isWithinUnits } from '#store/administrative-units.ts'
import { listChangedGroups, listChangedUsers, listGoneGroups } from '#store/delta.ts'
import type { DeltaQuery, DeltaRow } from '#store/delta.ts'
import { listGroupMemberIds, listMemberChanges } from '#store/member-changes.ts'
import { lastObjectChange, listChangesOfType, namesChangedSince } from '#store/object-journal.ts'
import { getGroupRow } from '#store/groups.ts'
import type { GroupRow } from '#store/groups.ts'
import { getUserRow } from '#store/users.ts'
import type { UserRow } from '#store/users.ts'
import { formatDeltaToken, parseDeltaToken } from './delta-token.ts'
import type { DeltaKind, DeltaState } from './delta-token.ts'
import { tellRoles } from './delta-roles.ts'
import { groupRecord } from './group-record.ts'
import { userRecords } from './user-records.ts'
import { requireAccess } from './require-access.ts'
import type { Within } from './require-access.ts'
import type { Question, ReadingRoom } from './room.ts'
import { DEFAULT_USER_PROPERTIES } from './user-record.ts'

export interface DeltaInput {
  readonly kind: DeltaKind
  /** What the client brings back; null begins anew. */
  readonly token: string | null
  /** Begins with what changes from now on. */
  readonly latest: boolean
  readonly select: readonly string[] | null
  readonly ids: readonly Guid[] | null
  readonly top: number
  /** Only the properties that changed, not all that were selected. */
  readonly minimal: boolean
}

export interface DeltaPage {
  readonly value: readonly Record<string, unknown>[]
  /** For the rest of this round. */
  readonly nextToken: string | null
  /** For the round after this one. */
  readonly deltaToken: string | null
  readonly select: readonly string[] | null
}

/** Members that one page tells of. */
const MOST_MEMBERS = 5_000

async function begin({ db, tenant, now }: ReadingRoom, { kind, select, ids }: DeltaInput): Promise<DeltaState> {
  const journal = await lastObjectChange(db, tenant.pk)
  const at = now.getTime()
  return { kind, tenant: tenant.id, since: null, until: tenant.changeCounter, journalSince: journal, journalUntil: journal, after: 0, member: 0, at, select, ids }
}

/** The same round told from the beginning when the token was that of a finished one. */
async function goOn(room: ReadingRoom, state: DeltaState): Promise<DeltaState> {
  if (state.after >= 0) return state
  const journalUntil = await lastObjectChange(room.db, room.tenant.pk)
  return { ...state, since: state.until, until: room.tenant.changeCounter, journalSince: state.journalUntil, journalUntil, after: 0, member: 0 }
}

/** A finished round: below every pk, so that the next one is known to begin. */
const finished = (state: DeltaState, now: Date): string => formatDeltaToken({ ...state, after: -1, member: 0, at: now.getTime() })

/** Who left the units that the caller sees since the round before, and is in none of them now. */
async function leftUnits({ db, tenant }: ReadingRoom, { since, ids, journalSince, journalUntil }: DeltaState, kind: 'users' | 'groups', within: Within): Promise<Guid[]> {
  if (since === null || within === null) return []
  const changes = await listChangesOfType(db, tenant.pk, 'unitMember', journalSince, journalUntil)
  const members = new Set(changes.filter(({ objectId, after }) => within.includes(objectId) && after === null).map(({ before }) => String((before as { readonly member?: Guid }).member)))
  const left: Guid[] = []
  for (const id of members) {
    const row = kind === 'users' ? await getUserRow(db, tenant.pk, id) : await getGroupRow(db, tenant.pk, id)
    const isSeen = row === undefined || (await isWithinUnits(db, tenant.pk, within, kind === 'users' ? 'user' : 'group', row.pk))
    if (!isSeen && (ids === null || ids.includes(id))) left.push(id)
  }
  return left
}

const removed = (id: Guid, reason: 'changed' | 'deleted') => ({ id, '@removed': { reason } })

type Told = { readonly value: readonly Record<string, unknown>[]; readonly next: DeltaState | null }

/** Of each row the properties to tell: all that were asked for, or those of them that changed. */
async function namesOf({ db, tenant }: ReadingRoom, state: DeltaState, rows: readonly DeltaRow<{ readonly id: Guid }>[], asked: readonly string[], minimal: boolean): Promise<(row: DeltaRow<{ readonly id: Guid }>) => readonly string[]> {
  if (!minimal || state.since === null) return () => asked
  const changed = await namesChangedSince(db, tenant.pk, rows.map(({ row }) => row.id), state.journalSince)
  const { properties } = OBJECT_SHAPES.user
  const follows = (name: string): boolean => /^(?:assigned|provisioned|license|usageLocation|accountEnabled|userType)/.test(name) && name in properties
  return ({ row, facts }) => asked.filter((name) => changed.get(row.id)?.has(name) === true || (facts && follows(name)))
}

async function tellUsers(room: ReadingRoom, state: DeltaState, query: DeltaQuery, minimal: boolean): Promise<Told> {
  const changed = await listChangedUsers(room.db, room.tenant.pk, query)
  const rows = changed.slice(0, query.top)
  const asked = state.select ?? DEFAULT_USER_PROPERTIES
  const names = await namesOf(room, state, rows, asked, minimal)
  const records = await userRecords(room, rows.map(({ row }) => row), asked)
  const value = rows.map((one: DeltaRow<UserRow>, at) => {
    if (one.fate !== 'here') return removed(one.row.id, one.fate === 'gone' ? 'deleted' : 'changed')
    const record = records[at] ?? {}
    return { ...Object.fromEntries(names(one).map((name) => [name, record[name]])), id: one.row.id }
  })
  return { value, next: changed.length > query.top ? { ...state, after: rows.at(-1)?.row.pk ?? 0 } : null }
}

const memberEntry = ({ id, kind, removed: hasLeft }: { id: Guid; kind: string; removed: boolean }) => ({
  '@odata.type': `#microsoft.graph.${kind}`,
  id,
  ...(hasLeft && { '@removed': { reason: 'deleted' } }),
})

async function tellGroups(room: ReadingRoom, state: DeltaState, query: DeltaQuery, minimal: boolean): Promise<Told> {
  const { db, tenant } = room
  const changed = await listChangedGroups(db, tenant.pk, query)
  const rows = changed.slice(0, query.top)
  const asked = state.select?.filter((name) => name !== 'members') ?? null
  const withMembers = state.select === null || state.select.includes('members')
  const names = await namesOf(room, state, rows, asked ?? Object.keys(rows[0] === undefined ? {} : groupRecord(rows[0].row, null)), minimal)
  const moves = state.since === null ? null : await listMemberChanges(db, tenant.pk, rows.map(({ row }) => row.pk), state.since)
  const value: Record<string, unknown>[] = []
  let left = MOST_MEMBERS
  for (const one of rows) {
    const { row, fate } = one
    if (fate !== 'here') {
      value.push(removed(row.id, 'changed'))
      continue
    }
    const record: Record<string, unknown> = { ...groupRecord(row, names(one)), id: row.id }
    value.push(record)
    if (!withMembers) continue
    if (moves !== null) {
      const entries = moves.get(row.pk)?.map(memberEntry)
      if (entries !== undefined) record['members@delta'] = entries
      continue
    }
    const from = value.length === 1 ? state.member : 0
    const members = await listGroupMemberIds(db, tenant.pk, row.pk, { after: from, top: left })
    if (members.length > 0) record['members@delta'] = members.map(({ id, kind }) => memberEntry({ id, kind, removed: false }))
    left -= members.length
    // The same group again, with those of its members who did not fit.
    if (left <= 0) return { value, next: { ...state, after: row.pk - 1, member: members.at(-1)?.position ?? 0 } }
  }
  if (changed.length > query.top) return { value, next: { ...state, after: (rows.at(-1) as DeltaRow<GroupRow>).row.pk, member: 0 } }
  const gone = state.since === null ? [] : await listGoneGroups(db, tenant.pk, state.since)
  return { value: [...value, ...gone.map((id) => removed(id, 'deleted'))], next: null }
}

const TELL = { users: tellUsers, groups: tellGroups, directoryRoles: tellRoles } as const
const VERBS = { users: 'readUsers', groups: 'readGroups', directoryRoles: 'readRoles' } as const

/** A page of a delta query. Throws 410 for a stale token. */
export const delta: Question<DeltaInput, DeltaPage> = async (room, caller, input) => {
  const { kind, token, latest, top, minimal } = input
  const within: Within = requireAccess(caller, VERBS[kind])
  const state = token === null ? await begin(room, input) : await goOn(room, parseDeltaToken(token, kind, room))
  if (latest) return { value: [], nextToken: null, deltaToken: finished(state, room.now), select: state.select }
  const { since, after, ids } = state
  const { value, next } = await TELL[kind](room, state, { since, after, top, ids, within }, minimal)
  const left = next === null && kind !== 'directoryRoles' ? await leftUnits(room, state, kind, within) : []
  return {
    value: [...value, ...left.map((id) => removed(id, 'changed'))],
    nextToken: next === null ? null : formatDeltaToken(next),
    deltaToken: next === null ? finished(state, room.now) : null,
    select: state.select,
  }
}
