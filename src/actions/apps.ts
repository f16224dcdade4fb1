// App registrations: what people register, what the doors look up, and the key that signs tokens.
import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import { badRequest, notFound } from '#model/problem.ts'
import { deleteApp as deleteAppRow, deleteCredential, findAppRow, findAppRowBySecret, insertApp, insertCredential, listAppRows, updateApp } from '#store/apps.ts'
import type { AppRow, CredentialRow, NewAppRow } from '#store/apps.ts'
import { deleteTokensOfApp } from '#store/grants.ts'
import { findSigningKey, insertSigningKey } from '#store/identity.ts'
import { insertObjectJournal } from '#store/object-journal.ts'
import { hashSecret, newSecret } from '#store/secret.ts'
import { readAppBody, readCertificate, readEnd, readObject } from './app-body.ts'
import { appRecord } from './app-record.ts'
import type { AppRecord } from '#model/app-record.ts'
import { recordOperation } from './record-operation.ts'
import { requireAccess } from './require-access.ts'
import type { Action, ActionRoom, Question, ReadingRoom } from './room.ts'

/** What an app is until something else is said. */
const PLAIN = { permissions: [], scopes: [], redirectUris: [], isPublicClient: false } as const

const FOREVER = '9999-12-31T23:59:59.000Z'

interface ShownSecret {
  /** Told this once. */
  readonly secretText: string
}

async function addSecret({ db, tenant, newId, realNow }: ActionRoom, app: AppRow, displayName: string | null, end: string): Promise<CredentialRow & ShownSecret> {
  const secretText = newSecret()
  const credential: CredentialRow = {
    id: newId(),
    kind: 'secret',
    displayName,
    hint: secretText.slice(0, 3),
    hash: hashSecret(secretText),
    thumbprintSha256: null,
    publicKey: null,
    startDateTime: realNow.toISOString(),
    endDateTime: end,
  }
  await insertCredential(db, tenant.pk, app.pk, credential)
  return { ...credential, secretText }
}

async function requireApp({ db, tenant }: ReadingRoom, id: string): Promise<AppRow> {
  const app = await findAppRow(db, tenant.pk, { id: id.toLowerCase() })
  if (app === undefined || app.builtIn) throw notFound(id)
  return app
}

/** Notes a change of an app in the journal, and tells the doors that its tokens are to be looked at again. */
async function journalApp(room: ActionRoom, caller: Caller, { id, appId }: AppRow, before: AppRecord | null, after: AppRecord | null): Promise<void> {
  const operation = await recordOperation(room, caller, { kind: 'changeApp', total: 1 })
  await insertObjectJournal(room.db, room.tenant.pk, operation.pk, { type: 'app', objectId: id, before, after })
  room.tell({ type: 'app', ids: [id, appId] })
}

async function insertNewApp({ db, tenant, newId, realNow }: ActionRoom, values: Omit<NewAppRow, 'id' | 'appId' | 'createdDateTime'>): Promise<AppRow> {
  const id = newId()
  await insertApp(db, tenant.pk, { ...values, id, appId: newId(), createdDateTime: realNow.toISOString() })
  return (await findAppRow(db, tenant.pk, { id })) as AppRow
}

/** Registers an app of Licet's own, such as the client of a test, with a secret that never ends. */
export const addApp: Action<{ readonly displayName: string; readonly permissions: readonly string[] }, Pick<AppRow, 'id' | 'appId'> & ShownSecret> = async (
  room,
  _caller,
  { displayName, permissions },
) => {
  const app = await insertNewApp(room, { ...PLAIN, displayName, permissions, builtIn: true })
  const { secretText } = await addSecret(room, app, null, FOREVER)
  return { id: app.id, appId: app.appId, secretText }
}

/** The registered apps. */
export const listApps: Question<null, AppRecord[]> = async ({ db, tenant }, caller) => {
  requireAccess(caller, 'manageApps')
  return (await listAppRows(db, tenant.pk)).map(appRecord)
}

/** One registered app by its object id. */
export const getApp: Question<{ readonly id: string }, AppRecord> = async (room, caller, { id }) => {
  requireAccess(caller, 'manageApps')
  return appRecord(await requireApp(room, id))
}

/** Registers an app; one that is no public client gets a first secret, shown this once. */
export const createApp: Action<{ readonly body: unknown }, AppRecord & Partial<ShownSecret>> = async (room, caller, { body }) => {
  requireAccess(caller, 'manageApps')
  const values = readAppBody(body)
  if (values.displayName === undefined) throw badRequest("A value is required for property 'displayName' of resource 'Application'.")
  const app = await insertNewApp(room, { ...PLAIN, ...values, displayName: values.displayName, builtIn: false })
  const shown = app.isPublicClient ? {} : { secretText: (await addSecret(room, app, null, readEnd(undefined, room.realNow))).secretText }
  const record = appRecord(await requireApp(room, app.id))
  await journalApp(room, caller, app, null, record)
  return { ...record, ...shown }
}

