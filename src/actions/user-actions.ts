// The account of a person: made, changed, deleted, brought back. Licences are changed by plans and assignLicense.
import { badRequest } from '#model/problem.ts'
import { insertObjectJournal } from '#store/object-journal.ts'
import { internSituation } from '#store/situations.ts'
import { nextChange } from '#store/tenants.ts'
import { getUserRow, insertUsers, restoreUserRow, softDeleteUser, updateUserRow } from '#store/users.ts'
import type { NewUser, UserRow } from '#store/users.ts'
import { findUser } from './find-user.ts'
import { readUserBody } from './read-user-body.ts'
import { recordOperation } from './record-operation.ts'
import type { Action, ActionRoom } from './room.ts'
import { releaseSeats, takeSeats } from './seats-of-person.ts'
import { DEFAULT_USER_PROPERTIES, userRecord } from './user-record.ts'

/** Properties by which a judgement may change: a plan made before is stale after. */
const JUDGED = ['usageLocation', 'userType', 'accountEnabled'] as const

/** What the journal keeps of an account: the properties named, as they were or are. */
const pick = (row: object, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(names.map((name) => [name, (row as Readonly<Record<string, unknown>>)[name] ?? null]))

async function checkName({ db, tenant }: ActionRoom, name: unknown): Promise<void> {
  if (typeof name !== 'string') return
  const domain = name.slice(name.indexOf('@') + 1).toLowerCase()
  if (!tenant.verifiedDomains.some((verified) => verified.name.toLowerCase() === domain)) {
    throw badRequest(`The domain portion of the userPrincipalName property is invalid. You must use one of the verified domain names in your organization.`, {
      words: { key: 'error.domainNotVerified', arguments: { domain } },
      details: [{ code: 'InvalidValue', message: `'${domain}' is no verified domain.`, target: 'userPrincipalName' }],
    })
  }
  if ((await getUserRow(db, tenant.pk, name)) !== undefined) {
    throw badRequest('Another object with the same value for property userPrincipalName already exists.', {
      words: { key: 'error.userNameTaken', arguments: { name } },
      details: [{ code: 'ObjectConflict', message: 'This name is taken.', target: 'userPrincipalName' }],
    })
  }
}

/** Makes a person, without licences. */
export const createUser: Action<{ readonly body: unknown }, Record<string, unknown>> = async (room, caller, { body }) => {
  const { db, tenant, now, catalogue } = room
  // A password opens nothing here yet (sign-in is by link), so it is checked and not kept.
  const { passwordProfile: _password, ...values } = readUserBody(body, 'create', catalogue)
  await checkName(room, values['userPrincipalName'])
  const id = room.newId()
  await insertUsers(db, tenant.pk, [
    {
      userType: 'Member',
      mail: null,
      ...values,
      id,
      createdDateTime: now.toISOString(),
      situationId: await internSituation(db, tenant.pk, []),
      version: await nextChange(db, tenant.pk),
    } as NewUser,
  ])
  const row = await findUser(db, tenant.pk, id)
  const operation = await recordOperation(room, caller, { kind: 'createUser', total: 1 })
  await insertObjectJournal(db, tenant.pk, operation.pk, { type: 'user', objectId: id, before: null, after: pick(row, Object.keys(values)) })
  room.tell({ type: 'user', ids: [id] })
  return userRecord(row, [], catalogue, DEFAULT_USER_PROPERTIES)
}

/** Changes properties of a person; a new usage location re-judges nothing that is held but stales plans (D14). */
export const updateUser: Action<{ readonly user: string; readonly body: unknown }, null> = async (room, caller, { user, body }) => {
  const { db, tenant, catalogue } = room
  const row = await findUser(db, tenant.pk, user)
  const { passwordProfile: _password, ...values } = readUserBody(body, 'update', catalogue)
  const stored = row as unknown as Readonly<Record<string, unknown>>
  const names = Object.keys(values).filter((name) => JSON.stringify(values[name]) !== JSON.stringify(stored[name] ?? null))
  if (names.length === 0) return null
  if (names.includes('userPrincipalName') && String(values['userPrincipalName']).toLowerCase() !== row.userPrincipalName.toLowerCase()) {
    await checkName(room, values['userPrincipalName'])
  }
  const version = names.some((name) => (JUDGED as readonly string[]).includes(name)) ? { version: await nextChange(db, tenant.pk) } : {}
  await updateUserRow(db, tenant.pk, row.pk, { ...pick(values, names), ...version })
  const operation = await recordOperation(room, caller, { kind: 'updateUser', total: 1 })
  await insertObjectJournal(db, tenant.pk, operation.pk, { type: 'user', objectId: row.id, before: pick(row, names), after: pick(values, names) })
  room.tell({ type: 'user', ids: [row.id] })
  return null
}

/** Deletes a person for 30 days: the seat is free at once, the licences stay on record (D8). */
export const deleteUser: Action<{ readonly user: string }, null> = async (room, caller, { user }) => {
  const { db, tenant, now } = room
  const row = await findUser(db, tenant.pk, user)
  if (row.onPremisesSyncEnabled === true) {
    throw badRequest('Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.', {
      words: { key: 'error.deletedOnPremises', arguments: { name: row.displayName ?? row.userPrincipalName } },
    })
  }
  if (row.id === caller.id) {
    throw badRequest('You cannot delete your own account.', { words: { key: 'error.ownAccount', arguments: {} } })
  }
  await releaseSeats(room, row.situationId)
  await softDeleteUser(db, tenant.pk, row.pk, { at: now.toISOString(), version: await nextChange(db, tenant.pk) })
  await journalAccount(room, caller, 'deleteUser', row, { deletedDateTime: null }, { deletedDateTime: now.toISOString() })
  return null
}

const RESTORABLE_MS = 30 * 24 * 3_600_000

/** Brings back a person deleted less than 30 days ago with every licence, even past capacity (D8). */
export const restoreUser: Action<{ readonly user: string }, Record<string, unknown>> = async (room, caller, { user }) => {
  const { db, tenant, now, catalogue } = room
  const row = await getUserRow(db, tenant.pk, user, { deleted: true })
  const deletedAt = row?.deletedDateTime ?? null
  if (row === undefined || deletedAt === null || now.getTime() - Date.parse(deletedAt) > RESTORABLE_MS) {
    throw badRequest(`Resource '${user}' cannot be restored: it is not among the deleted users of the last 30 days.`, { status: 404, code: 'Request_ResourceNotFound' })
  }
  await restoreUserRow(db, tenant.pk, row.pk, { version: await nextChange(db, tenant.pk) })
  await takeSeats(room, row.situationId)
  await journalAccount(room, caller, 'restoreUser', row, { deletedDateTime: deletedAt }, { deletedDateTime: null })
  return userRecord(await findUser(db, tenant.pk, row.id), [], catalogue, DEFAULT_USER_PROPERTIES)
}

async function journalAccount(
  room: ActionRoom,
  caller: Parameters<typeof deleteUser>[1],
  kind: 'deleteUser' | 'restoreUser',
  row: UserRow,
  before: object,
  after: object,
): Promise<void> {
  const operation = await recordOperation(room, caller, { kind, total: 1 })
  await insertObjectJournal(room.db, room.tenant.pk, operation.pk, { type: 'user', objectId: row.id, before, after })
  room.tell({ type: 'user', ids: [row.id] })
  room.tell({ type: 'pool', ids: [] })
}
