// Where a delta query stands, as an opaque text that the client brings back.
import { Buffer } from 'node:buffer'
import { Problem } from '#model/problem.ts'
import type { Guid } from '#model/guid.ts'
import type { ReadingRoom } from './room.ts'

export type DeltaKind = 'users' | 'groups' | 'directoryRoles'

export interface DeltaState {
  readonly kind: DeltaKind
  readonly tenant: Guid
  /** The change counter up to which the client knows everything; null for a first round. */
  readonly since: number | null
  /** The change counter at which this round began: what comes later belongs to the next one. */
  readonly until: number
  /** The journal's last pk at the same two moments. */
  readonly journalSince: number
  readonly journalUntil: number
  /** The pk after which this round goes on; 0 at its beginning. */
  readonly after: number
  /** Of a group whose members did not all fit: the member after whom to go on. */
  readonly member: number
  /** When it was given, on the tenant's clock. */
  readonly at: number
  readonly select: readonly string[] | null
  readonly ids: readonly Guid[] | null
}

/** Directory tokens live a week. */
const LIVES_MS = 7 * 24 * 3_600_000

const expired = (): Problem =>
  new Problem({ status: 410, code: 'syncStateNotFound', message: 'The sync state is not found or has expired. Please start over without a token.' })

export const formatDeltaToken = (state: DeltaState): string => Buffer.from(JSON.stringify(state)).toString('base64url')

/** Reads a token that was given here. Throws 410 for one that is stale, of another directory or none of ours. */
export function parseDeltaToken(token: string, kind: DeltaKind, { tenant, now }: ReadingRoom): DeltaState {
  let state: Partial<DeltaState> | null
  try {
    state = JSON.parse(Buffer.from(token, 'base64url').toString()) as Partial<DeltaState> | null
  } catch {
    throw expired()
  }
  const numbers = [state?.until, state?.journalSince, state?.journalUntil, state?.after, state?.member, state?.at]
  const isOurs =
    typeof state === 'object' &&
    state !== null &&
    state.kind === kind &&
    state.tenant === tenant.id &&
    numbers.every((one) => Number.isSafeInteger(one)) &&
    (state.since === null || Number.isSafeInteger(state.since)) &&
    isTexts(state.select) &&
    isTexts(state.ids)
  if (!isOurs) throw expired()
  const known = state as DeltaState
  // A directory that was put back to an earlier state knows nothing of what came after.
  if (known.until > tenant.changeCounter || now.getTime() - known.at > LIVES_MS) throw expired()
  return known
}

const isTexts = (value: unknown): boolean => value === null || (Array.isArray(value) && value.every((one) => typeof one === 'string'))
