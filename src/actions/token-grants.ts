// What the token endpoint keeps and uses up: codes, refresh tokens, assertions. Only hashes come here; real clock.
import type { Guid } from '#model/guid.ts'
import type { PersonAtDoor } from '#model/person-at-door.ts'
import { findAppRow } from '#store/apps.ts'
import {
  deleteTokenFamily,
  findDeviceCode,
  findRefreshToken,
  insertAuthorizationCode,
  insertDeviceCode,
  insertRefreshToken,
  insertUsedAssertion,
  isUsedAssertion,
  setDeviceCode,
  useAuthorizationCode,
  useRefreshToken,
} from '#store/grants.ts'
import type { AuthorizationCodeRow, DeviceCodeRow, RefreshTokenRow } from '#store/grants.ts'
import { findUser } from './find-user.ts'
import { personById, personByPk } from './person-at-door.ts'
import type { Action, Question } from './room.ts'

type For<Row> = Omit<Row, 'userPk' | 'usedDateTime'> & { readonly user: string }

/** Whom a grant is for and for what; a refusal in one word otherwise. */
export type Redeemed<Row> =
  | { readonly refused: 'unknown' | 'ended' | 'used' | 'noPerson' | 'pending' | 'declined' }
  | { readonly refused: null; readonly grant: Row; readonly person: PersonAtDoor }

/** Keeps a code for an app to redeem. */
export const keepAuthorizationCode: Action<For<AuthorizationCodeRow>, null> = async ({ db, tenant }, _caller, { user, ...code }) => {
  const { pk } = await findUser(db, tenant.pk, user)
  await insertAuthorizationCode(db, tenant.pk, { ...code, userPk: pk, usedDateTime: null })
  return null
}

/** Uses a code up. One that comes twice was stolen: what the first use gave can be renewed no more. */
export const redeemAuthorizationCode: Action<{ readonly hash: string; readonly at: string }, Redeemed<AuthorizationCodeRow>> = async (room, _caller, { hash, at }) => {
  const { db, tenant } = room
  const grant = await useAuthorizationCode(db, tenant.pk, hash, at)
  if (grant === undefined) return { refused: 'unknown' }
  if (grant.usedDateTime !== null) {
    await deleteTokenFamily(db, tenant.pk, grant.family)
    return { refused: 'used' }
  }
  if (grant.expiresDateTime <= at) return { refused: 'ended' }
  const person = await personByPk(room, grant.userPk)
  return person === null ? { refused: 'noPerson' } : { refused: null, grant, person }
}

/** Keeps a device's code until a person decides. */
export const keepDeviceCode: Action<Omit<DeviceCodeRow, 'userPk' | 'state'>, null> = async ({ db, tenant }, _caller, code) => {
  await insertDeviceCode(db, tenant.pk, { ...code, userPk: null, state: 'pending' })
  return null
}

/** The app whose device shows a code; null when no such code waits. */
export const findWaitingDevice: Question<{ readonly userCode: string; readonly at: string }, { readonly appName: string; readonly scopes: string } | null> = async (
  { db, tenant },
  _caller,
  { userCode, at },
) => {
  const code = await findDeviceCode(db, tenant.pk, { userCode })
  if (code === undefined || code.state !== 'pending' || code.expiresDateTime <= at) return null
  const app = await findAppRow(db, tenant.pk, { appId: code.appId })
  return app === undefined ? null : { appName: app.displayName, scopes: code.scopes }
}

/** Lets a device in as a person, or not; false when no such code waits. */
export const decideDeviceCode: Action<{ readonly userCode: string; readonly user: string; readonly approve: boolean; readonly at: string }, boolean> = async (
  { db, tenant },
  _caller,
  { userCode, user, approve, at },
) => {
  const code = await findDeviceCode(db, tenant.pk, { userCode })
  if (code === undefined || code.state !== 'pending' || code.expiresDateTime <= at) return false
  const { pk } = await findUser(db, tenant.pk, user)
  await setDeviceCode(db, tenant.pk, code.hash, { state: approve ? 'approved' : 'declined', userPk: pk })
  return true
}

