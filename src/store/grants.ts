// What the token endpoint keeps between two requests: codes, refresh tokens, assertions seen. Everything by its hash.
import type { Guid } from '#model/guid.ts'
import type { Db } from './database.ts'

export interface AuthorizationCodeRow {
  readonly hash: string
  readonly appId: Guid
  readonly userPk: number
  /** The refresh tokens that come of it, which end when it is used twice. */
  readonly family: Guid
  readonly redirectUri: string
  readonly scopes: string
  /** PKCE, S256. */
  readonly challenge: string | null
  readonly nonce: string | null
  readonly expiresDateTime: string
  readonly usedDateTime: string | null
}

/** Keeps a code, good once. */
export async function insertAuthorizationCode(db: Db, tenant: number, code: AuthorizationCodeRow): Promise<void> {
  await db.query.insertInto('authorizationCodes').values({ ...code, tenant }).execute()
}

/** Marks a code as used and gives it as it was before; undefined when it never was. */
export async function useAuthorizationCode(db: Db, tenant: number, hash: string, at: string): Promise<AuthorizationCodeRow | undefined> {
  const row = await db.query
    .selectFrom('authorizationCodes')
    .selectAll()
    .where('hash', '=', hash)
    .where('tenant', '=', tenant)
    .modifyEnd(db.dialect.forUpdate)
    .executeTakeFirst()
  if (row?.usedDateTime === null) {
    await db.query.updateTable('authorizationCodes').set({ usedDateTime: at }).where('hash', '=', hash).where('tenant', '=', tenant).execute()
  }
  return row
}

export interface DeviceCodeRow {
  readonly hash: string
  /** What the person types. */
  readonly userCode: string
  readonly appId: Guid
  readonly scopes: string
  readonly userPk: number | null
  readonly state: 'pending' | 'approved' | 'declined' | 'used'
  readonly expiresDateTime: string
}

/** Keeps a device's code until a person decides. */
export async function insertDeviceCode(db: Db, tenant: number, code: DeviceCodeRow): Promise<void> {
  await db.query.insertInto('deviceCodes').values({ ...code, tenant }).execute()
}

/** A device's code by its hash, or by what the person typed; locked until the transaction ends. */
export async function findDeviceCode(db: Db, tenant: number, key: { hash: string } | { userCode: string }): Promise<DeviceCodeRow | undefined> {
  const codes = db.query.selectFrom('deviceCodes').selectAll().where('tenant', '=', tenant)
  return ('hash' in key ? codes.where('hash', '=', key.hash) : codes.where('userCode', '=', key.userCode)).modifyEnd(db.dialect.forUpdate).executeTakeFirst()
}

/** Notes a decision about a device's code, or that it was used. */
export async function setDeviceCode(db: Db, tenant: number, hash: string, changes: Pick<DeviceCodeRow, 'state' | 'userPk'>): Promise<void> {
  await db.query.updateTable('deviceCodes').set(changes).where('hash', '=', hash).where('tenant', '=', tenant).execute()
}

export interface RefreshTokenRow {
  readonly hash: string
  readonly family: Guid
  readonly appId: Guid
  readonly userPk: number
  readonly scopes: string
  readonly expiresDateTime: string
  readonly usedDateTime: string | null
}

/** Keeps a refresh token. */
export async function insertRefreshToken(db: Db, tenant: number, token: RefreshTokenRow): Promise<void> {
  await db.query.insertInto('refreshTokens').values({ ...token, tenant }).execute()
}

/** A refresh token, used or not; locked until the transaction ends. */
export async function findRefreshToken(db: Db, tenant: number, hash: string): Promise<RefreshTokenRow | undefined> {
  return db.query.selectFrom('refreshTokens').selectAll().where('hash', '=', hash).where('tenant', '=', tenant).modifyEnd(db.dialect.forUpdate).executeTakeFirst()
}

/** Marks a refresh token as used. */
export async function useRefreshToken(db: Db, tenant: number, hash: string, at: string): Promise<void> {
  await db.query.updateTable('refreshTokens').set({ usedDateTime: at }).where('hash', '=', hash).where('tenant', '=', tenant).execute()
}

/** Ends every refresh token of a family. */
export async function deleteTokenFamily(db: Db, tenant: number, family: Guid): Promise<void> {
  await db.query.deleteFrom('refreshTokens').where('family', '=', family).where('tenant', '=', tenant).execute()
}

/** Ends every refresh token of an app. */
export async function deleteTokensOfApp(db: Db, tenant: number, appId: Guid): Promise<void> {
  for (const table of ['refreshTokens', 'authorizationCodes', 'deviceCodes'] as const) {
    await db.query.deleteFrom(table).where('appId', '=', appId).where('tenant', '=', tenant).execute()
  }
}

/** Notes an assertion; false when it was seen before. */
export async function insertUsedAssertion(db: Db, tenant: number, assertion: { hash: string; expiresDateTime: string }): Promise<boolean> {
  const kept = await db.query
    .insertInto('usedAssertions')
    .values({ ...assertion, tenant })
    .onConflict((conflict) => conflict.doNothing())
    .returning('hash')
    .execute()
  return kept.length > 0
}

/** Whether an assertion was noted. */
export async function isUsedAssertion(db: Db, tenant: number, hash: string): Promise<boolean> {
  const known = await db.query.selectFrom('usedAssertions').select('hash').where('tenant', '=', tenant).where('hash', '=', hash).executeTakeFirst()
  return known !== undefined
}
