// Who may come in: sign-in links, sessions, roles of people, signing keys. Secrets are kept as hashes only.
import type { Guid } from '#model/guid.ts'
import type { Db } from './database.ts'
import { statement } from './statement.ts'
import { getUserRow, type UserRow } from './users.ts'

export interface SessionRow {
  readonly hash: string
  readonly userPk: number
  readonly createdDateTime: string
  /** On the real clock. */
  readonly expiresDateTime: string
  /** The account of another organisation through which it came in; null for one that signed in here. */
  readonly homeTenant: number | null
  readonly homeUserPk: number | null
}

export type NewSession = Omit<SessionRow, 'homeTenant' | 'homeUserPk'> & Partial<SessionRow>

const SESSION = statement<{ tenant: number; hash: string }, SessionRow>((query, argument) =>
  query
    .selectFrom('sessions')
    .select(['hash', 'userPk', 'createdDateTime', 'expiresDateTime', 'homeTenant', 'homeUserPk'])
    .where('hash', '=', argument('hash'))
    .where('tenant', '=', argument('tenant')),
)

/** Opens a session. */
export async function insertSession(db: Db, tenant: number, session: NewSession): Promise<void> {
  await db.query.insertInto('sessions').values({ homeTenant: null, homeUserPk: null, ...session, tenant }).execute()
}

/** A session by the hash of its secret, ended or not. */
export async function findSessionRow(db: Db, tenant: number, hash: string): Promise<SessionRow | undefined> {
  return SESSION.first(db, { tenant, hash })
}

/** Prolongs a session. */
export async function touchSessionRow(db: Db, tenant: number, hash: string, until: string): Promise<void> {
  await db.query.updateTable('sessions').set({ expiresDateTime: until }).where('hash', '=', hash).where('tenant', '=', tenant).execute()
}

/** Ends a session. */
export async function deleteSession(db: Db, tenant: number, hash: string): Promise<void> {
  await db.query.deleteFrom('sessions').where('hash', '=', hash).where('tenant', '=', tenant).execute()
}

/** Ends every session of a person: those of their account, and those that came into other organisations through it. */
export async function deleteSessionsOf(db: Db, tenant: number, userPk: number): Promise<void> {
  await db.query.deleteFrom('sessions').where('userPk', '=', userPk).where('tenant', '=', tenant).execute()
  await db.query.deleteFrom('sessions').where('homeUserPk', '=', userPk).where('homeTenant', '=', tenant).execute()
}

/** Forgets whatever of every tenant ended before an instant: sessions, links, codes, refresh tokens. */
export async function dropEndedSessions(db: Db, before: string): Promise<void> {
  await db.query.deleteFrom('sessions').where('expiresDateTime', '<', before).execute()
  await db.query.deleteFrom('signInLinks').where('expiresDateTime', '<', before).execute()
  for (const table of ['authorizationCodes', 'deviceCodes', 'refreshTokens', 'usedAssertions'] as const) {
    await db.query.deleteFrom(table).where('expiresDateTime', '<', before).execute()
  }
}

export interface SignInLinkRow {
  readonly hash: string
  readonly userPk: number
  /** On the real clock. */
  readonly expiresDateTime: string
}

/** Keeps a sign-in link, good for once. */
export async function insertSignInLink(db: Db, tenant: number, link: SignInLinkRow): Promise<void> {
  await db.query.insertInto('signInLinks').values({ ...link, tenant, usedDateTime: null }).execute()
}

/** Uses up a sign-in link at an instant and gives whose it is; undefined when it was used, has ended or never was. */
export async function useSignInLinkRow(db: Db, tenant: number, hash: string, at: string): Promise<number | undefined> {
  const row = await db.query
    .updateTable('signInLinks')
    .set({ usedDateTime: at })
    .where('hash', '=', hash)
    .where('tenant', '=', tenant)
    .where('usedDateTime', 'is', null)
    .where('expiresDateTime', '>', at)
    .returning('userPk')
    .executeTakeFirst()
  return row?.userPk
}

/** Gives people roles over the whole directory, or over one administrative unit; to have one twice is to have it. */
export async function insertRoles(db: Db, tenant: number, roles: readonly { userPk: number; roleTemplateId: Guid; unitPk?: number }[]): Promise<void> {
  if (roles.length === 0) return
  await db.query
    .insertInto('roleAssignments')
    .values(roles.map((role) => ({ unitPk: 0, ...role, tenant })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const ROLES = statement<{ tenant: number; userPk: number }, { roleTemplateId: Guid }>((query, argument) =>
  query
    .selectFrom('roleAssignments')
    .select('roleTemplateId')
    .where('userPk', '=', argument('userPk'))
    .where('tenant', '=', argument('tenant'))
    .where('unitPk', '=', 0)
    .orderBy('roleTemplateId'),
)

/** The ids of a person's roles over the whole directory. */
export async function listRoles(db: Db, tenant: number, userPk: number): Promise<Guid[]> {
  return (await ROLES.all(db, { tenant, userPk })).map(({ roleTemplateId }) => roleTemplateId)
}

const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10'

/** The tenant's first Global Administrator who may sign in. */
export async function findAdministrator(db: Db, tenant: number): Promise<UserRow | undefined> {
  const row = await db.query
    .selectFrom('roleAssignments as r')
    .innerJoin('facts as f', 'f.pk', 'r.userPk')
    .innerJoin('users as u', 'u.pk', 'r.userPk')
    .select('u.id')
    .where('r.tenant', '=', tenant)
    .where('r.roleTemplateId', '=', GLOBAL_ADMINISTRATOR)
    .where('r.unitPk', '=', 0)
    .where('f.deleted', '=', 0)
    .where('f.accountEnabled', '=', 1)
    .orderBy('r.userPk')
    .limit(1)
    .executeTakeFirst()
  return row && getUserRow(db, tenant, row.id)
}

/** How many Global Administrators a tenant has who may sign in. */
export async function countAdministrators(db: Db, tenant: number): Promise<number> {
  const { count } = await db.query
    .selectFrom('roleAssignments as r')
    .innerJoin('facts as f', 'f.pk', 'r.userPk')
    .select((at) => at.fn.countAll<number>().as('count'))
    .where('r.tenant', '=', tenant)
    .where('r.unitPk', '=', 0)
    .where('r.roleTemplateId', '=', GLOBAL_ADMINISTRATOR)
    .where('f.deleted', '=', 0)
    .where('f.accountEnabled', '=', 1)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export interface SigningKeyRow {
  readonly id: Guid
  /** The private key, as JSON. */
  readonly body: string
  readonly createdDateTime: string
  readonly expiresDateTime: string | null
}

/** Keeps a key that signs tokens. */
export async function insertSigningKey(db: Db, key: SigningKeyRow): Promise<void> {
  await db.query.insertInto('signingKeys').values(key).execute()
}

/** The signing key in use: the first that was kept. */
export async function findSigningKey(db: Db): Promise<string | undefined> {
  const row = await db.query.selectFrom('signingKeys').select('body').orderBy('pk').limit(1).executeTakeFirst()
  return row?.body
}