/** Changes an app; when it loses permissions or scopes, the tokens it has are void. */
export const changeApp: Action<{ readonly id: string; readonly body: unknown }, AppRecord> = async (room, caller, { id, body }) => {
  const { db, tenant } = room
  requireAccess(caller, 'manageApps')
  const values = readAppBody(body)
  const app = await requireApp(room, id)
  const loses = (before: readonly string[], after: readonly string[] | undefined): boolean => after !== undefined && before.some((name) => !after.includes(name))
  const isLess = loses(app.permissions, values.permissions) || loses(app.scopes, values.scopes)
  await updateApp(db, tenant.pk, app.pk, { ...values, ...(isLess && { generation: app.generation + 1 }) })
  const record = appRecord(await requireApp(room, id))
  await journalApp(room, caller, app, appRecord(app), record)
  return record
}

/** Takes an app away with every token it has. */
export const deleteApp: Action<{ readonly id: string }, null> = async (room, caller, { id }) => {
  requireAccess(caller, 'manageApps')
  const app = await requireApp(room, id)
  await deleteTokensOfApp(room.db, room.tenant.pk, app.appId)
  await deleteAppRow(room.db, room.tenant.pk, app.pk)
  await journalApp(room, caller, app, appRecord(app), null)
  return null
}

const nameOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value.slice(0, 256) : null)

export interface NewCredential {
  readonly keyId: Guid
  readonly displayName: string | null
  readonly startDateTime: string
  readonly endDateTime: string
  readonly secretText?: string
}

/** Adds a secret, shown this once, or a certificate. Throws 400 naming what is wrong. */
export const addAppCredential: Action<{ readonly id: string; readonly kind: CredentialRow['kind']; readonly body: unknown }, NewCredential> = async (
  room,
  caller,
  { id, kind, body },
) => {
  requireAccess(caller, 'manageApps')
  const app = await requireApp(room, id)
  const { displayName, endDateTime, key } = readObject(body, 'an object that describes a credential')
  let made: CredentialRow & Partial<ShownSecret>
  if (kind === 'secret') made = await addSecret(room, app, nameOf(displayName), readEnd(endDateTime, room.realNow))
  else {
    made = { ...readCertificate(key), id: room.newId(), displayName: nameOf(displayName) }
    await insertCredential(room.db, room.tenant.pk, app.pk, made)
  }
  await journalApp(room, caller, app, appRecord(app), appRecord(await requireApp(room, id)))
  return {
    keyId: made.id,
    displayName: made.displayName,
    startDateTime: made.startDateTime,
    endDateTime: made.endDateTime,
    ...(made.secretText !== undefined && { secretText: made.secretText }),
  }
}

/** Takes a secret or certificate away; every token of the app is void, for nobody knows which of them it gave. */
export const removeAppCredential: Action<{ readonly id: string; readonly keyId: string }, null> = async (room, caller, { id, keyId }) => {
  const { db, tenant } = room
  requireAccess(caller, 'manageApps')
  const app = await requireApp(room, id)
  if (!(await deleteCredential(db, tenant.pk, app.pk, keyId.toLowerCase()))) throw notFound(keyId)
  await updateApp(db, tenant.pk, app.pk, { generation: app.generation + 1 })
  await deleteTokensOfApp(db, tenant.pk, app.appId)
  await journalApp(room, caller, app, appRecord(app), appRecord(await requireApp(room, id)))
  return null
}

/** An app by its client id with its credentials, for the doors; null when this tenant has none of that id. */
export const findApp: Question<{ readonly appId: Guid }, AppRow | null> = async ({ db, tenant }, _caller, { appId }) =>
  (await findAppRow(db, tenant.pk, { appId })) ?? null

/** The app that a secret belongs to, for the doors. */
export const findAppBySecret: Question<{ readonly hash: string }, AppRow | null> = async ({ db, tenant }, _caller, { hash }) =>
  (await findAppRowBySecret(db, tenant.pk, hash)) ?? null

/** The private key that signs tokens, as JSON; null before the first start. */
export const readSigningKey: Question<null, string | null> = async ({ db }) => (await findSigningKey(db)) ?? null

/** Keeps a signing key and gives the one in use: of two that come at once, the first. */
export const keepSigningKey: Action<{ readonly body: string }, string> = async ({ db, newId, now }, _caller, { body }) => {
  const kept = await findSigningKey(db)
  if (kept !== undefined) return kept
  await insertSigningKey(db, { id: newId(), body, createdDateTime: now.toISOString(), expiresDateTime: null })
  return body
}
