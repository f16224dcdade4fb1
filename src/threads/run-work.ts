// Runs one action or question against a store that is open in this thread.
import { ACTIONS } from '#actions/actions.ts'
import { QUESTIONS } from '#actions/questions.ts'
import type { Action, ActionRoom, Notice, Question, ReadingRoom } from '#actions/room.ts'
import { tenantNow } from '#actions/tenant-now.ts'
import type { Catalogue } from '#catalogue/catalogue.ts'
import type { Caller } from '#model/caller.ts'
import { Problem } from '#model/problem.ts'
import type { Db } from '#store/database.ts'
import type { Store } from '#store/open-store.ts'
import { findTenant } from '#store/tenants.ts'

export interface WorkPlace {
  readonly store: Store
  readonly catalogue: Catalogue
  /** The organisation of a caller, where it is known without asking the store each time. */
  readonly findTenant?: typeof findTenant
}

async function readingRoom(db: Db, { catalogue, findTenant: find = findTenant }: WorkPlace, caller: Caller): Promise<ReadingRoom> {
  const tenant = await find(db, caller.tenantId)
  if (tenant === undefined) {
    throw new Problem({ status: 401, code: 'InvalidAuthenticationToken', message: 'The organization of this token is not here.' })
  }
  const realNow = new Date()
  return { db, tenant, catalogue, realNow, now: tenantNow(tenant, realNow) }
}

async function answer(db: Db, place: WorkPlace, name: string, caller: Caller, input: unknown): Promise<unknown> {
  const question = (QUESTIONS as Readonly<Record<string, unknown>>)[name] as Question<unknown, unknown>
  return question(await readingRoom(db, place, caller), caller, input)
}

/** A question of a few rows, on whatever connection this thread reads with. */
export const runQuestion = (place: WorkPlace, name: string, caller: Caller, input: unknown): Promise<unknown> =>
  answer(place.store.db, place, name, caller, input)

/** A question of many statements, all of which see one state of the data. */
export const runLongQuestion = (place: WorkPlace, name: string, caller: Caller, input: unknown): Promise<unknown> =>
  place.store.snapshot((db) => answer(db, place, name, caller, input))

/** One action in one transaction; its notices are returned once it is durable. */
export async function runAction(
  place: WorkPlace,
  name: string,
  caller: Caller,
  input: unknown,
  step: ActionRoom['step'],
): Promise<{ output: unknown; notices: readonly Notice[] }> {
  const action = (ACTIONS as Readonly<Record<string, unknown>>)[name] as Action<unknown, unknown>
  let notices: Notice[] = []
  const output = await place.store.transaction(async (db) => {
    // A transaction that is tried again tells only of its last try.
    notices = []
    const room = await readingRoom(db, place, caller)
    return action(
      { ...room, newId: () => crypto.randomUUID(), tell: (notice) => notices.push(notice), step },
      caller,
      input,
    )
  })
  return { output, notices }
}
