// Who may come in: apps, sign-in links, sessions, roles, and the keys that sign tokens. Secrets are kept as hashes.
import type { Guid } from '#model/guid.ts'
import type { Db } from './database.ts'
import { statement } from './statement.ts'

export interface AppRow {
  readonly id: Guid
  readonly appId: Guid
  readonly displayName: string
  readonly secretHash: string | null
  readonly permissions: readonly string[]
  readonly createdDateTime: string
}

export interface SessionRow {
  readonly hash: string
  readonly userPk: number
  readonly createdDateTime: string
  readonly expiresDateTime: string
}

export interface SignInLinkRow {
  readonly hash: string
  readonly userPk: number
  readonly expiresDateTime: string
}

export interface SigningKeyRow {
  readonly id: Guid
  readonly body: string
  readonly createdDateTime: string
  readonly expiresDateTime: string | null
}

/** The same in every tenant. */
const GLOBAL_ADMINISTRATOR: Guid = '62e90394-69f5-4237-9190-012177145e10'

const SESSION = statement<{ tenant: number; hash: string }, SessionRow>((query, argument) =>
  query
    .selectFrom('sessions')
    .select(['hash', 'userPk', 'createdDateTime', 'expiresDateTime'])
    .where('tenant', '=', argument('tenant'))
    .where('hash', '=', argument('hash')),
)

const ROLES = statement<{ tenant: number; userPk: number }, { roleTemplateId: Guid }>((query, argument) =>
  query
    .selectFrom('roleAssignments')
    .select('roleTemplateId')
    .where('tenant', '=', argument('tenant'))
    .where('userPk', '=', argument('userPk'))
    .orderBy('roleTemplateId'),
)

/** Registers an app. */
export async function insertApp(db: Db, tenant: number, app: AppRow): Promise<void> {
  await db.query
    .insertInto('apps')
    .values({ ...app, tenant, permissions: JSON.stringify(app.permissions) })
    .execute()
}

/** An app of the tenant by the id that clients send. */
export async function findAppRow(db: Db, tenant: number, appId: Guid): Promise<AppRow | undefined> {
  const row = await db.query
    .selectFrom('apps')
    .select(['id', 'appId', 'displayName', 'secretHash', 'permissions', 'createdDateTime'])
    .where('tenant', '=', tenant)
    .where('appId', '=', appId)
    .executeTakeFirst()
  return row && { ...row, permissions: JSON.parse(row.permissions) as string[] }
}

/** Begins a session, and forgets those of the tenant that ended before it. */
export async function insertSession(db: Db, tenant: number, session: SessionRow): Promise<void> {
  await db.query.deleteFrom('sessions').where('tenant', '=', tenant).where('expiresDateTime', '<', session.createdDateTime).execute()
  await db.query.insertInto('sessions').values({ ...session, tenant }).execute()
}

/** A session by its hash, ended or not. */
export const findSessionRow = (db: Db, tenant: number, hash: string): Promise<SessionRow | undefined> => SESSION.first(db, { tenant, hash })

/** Prolongs a session. */
export async function touchSessionRow(db: Db, tenant: number, hash: string, expiresDateTime: string): Promise<void> {
  await db.query.updateTable('sessions').set({ expiresDateTime }).where('tenant', '=', tenant).where('hash', '=', hash).execute()
}

export async function deleteSession(db: Db, tenant: number, hash: string): Promise<void> {
  await db.query.deleteFrom('sessions').where('tenant', '=', tenant).where('hash', '=', hash).execute()
}

/** Keeps a link that signs one person in, once. */
export async function insertSignInLink(db: Db, tenant: number, link: SignInLinkRow): Promise<void> {
  await db.query.insertInto('signInLinks').values({ ...link, tenant, usedDateTime: null }).execute()
}

/** Uses a link up and gives whose it is; undefined when it was used, has ended or never was. One of two at once wins. */
export async function useSignInLinkRow(db: Db, tenant: number, hash: string, at: string): Promise<number | undefined> {
  const used = await db.query
    .updateTable('signInLinks')
    .set({ usedDateTime: at })
    .where('tenant', '=', tenant)
    .where('hash', '=', hash)
    .where('usedDateTime', 'is', null)
    .where('expiresDateTime', '>', at)
    .returning('userPk')
    .executeTakeFirst()
  return used?.userPk
}

/** The roles of a person, as role template ids. */
export async function listRoles(db: Db, tenant: number, userPk: number): Promise<Guid[]> {
  return (await ROLES.all(db, { tenant, userPk })).map((row) => row.roleTemplateId)
}

/** Who administers the tenant: of its Global Administrators the one that was made first. */
export async function findAdministrator(db: Db, tenant: number): Promise<{ readonly userPrincipalName: string } | undefined> {
  const row = await db.query
    .selectFrom('roleAssignments as r')
    .innerJoin('users as u', 'u.pk', 'r.userPk')
    .select('u.userPrincipalName')
    .where('r.tenant', '=', tenant)
    .where('r.roleTemplateId', '=', GLOBAL_ADMINISTRATOR)
    .where('u.deletedDateTime', 'is', null)
    .orderBy('u.pk')
    .limit(1)
    .executeTakeFirst()
  return row && { userPrincipalName: String(row.userPrincipalName) }
}

/** Gives roles to people; one that is held already stays. */
export async function insertRoles(db: Db, tenant: number, roles: readonly { userPk: number; roleTemplateId: Guid }[]): Promise<void> {
  if (roles.length === 0) return
  await db.query
    .insertInto('roleAssignments')
    .values(roles.map((role) => ({ ...role, tenant })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Keeps a key that signs tokens. */
export async function insertSigningKey(db: Db, key: SigningKeyRow): Promise<void> {
  await db.query.insertInto('signingKeys').values(key).execute()
}

/** The body of the key in use: the first that was kept. */
export async function findSigningKey(db: Db): Promise<string | undefined> {
  const row = await db.query.selectFrom('signingKeys').select('body').orderBy('pk').limit(1).executeTakeFirst()
  return row?.body
}
