// Former employees: who is leaving, and how far they are.
import type { Guid } from '#model/guid.ts'
import type { LeaverChoices, LeaverRemoval, LeaverStepName, LeaverStepState } from '#model/leaver.ts'
import type { Db } from './database.ts'
import { unitKeys } from './people-query.ts'

/** A step that was done or skipped, or is open with some of it done. */
export interface SettledStep {
  readonly state: LeaverStepState
  readonly choices: LeaverChoices
  readonly byId: Guid
  readonly byName: string
  readonly dateTime: string
  readonly operationId: Guid | null
  readonly removals?: readonly LeaverRemoval[]
}

export type SettledSteps = Readonly<Partial<Record<LeaverStepName, SettledStep>>>

export interface LeaverRow {
  readonly pk: number
  readonly id: Guid
  readonly userPk: number
  readonly userId: Guid
  readonly displayName: string | null
  readonly userPrincipalName: string
  readonly reason: string | null
  readonly createdById: Guid
  readonly createdByName: string
  readonly createdDateTime: string
  readonly steps: SettledSteps
}

const leavers = (db: Db, tenant: number) =>
  db.query
    .selectFrom('leavers as l')
    .innerJoin('users as u', 'u.pk', 'l.userPk')
    .select(['l.pk', 'l.id', 'l.userPk', 'u.id as userId', 'l.reason', 'l.createdById', 'l.createdByName', 'l.createdDateTime', 'l.steps'])
    .select(({ ref }) => [ref('u.displayName').as('displayName'), ref('u.userPrincipalName').as('userPrincipalName')])
    .where('l.tenant', '=', tenant)

const decode = ({ steps, ...row }: Omit<LeaverRow, 'steps'> & { steps: string }): LeaverRow => ({ ...row, steps: JSON.parse(steps) as SettledSteps })

/** Those who are leaving or have left, the newest first, of whom the caller may see. */
export async function listLeaverRows(db: Db, tenant: number, { within, top, skip }: { readonly within: readonly Guid[] | null; readonly top: number; readonly skip: number }): Promise<{ rows: LeaverRow[]; count: number }> {
  const seen = within === null ? leavers(db, tenant) : leavers(db, tenant).where('l.userPk', 'in', unitKeys(db, tenant, 'user', within) as never)
  const rows = await seen.orderBy('l.pk', 'desc').limit(top).offset(skip).execute()
  const { count } = await db.query
    .selectFrom(seen.as('all'))
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return { rows: (rows as never[]).map(decode), count: Number(count) }
}

/** One by its id. */
export async function getLeaverRow(db: Db, tenant: number, id: Guid): Promise<LeaverRow | undefined> {
  const row = await leavers(db, tenant).where('l.id', '=', id).executeTakeFirst()
  return row && decode(row as never)
}

/** The newest of a person. */
export async function findLeaverOf(db: Db, tenant: number, userPk: number): Promise<LeaverRow | undefined> {
  const row = await leavers(db, tenant).where('l.userPk', '=', userPk).orderBy('l.pk', 'desc').limit(1).executeTakeFirst()
  return row && decode(row as never)
}

/** Keeps somebody who begins to leave. */
export async function insertLeaver(db: Db, tenant: number, leaver: Pick<LeaverRow, 'id' | 'userPk' | 'reason' | 'createdById' | 'createdByName' | 'createdDateTime'>): Promise<void> {
  await db.query.insertInto('leavers').values({ ...leaver, tenant, steps: '{}' }).execute()
}

/** Keeps what became of the steps. */
export async function updateLeaverSteps(db: Db, tenant: number, pk: number, steps: SettledSteps): Promise<void> {
  await db.query.updateTable('leavers').set({ steps: JSON.stringify(steps) }).where('tenant', '=', tenant).where('pk', '=', pk).execute()
}
