// App registrations and the key that signs their tokens.
import type { Guid } from '#model/guid.ts'
import { findAppRow, insertApp, insertSigningKey, findSigningKey } from '#store/identity.ts'
import type { Action, Question } from './room.ts'

export interface App {
  /** The object that tokens name as their holder. */
  readonly id: Guid
  /** What a client sends as client_id. */
  readonly appId: Guid
  readonly displayName: string
  readonly secretHash: string | null
  readonly permissions: readonly string[]
}

/** Registers an app. */
export const addApp: Action<Pick<App, 'displayName' | 'secretHash' | 'permissions'>, Pick<App, 'id' | 'appId'>> = async (
  { db, tenant, newId, now },
  _caller,
  { displayName, secretHash, permissions },
) => {
  const ids = { id: newId(), appId: newId() }
  await insertApp(db, tenant.pk, { ...ids, displayName, secretHash, permissions, createdDateTime: now.toISOString() })
  return ids
}

/** An app by its client id; null when this tenant has none of that id. */
export const findApp: Question<{ readonly appId: Guid }, App | null> = async ({ db, tenant }, _caller, { appId }) =>
  (await findAppRow(db, tenant.pk, appId)) ?? null

/** The private key that signs tokens, as JSON; null before the first start. */
export const readSigningKey: Question<null, string | null> = async ({ db }) => (await findSigningKey(db)) ?? null

/** Keeps a signing key and gives the one in use: of two that come at once, the first. */
export const keepSigningKey: Action<{ readonly body: string }, string> = async ({ db, newId, now }, _caller, { body }) => {
  const kept = await findSigningKey(db)
  if (kept !== undefined) return kept
  await insertSigningKey(db, { id: newId(), body, createdDateTime: now.toISOString(), expiresDateTime: null })
  return body
}
