// App registrations and what they prove themselves with. Of a secret its hash is kept, of a certificate its public key.
import type { Guid } from '#model/guid.ts'
import type { Db } from './database.ts'

export interface NewAppRow {
  readonly id: Guid
  readonly appId: Guid
  readonly displayName: string
  /** What it may do by itself. */
  readonly permissions: readonly string[]
  /** What it may do for a person who is signed in. */
  readonly scopes: readonly string[]
  readonly redirectUris: readonly string[]
  /** Has no secret and asks for people only: a desktop or command line program. */
  readonly isPublicClient: boolean
  /** Made by Licet for itself: not listed, not changed. */
  readonly builtIn: boolean
  readonly createdDateTime: string
}

export interface CredentialRow {
  readonly id: Guid
  readonly kind: 'secret' | 'certificate'
  readonly displayName: string | null
  /** The first characters of a secret. */
  readonly hint: string | null
  /** SHA-256 of a secret, SHA-1 of a certificate (its x5t); base64url. */
  readonly hash: string
  readonly thumbprintSha256: string | null
  /** PEM, of a certificate. */
  readonly publicKey: string | null
  /** On the real clock. */
  readonly startDateTime: string
  readonly endDateTime: string
}

export interface AppRow extends NewAppRow {
  readonly pk: number
  /** Tokens of an earlier generation are void. */
  readonly generation: number
  readonly credentials: readonly CredentialRow[]
}

export type AppChanges = Partial<Pick<NewAppRow, 'displayName' | 'permissions' | 'scopes' | 'redirectUris' | 'isPublicClient'>> & { readonly generation?: number }

const encode = ({ permissions, scopes, redirectUris, isPublicClient, ...rest }: AppChanges) => ({
  ...rest,
  ...(permissions && { permissions: JSON.stringify(permissions) }),
  ...(scopes && { scopes: JSON.stringify(scopes) }),
  ...(redirectUris && { redirectUris: JSON.stringify(redirectUris) }),
  ...(isPublicClient !== undefined && { isPublicClient: Number(isPublicClient) }),
})

/** Adds an app registration. */
export async function insertApp(db: Db, tenant: number, app: NewAppRow): Promise<void> {
  const { id, appId, createdDateTime, builtIn, permissions, scopes, redirectUris, isPublicClient, displayName } = app
  await db.query
    .insertInto('apps')
    .values({
      id,
      appId,
      createdDateTime,
      displayName,
      tenant,
      builtIn: Number(builtIn),
      isPublicClient: Number(isPublicClient),
      permissions: JSON.stringify(permissions),
      scopes: JSON.stringify(scopes),
      redirectUris: JSON.stringify(redirectUris),
      generation: 0,
    })
    .execute()
}

type Named = { readonly appId: Guid } | { readonly id: Guid }

const apps = (db: Db, tenant: number) => db.query.selectFrom('apps').selectAll().where('tenant', '=', tenant)
type StoredApp = Awaited<ReturnType<ReturnType<typeof apps>['execute']>>[number]

const decode = (row: StoredApp, credentials: readonly (CredentialRow & { readonly appPk: number })[]): AppRow => ({
  pk: row.pk,
  id: row.id,
  appId: row.appId,
  displayName: row.displayName,
  permissions: JSON.parse(row.permissions) as string[],
  scopes: JSON.parse(row.scopes) as string[],
  redirectUris: JSON.parse(row.redirectUris) as string[],
  isPublicClient: row.isPublicClient === 1,
  builtIn: row.builtIn === 1,
  generation: row.generation,
  createdDateTime: row.createdDateTime,
  credentials: credentials.filter(({ appPk }) => appPk === row.pk).map(({ appPk: _appPk, ...credential }) => credential),
})

const CREDENTIAL = ['appPk', 'id', 'kind', 'displayName', 'hint', 'hash', 'thumbprintSha256', 'publicKey', 'startDateTime', 'endDateTime'] as const

async function withCredentials(db: Db, tenant: number, rows: readonly StoredApp[]): Promise<AppRow[]> {
  if (rows.length === 0) return []
  const credentials = await db.query
    .selectFrom('appCredentials')
    .select(CREDENTIAL)
    .where('tenant', '=', tenant)
    .where(({ ref }) => db.dialect.among(ref('appPk'), rows.map(({ pk }) => pk)))
    .orderBy('pk')
    .execute()
  return rows.map((row) => decode(row, credentials))
}

/** An app by its client id or its object id, with its credentials. */
export async function findAppRow(db: Db, tenant: number, named: Named): Promise<AppRow | undefined> {
  const query = 'appId' in named ? apps(db, tenant).where('appId', '=', named.appId) : apps(db, tenant).where('id', '=', named.id)
  return (await withCredentials(db, tenant, await query.execute()))[0]
}

/** The apps that were registered by people, the oldest first. */
export async function listAppRows(db: Db, tenant: number): Promise<AppRow[]> {
  return withCredentials(db, tenant, await apps(db, tenant).where('builtIn', '=', 0).orderBy('pk').execute())
}

/** The app whose secret has a hash. */
export async function findAppRowBySecret(db: Db, tenant: number, hash: string): Promise<AppRow | undefined> {
  const found = await db.query
    .selectFrom('appCredentials as c')
    .innerJoin('apps as a', 'a.pk', 'c.appPk')
    .select('a.id')
    .where('c.tenant', '=', tenant)
    .where('c.kind', '=', 'secret')
    .where('c.hash', '=', hash)
    .executeTakeFirst()
  return found && findAppRow(db, tenant, found)
}

/** Changes what is named. */
export async function updateApp(db: Db, tenant: number, pk: number, changes: AppChanges): Promise<void> {
  const values = encode(changes)
  if (Object.keys(values).length === 0) return
  await db.query.updateTable('apps').set(values).where('pk', '=', pk).where('tenant', '=', tenant).execute()
}

/** Takes an app away with its credentials. */
export async function deleteApp(db: Db, tenant: number, pk: number): Promise<void> {
  await db.query.deleteFrom('appCredentials').where('appPk', '=', pk).where('tenant', '=', tenant).execute()
  await db.query.deleteFrom('apps').where('pk', '=', pk).where('tenant', '=', tenant).execute()
}

/** Adds a secret or a certificate to an app. */
export async function insertCredential(db: Db, tenant: number, appPk: number, credential: CredentialRow): Promise<void> {
  await db.query.insertInto('appCredentials').values({ ...credential, tenant, appPk }).execute()
}

/** Takes a credential away; false when the app has none of that id. */
export async function deleteCredential(db: Db, tenant: number, appPk: number, id: Guid): Promise<boolean> {
  const gone = await db.query.deleteFrom('appCredentials').where('appPk', '=', appPk).where('tenant', '=', tenant).where('id', '=', id).returning('id').execute()
  return gone.length > 0
}
