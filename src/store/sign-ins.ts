// How people sign in: the hash of a password, failed tries, and the generation of their tokens.
import { sql } from 'kysely'
import type { Db } from './database.ts'

export interface SignInRow {
  readonly passwordHash: string | null
  /** Whether the password is good for nothing but choosing another. */
  readonly mustChange: boolean
  readonly failed: number
  /** On the real clock. */
  readonly lockedUntil: string | null
  readonly generation: number
}

const NEVER: SignInRow = { passwordHash: null, mustChange: false, failed: 0, lockedUntil: null, generation: 0 }

/** How a person signs in; as nobody ever did when nothing is kept. */
export async function findSignIn(db: Db, tenant: number, userPk: number): Promise<SignInRow> {
  const row = await db.query
    .selectFrom('signIns')
    .select(['passwordHash', 'mustChange', 'failed', 'lockedUntil', 'generation'])
    .where('userPk', '=', userPk)
    .where('tenant', '=', tenant)
    .executeTakeFirst()
  return row === undefined ? NEVER : { ...row, mustChange: row.mustChange === 1 }
}

async function makeRow(db: Db, tenant: number, userPk: number): Promise<void> {
  await db.query
    .insertInto('signIns')
    .values({ userPk, tenant, passwordHash: null, mustChange: 0, changedDateTime: null, failed: 0, lockedUntil: null, generation: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const rowOf = (db: Db, tenant: number, userPk: number) => db.query.updateTable('signIns').where('userPk', '=', userPk).where('tenant', '=', tenant)

/** Keeps a new password's hash and forgets failed tries. */
export async function setPassword(db: Db, tenant: number, userPk: number, password: { hash: string; mustChange: boolean; at: string }): Promise<void> {
  await makeRow(db, tenant, userPk)
  await rowOf(db, tenant, userPk)
    .set({ passwordHash: password.hash, mustChange: Number(password.mustChange), changedDateTime: password.at, failed: 0, lockedUntil: null })
    .execute()
}

/** Counts one more failed try and gives how many there were since the last good one. */
export async function countFailedTry(db: Db, tenant: number, userPk: number): Promise<number> {
  const row = await rowOf(db, tenant, userPk).set({ failed: sql<number>`failed + 1` }).returning('failed').executeTakeFirst()
  return row?.failed ?? 0
}

/** Locks until an instant, or unlocks and forgets failed tries. */
export async function setLock(db: Db, tenant: number, userPk: number, until: string | null): Promise<void> {
  await rowOf(db, tenant, userPk).set(until === null ? { failed: 0, lockedUntil: null } : { lockedUntil: until }).execute()
}

/** Makes every token that a person was given void, and forgets the tokens and codes that would give new ones. */
export async function endTokens(db: Db, tenant: number, userPk: number): Promise<void> {
  await makeRow(db, tenant, userPk)
  await rowOf(db, tenant, userPk).set({ generation: sql<number>`generation + 1` }).execute()
  for (const table of ['refreshTokens', 'authorizationCodes', 'deviceCodes'] as const) {
    await db.query.deleteFrom(table).where('userPk', '=', userPk).where('tenant', '=', tenant).execute()
  }
}
