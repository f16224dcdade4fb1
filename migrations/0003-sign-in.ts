// Secrets and certificates of apps, passwords of people, and what the token endpoint keeps between two requests.
import { sql, type Kysely } from 'kysely'

interface ColumnTypes {
  readonly key: string
  readonly text: string
  readonly whole: string
}

export async function up(db: Kysely<unknown>, { key, text, whole }: ColumnTypes): Promise<void> {
  const run = (statement: string): Promise<unknown> => sql.raw(statement).execute(db)

  // What a credential's owner proves: a secret by its hash, a certificate by its public key.
  await run(`create table "appCredentials" (
    pk ${key}, tenant ${whole} not null, "appPk" ${whole} not null, id ${text} not null, kind ${text} not null,
    "displayName" ${text}, hint ${text}, hash ${text} not null, "thumbprintSha256" ${text}, "publicKey" ${text},
    "startDateTime" ${text} not null, "endDateTime" ${text} not null,
    foreign key ("appPk") references apps (pk))`)
  await run('create index app_credentials_by_app on "appCredentials" ("appPk")')
  await run('create index app_credentials_by_hash on "appCredentials" (hash)')
  await run(`insert into "appCredentials" (tenant, "appPk", id, kind, hash, "startDateTime", "endDateTime")
    select tenant, pk, id, 'secret', "secretHash", "createdDateTime", '9999-12-31T23:59:59.000Z' from apps where "secretHash" is not null`)
  await run('alter table apps drop column "secretHash"')
  await run(`alter table apps add column scopes ${text} not null default '[]'`)
  await run(`alter table apps add column "redirectUris" ${text} not null default '[]'`)
  await run(`alter table apps add column "isPublicClient" ${whole} not null default 0`)
  await run(`alter table apps add column "builtIn" ${whole} not null default 0`)
  // Tokens carry the generation they were made in; those of an earlier one are void.
  await run(`alter table apps add column generation ${whole} not null default 0`)

  await run(`create table "signIns" (
    "userPk" ${whole} primary key, tenant ${whole} not null, "passwordHash" ${text}, "mustChange" ${whole} not null,
    "changedDateTime" ${text}, failed ${whole} not null, "lockedUntil" ${text}, generation ${whole} not null)`)

  await run(`create table "authorizationCodes" (
    hash ${text} primary key, tenant ${whole} not null, "appId" ${text} not null, "userPk" ${whole} not null, family ${text} not null,
    "redirectUri" ${text} not null, scopes ${text} not null, challenge ${text}, nonce ${text},
    "expiresDateTime" ${text} not null, "usedDateTime" ${text})`)
  await run(`create table "deviceCodes" (
    hash ${text} primary key, tenant ${whole} not null, "userCode" ${text} not null, "appId" ${text} not null, scopes ${text} not null,
    "userPk" ${whole}, state ${text} not null, "expiresDateTime" ${text} not null)`)
  await run('create unique index device_codes_by_user_code on "deviceCodes" (tenant, "userCode")')
  await run(`create table "refreshTokens" (
    hash ${text} primary key, tenant ${whole} not null, family ${text} not null, "appId" ${text} not null, "userPk" ${whole} not null,
    scopes ${text} not null, "expiresDateTime" ${text} not null, "usedDateTime" ${text})`)
  await run('create index refresh_tokens_by_family on "refreshTokens" (tenant, family)')
  await run('create index refresh_tokens_by_user on "refreshTokens" ("userPk")')
  await run(`create table "usedAssertions" (
    tenant ${whole} not null, hash ${text} not null, "expiresDateTime" ${text} not null, primary key (tenant, hash))`)
}
