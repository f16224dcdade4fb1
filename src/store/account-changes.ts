// Deleting and restoring many people at once: who they are, what stands against it, and the change itself, set by set.
import { sql } from 'kysely'
import type { Guid } from '#model/guid.ts'
import type { Db } from './database.ts'
import { insertRows } from './insert-rows.ts'
import { peopleCondition } from './people-query.ts'
import { listTakenMail, refreshTakenAddresses } from './taken-addresses.ts'
import type { StoreTarget } from './targets.ts'
import { insertUserWords } from './user-words.ts'
import { updateUserRow } from './users.ts'

export interface AccountRow {
  readonly pk: number
  readonly id: Guid
  readonly displayName: string | null
  readonly userPrincipalName: string
  readonly deletedDateTime: string | null
  readonly mail: string | null
}

const ACCOUNT = sql.join(['pk', 'id', 'displayName', 'userPrincipalName', 'deletedDateTime', 'mail'].map((name) => sql.ref(`u.${name}`)))

/** People of a target who are kept by an on-premises directory, up to a number. */
export async function listOnPremises(db: Db, tenant: number, target: StoreTarget, top: number): Promise<AccountRow[]> {
  const { where } = await peopleCondition(db, tenant, target)
  const { rows } = await sql<AccountRow>`
    select ${ACCOUNT} from facts as f join users as u on u.pk = f.pk where ${where} and u.${sql.ref('onPremisesSyncEnabled')} = 1 order by u.pk limit ${top}`.execute(db.query)
  return rows
}

/** Deleted people of a target whose name somebody else has by now, up to a number. */
export async function listTakenNames(db: Db, tenant: number, target: StoreTarget, top: number): Promise<AccountRow[]> {
  const { where } = await peopleCondition(db, tenant, target)
  const { rows } = await sql<AccountRow>`
    select ${ACCOUNT} from facts as f join users as u on u.pk = f.pk
    where ${where} and exists (select 1 from users as n where n.tenant = ${tenant} and n.${sql.ref('deletedDateTime')} is null
      and n.${sql.ref('userPrincipalNameFolded')} = u.${sql.ref('userPrincipalNameFolded')}) order by u.pk limit ${top}`.execute(db.query)
  return rows
}

/** People named by an operation's journal, in the order of their pks. */
export async function listAccountsOf(db: Db, tenant: number, operationPk: number, { after, top }: { readonly after: number; readonly top: number }): Promise<(AccountRow & { readonly words: string })[]> {
  const { rows } = await sql<AccountRow & { words: string }>`
    select ${ACCOUNT}, u.words from journal as j cross join users as u
    where j.${sql.ref('operationPk')} = ${operationPk} and j.tenant = ${tenant} and j.${sql.ref('userPk')} > ${after} and u.pk = j.${sql.ref('userPk')}
    order by j.${sql.ref('userPk')} limit ${top}`.execute(db.query)
  return rows
}

/** Puts people among the deleted at an instant; nobody finds them any more, they wait for nothing and are signed in nowhere. */
export async function deleteAccounts(db: Db, tenant: number, people: readonly AccountRow[], { at, version }: { readonly at: string; readonly version: number }): Promise<void> {
  const { among } = db.dialect
  const pks = people.map(({ pk }) => pk)
  await db.query.updateTable('users').set({ deletedDateTime: at } as never).where('tenant', '=', tenant).where(({ ref }) => among(ref('pk'), pks)).execute()
  await db.query.updateTable('facts').set({ deleted: 1, version }).where('tenant', '=', tenant).where(({ ref }) => among(ref('pk'), pks)).execute()
  await db.query.updateTable('signIns').set(({ eb }) => ({ generation: eb('generation', '+', 1) })).where('tenant', '=', tenant).where(({ ref }) => among(ref('userPk'), pks)).execute()
  for (const table of ['waiting', 'sessions', 'refreshTokens'] as const) {
    await db.query.deleteFrom(table).where('tenant', '=', tenant).where(({ ref }) => among(ref('userPk'), pks)).execute()
  }
  await sql`delete from ${sql.table('userWords')} where tenant = ${tenant} and (word, ${sql.ref('userPk')}) in (
    select w.value, u.pk from users as u cross join ${db.dialect.wordsIn(sql.ref<string>('u.words'))} where u.tenant = ${tenant} and u.words <> '' and ${among(sql.ref('u.pk'), pks)})`.execute(db.query)
  await refreshTakenAddresses(db, tenant, people.map(({ mail }) => mail))
}

/** Brings deleted people back, and gives the pks of those who lose their mail address, since somebody else has it by now. */
export async function restoreAccounts(db: Db, tenant: number, people: readonly (AccountRow & { readonly words: string })[], { version }: { readonly version: number }): Promise<ReadonlySet<number>> {
  const { among } = db.dialect
  const pks = people.map(({ pk }) => pk)
  await db.query.updateTable('users').set({ deletedDateTime: null } as never).where('tenant', '=', tenant).where(({ ref }) => among(ref('pk'), pks)).execute()
  await db.query.updateTable('facts').set({ deleted: 0, version }).where('tenant', '=', tenant).where(({ ref }) => among(ref('pk'), pks)).execute()
  await insertUserWords(db, tenant, people)
  const dropped = await listTakenMail(db, tenant, pks)
  for (const pk of dropped) await updateUserRow(db, tenant, pk, { mail: null, proxyAddresses: [], changed: version })
  await refreshTakenAddresses(db, tenant, people.flatMap(({ mail, userPrincipalName }) => [mail, userPrincipalName]))
  return new Set(dropped)
}

/** Notes what became of accounts in the journal of objects. */
export async function journalAccounts(db: Db, tenant: number, operationPk: number, rows: readonly { readonly id: Guid; readonly before: object; readonly after: object }[]): Promise<void> {
  const values = rows.map(({ id, before, after }) => [tenant, operationPk, 'user', id, JSON.stringify(before), JSON.stringify(after)])
  await insertRows(db, 'objectJournal', ['tenant', 'operationPk', 'type', 'objectId', 'before', 'after'], values)
}