/** What was decided about a device's code; when it was let in, the code is used up. */
export const redeemDeviceCode: Action<{ readonly hash: string; readonly appId: Guid; readonly at: string }, Redeemed<DeviceCodeRow>> = async (room, _caller, { hash, appId, at }) => {
  const { db, tenant } = room
  const grant = await findDeviceCode(db, tenant.pk, { hash })
  if (grant === undefined || grant.appId !== appId) return { refused: 'unknown' }
  if (grant.state === 'used') return { refused: 'used' }
  if (grant.expiresDateTime <= at) return { refused: 'ended' }
  if (grant.state !== 'approved' || grant.userPk === null) return { refused: grant.state === 'declined' ? 'declined' : 'pending' }
  await setDeviceCode(db, tenant.pk, hash, { state: 'used', userPk: grant.userPk })
  const person = await personByPk(room, grant.userPk)
  return person === null ? { refused: 'noPerson' } : { refused: null, grant, person }
}

/** Keeps a first refresh token of a family. */
export const keepRefreshToken: Action<For<RefreshTokenRow>, null> = async ({ db, tenant }, _caller, { user, ...token }) => {
  const { pk } = await findUser(db, tenant.pk, user)
  await insertRefreshToken(db, tenant.pk, { ...token, userPk: pk, usedDateTime: null })
  return null
}

export interface RotateInput {
  readonly hash: string
  readonly appId: Guid
  readonly nextHash: string
  readonly until: string
  readonly at: string
}

/** Uses a refresh token up and keeps the next. One that comes twice was stolen: its whole family ends. */
export const rotateRefreshToken: Action<RotateInput, Redeemed<RefreshTokenRow>> = async (room, _caller, { hash, appId, nextHash, until, at }) => {
  const { db, tenant } = room
  const grant = await findRefreshToken(db, tenant.pk, hash)
  if (grant === undefined || grant.appId !== appId) return { refused: 'unknown' }
  if (grant.usedDateTime !== null) {
    await deleteTokenFamily(db, tenant.pk, grant.family)
    return { refused: 'used' }
  }
  if (grant.expiresDateTime <= at) return { refused: 'ended' }
  const person = await personByPk(room, grant.userPk)
  if (person === null) return { refused: 'noPerson' }
  await useRefreshToken(db, tenant.pk, hash, at)
  await insertRefreshToken(db, tenant.pk, { ...grant, hash: nextHash, expiresDateTime: until, usedDateTime: null })
  return { refused: null, grant, person }
}

/**
 * Notes the use of an assertion; false when it was used before. Where `fromPlace` is given it is also good again from the
 * place of its first use, for which that stands.
 */
export const noteAssertion: Action<{ readonly hash: string; readonly fromPlace: string | null; readonly until: string }, boolean> = async ({ db, tenant }, _caller, { hash, fromPlace, until }) => {
  const isNew = await insertUsedAssertion(db, tenant.pk, { hash, expiresDateTime: until })
  if (fromPlace === null) return isNew
  if (!isNew) return isUsedAssertion(db, tenant.pk, fromPlace)
  return insertUsedAssertion(db, tenant.pk, { hash: fromPlace, expiresDateTime: until })
}

export interface TokenHolder {
  readonly kind: 'app' | 'user'
  readonly id: Guid
  readonly appId: Guid
  readonly appGeneration: number
  readonly userGeneration: number
}

/** The roles that the holder of a token has now; null when the token is void: its app or person is gone, or it was revoked. */
export const checkToken: Question<TokenHolder, readonly Guid[] | null> = async (room, _caller, { kind, id, appId, appGeneration, userGeneration }) => {
  const app = await findAppRow(room.db, room.tenant.pk, { appId })
  if (app === undefined || app.generation !== appGeneration) return null
  if (kind === 'app') return app.id === id ? [] : null
  const person = await personById(room, id)
  return person?.generation === userGeneration ? person.roles : null
}
