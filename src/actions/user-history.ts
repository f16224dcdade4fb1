// What happened to one person: each operation with what it made of their licences and of their account.
import type { Operation } from '#model/operation.ts'
import { listJournal } from '#store/journal.ts'
import type { JournalRow } from '#store/journal.ts'
import { readObjectJournal } from '#store/object-journal.ts'
import type { OperationRow } from '#store/operations.ts'
import { listPersonOperations } from '#store/person-operations.ts'
import { listSituations } from '#store/situations.ts'
import { operationRecord } from './operation-record.ts'
import { planUser } from './plan-user.ts'
import type { PlanUserFacts } from './plan-user.ts'
import { seeUser } from './reach.ts'
import type { Question, ReadingRoom } from './room.ts'

/** A PersonEvent without words. */
export interface PersonEventFacts {
  readonly operation: Operation
  readonly licenses: PlanUserFacts | null
  readonly account: { readonly before: object | null; readonly after: object | null } | null
}

export interface UserHistoryInput {
  readonly user: string
  readonly top: number
  readonly skip: number
}

async function licensesOf(room: ReadingRoom, row: JournalRow): Promise<PlanUserFacts> {
  const situations = await listSituations(room.db, room.tenant.pk, new Set([row.beforeSituationId, row.afterSituationId]))
  return planUser(room, {
    user: row,
    outcome: row.outcome,
    before: { situation: situations.get(row.beforeSituationId) ?? [], usageLocation: row.beforeUsageLocation },
    after: { situation: situations.get(row.afterSituationId) ?? [], usageLocation: row.afterUsageLocation },
    refusal: null,
  })
}

async function eventOf(room: ReadingRoom, operation: OperationRow, person: { readonly pk: number; readonly id: string }): Promise<PersonEventFacts> {
  const { db, tenant } = room
  const [row] = await listJournal(db, tenant.pk, operation.pk, { top: 1, after: person.pk - 1 })
  const [change] = await readObjectJournal(db, tenant.pk, operation.pk, { objectId: person.id })
  return {
    operation: operationRecord(operation),
    licenses: row?.userPk === person.pk ? await licensesOf(room, row) : null,
    account: change === undefined ? null : { before: change.before, after: change.after },
  }
}

/** Operations of a person, the newest first. Throws 403, 404. */
export const listUserHistory: Question<UserHistoryInput, readonly PersonEventFacts[]> = async (room, caller, { user, top, skip }) => {
  const person = await seeUser(room, caller, user, 'readLicenses')
  const events: PersonEventFacts[] = []
  for (const operation of await listPersonOperations(room.db, room.tenant.pk, person, { top, skip })) events.push(await eventOf(room, operation, person))
  return events
}
