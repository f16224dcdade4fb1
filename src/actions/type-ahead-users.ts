import { typeAhead } from '#store/users.ts'
import { userRecords } from './user-records.ts'
import { requireAccess } from './require-access.ts'
import type { Question } from './room.ts'
import { DEFAULT_USER_PROPERTIES } from './user-record.ts'

export interface TypeAheadInput {
  readonly text: string
  readonly top: number
  readonly select: readonly string[] | null
}

/** People with a word that starts as typed, the likeliest first (house.md, type-ahead). */
export const typeAheadUsers: Question<TypeAheadInput, readonly Record<string, unknown>[]> = async (room, caller, input) =>
  userRecords(room, await typeAhead(room.db, room.tenant.pk, input.text, input.top, requireAccess(caller, 'readUsers')), input.select ?? DEFAULT_USER_PROPERTIES)
