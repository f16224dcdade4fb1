// The account of a person: made, changed, deleted, brought back. Licences are changed by plans and assignLicense.
import { carryOutChange } from '#engine/carry-out-change.ts'
import { SENSITIVE_PROPERTIES } from '#engine/powers.ts'
import { NO_CHANGE } from '#model/change.ts'
import type { Caller } from '#model/caller.ts'
import { formatSituation } from '#model/license.ts'
import { badRequest } from '#model/problem.ts'
import type { Pool } from '#model/subscription.ts'
import { stopDeletedClocks } from '#store/data-clocks.ts'
import { insertJournalRow } from '#store/journal.ts'
import { insertObjectJournal } from '#store/object-journal.ts'
import { setPassword } from '#store/sign-ins.ts'
import { internSituation, readSituation } from '#store/situations.ts'
import { isAddressHeld } from '#store/taken-addresses.ts'
import { nextChange } from '#store/tenants.ts'
import { getUserRow, insertUsers, purgeUserRows, restoreUserRow, setSituation, softDeleteUser, updateUserRow } from '#store/users.ts'
import type { NewUser, UserRow } from '#store/users.ts'
import { findUser } from './find-user.ts'
import { lockPerson } from './lock-person.ts'
import { keptBy, noteDataAlone } from './note-data.ts'
import { endSignIns, resetPassword } from './passwords.ts'
import { RESTORABLE_MS } from './people-clock.ts'
import { personFacts } from './person-facts.ts'
import { settleDeleted, settlePerson, settleRestored } from './person-queue.ts'
import { checkAddressIsFree, settleFreed } from './mail-address.ts'
import { requireReach } from './reach.ts'
import { bodyEntries } from './read-body.ts'
import { readUserBody } from './read-user-body.ts'
import { recordOperation } from './record-operation.ts'
import { requirePower } from './require-power.ts'
import { requireAccess } from './require-access.ts'
import type { Action, ActionRoom } from './room.ts'
import { rulesInForce } from './rule-book-of.ts'
import { releaseSeats, takeSeats } from './seats-of-person.ts'
import { DEFAULT_USER_PROPERTIES, userRecord } from './user-record.ts'

/** Properties by which a judgement may change: a plan made before is stale after. */
const JUDGED: readonly string[] = ['usageLocation', 'userType', 'accountEnabled']

/** What the journal keeps of an account: the properties named, as they were or are. */
const pick = (row: object, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(names.map((name) => [name, (row as Readonly<Record<string, unknown>>)[name] ?? null]))

const nameTaken = (name: string) =>
  badRequest('Another object with the same value for property userPrincipalName already exists.', {
    words: { key: 'error.userNameTaken', arguments: { name } },
    details: [{ code: 'ObjectConflict', message: 'This name is taken.', target: 'userPrincipalName' }],
  })

/** Throws 400 for a name that somebody has. Names are given out one at a time: the caller has counted a change of the tenant, which others wait for. */
export async function checkNameIsFree({ db, tenant }: ActionRoom, name: string): Promise<void> {
  if ((await getUserRow(db, tenant.pk, name)) !== undefined) throw nameTaken(name)
}

/** Throws 400 for a name outside the organization's domains. */
export function checkDomain({ tenant }: Pick<ActionRoom, 'tenant'>, name: string): void {
  const domain = name.slice(name.indexOf('@') + 1).toLowerCase()
  if (tenant.verifiedDomains.some((verified) => verified.name.toLowerCase() === domain)) return
  throw badRequest(`The domain portion of the userPrincipalName property is invalid. You must use one of the verified domain names in your organization.`, {
    words: { key: 'error.domainNotVerified', arguments: { domain } },
    details: [{ code: 'DomainNotVerified', message: `'${domain}' is no verified domain.`, target: 'userPrincipalName' }],
  })
}

/** A password as it is kept. */
export interface NewPassword {
  /** Argon2id. */
  readonly hash: string
  readonly mustChange: boolean
}

/** Of a person's mail the directory makes a proxy address. */
const derivedNames = ({ mail }: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  mail === undefined ? {} : { proxyAddresses: mail === null ? [] : [`SMTP:${String(mail)}`] }

/** Makes a person, without licences. */
export const createUser: Action<{ readonly body: unknown; readonly password?: NewPassword }, Record<string, unknown>> = async (room, caller, { body, password }) => {
  const { db, tenant, now, catalogue } = room
  requireAccess(caller, 'createUser')
  // Its hash comes beside the body: it is made where nobody waits for it.
  const { passwordProfile: _profile, ...values } = readUserBody(body, 'create', catalogue)
  const name = String(values['userPrincipalName'])
  checkDomain(room, name)
  const version = await nextChange(db, tenant.pk)
  await checkNameIsFree(room, name)
  await checkAddressIsFree(room, values['mail'], 'mail')
  const id = room.newId()
  await insertUsers(db, tenant.pk, [
    {
      userType: 'Member',
      mail: null,
      ...values,
      id,
      createdDateTime: now.toISOString(),
      ...derivedNames(values),
      situationId: await internSituation(db, tenant.pk, []),
      version,
    } as NewUser,
  ])
  const row = await findUser(db, tenant.pk, id)
  if (password !== undefined) await setPassword(db, tenant.pk, row.pk, { ...password, at: room.realNow.toISOString() })
  const operation = await recordOperation(room, caller, { kind: 'createUser', total: 1 })
  await insertObjectJournal(db, tenant.pk, operation.pk, { type: 'user', objectId: id, before: null, after: pick(row, Object.keys(values)) })
  room.tell({ type: 'user', ids: [id] })
  return userRecord(row, [], catalogue, DEFAULT_USER_PROPERTIES)
}

/** Whoever may license people may set where they are, whoever helps them a new password, and nothing else. */
const only = (body: unknown, property: string): boolean =>
  typeof body === 'object' && body !== null && Object.keys(body).every((name) => name.toLowerCase() === property)

/** Changes properties of a person; a new usage location judges what is held again and takes nothing away (D14). */
export const updateUser: Action<{ readonly user: string; readonly body: unknown; readonly password?: NewPassword }, null> = async (room, caller, { user, body, password }) => {
  const { db, tenant, catalogue } = room
  const within = requireAccess(caller, 'updateUser', ...(only(body, 'usagelocation') ? (['updateUsageLocation'] as const) : []), ...(only(body, 'passwordprofile') ? (['resetPassword'] as const) : []))
  const { passwordProfile: _profile, ...given } = readUserBody(body, 'update', catalogue)
  const { row, pools } = await lockPerson(room, user)
  await requireReach(room, within, 'user', row.pk)
  const stored = row as unknown as Readonly<Record<string, unknown>>
  const values: Readonly<Record<string, unknown>> = given['mail'] === row.mail ? given : { ...given, ...derivedNames(given) }
  const names = Object.keys(values).filter((name) => JSON.stringify(values[name]) !== JSON.stringify(stored[name] ?? null))
  if (names.some((one) => SENSITIVE_PROPERTIES.has(one))) await requirePower(room, caller, row)
  if (password !== undefined) await resetPassword(room, caller, row, password)
  if (names.length === 0 && password === undefined) return null
  const name = String(values['userPrincipalName'] ?? row.userPrincipalName)
  const isRenamed = name.toLowerCase() !== row.userPrincipalName.toLowerCase()
  if (isRenamed) checkDomain(room, name)
  const changed = await nextChange(db, tenant.pk)
  const version = isRenamed || names.some((one) => JUDGED.includes(one)) ? { version: changed } : {}
  if (isRenamed) await checkNameIsFree(room, name)
  if (names.includes('mail')) await checkAddressIsFree(room, values['mail'], 'mail', row.id)
  await updateUserRow(db, tenant.pk, row.pk, { ...pick(values, names), ...version, changed })
  const operation = await recordOperation(room, caller, { kind: 'updateUser', total: 1 })
  await insertObjectJournal(db, tenant.pk, operation.pk, { type: 'user', objectId: row.id, before: pick(row, names), after: pick(values, names) })
  if (names.includes('usageLocation')) {
    await judgeLocation(room, caller, row, String(values['usageLocation']), pools, operation.pk)
    await settlePerson(room, caller, row.id, operation)
  }
  if (isRenamed || names.includes('mail')) {
    const { mail, userPrincipalName } = await findUser(db, tenant.pk, row.id)
    await settleFreed(room, caller, [row.mail, mail ?? userPrincipalName], operation)
  }
  if (values['accountEnabled'] === false) await endSignIns(room, row)
  room.tell({ type: 'user', ids: [row.id] })
  return null
}

/** What is held and prohibited in the new country is marked so, what was prohibited in the old one is healed (D14). */
async function judgeLocation(room: ActionRoom, caller: Caller, row: UserRow, usageLocation: string, pools: readonly Pool[], operationPk: number): Promise<void> {
  const { db, tenant, now } = room
  const { book } = await rulesInForce(room, caller, pools)
  const before = personFacts(row, await readSituation(db, tenant.pk, row.situationId))
  const after = carryOutChange(before, { ...NO_CHANGE, usageLocation }, book)
  if (formatSituation(after.situation) === formatSituation(before.situation)) return
  const situationId = await internSituation(db, tenant.pk, after.situation)
  await insertJournalRow(db, tenant.pk, operationPk, {
    userPk: row.pk,
    beforeSituationId: row.situationId,
    afterSituationId: situationId,
    beforeUsageLocation: row.usageLocation,
    afterUsageLocation: usageLocation,
    outcome: 'changed',
  })
  await setSituation(db, tenant.pk, row.pk, { situationId, version: await nextChange(db, tenant.pk), at: now.toISOString() })
}

/** Deletes a person for 30 days: the seat is free at once, the licences stay on record (D8). */
export const deleteUser: Action<{ readonly user: string }, null> = async (room, caller, { user }) => {
  const { db, tenant, now } = room
  const within = requireAccess(caller, 'deleteUser')
  const { row } = await lockPerson(room, user)
  await requireReach(room, within, 'user', row.pk)
  await requirePower(room, caller, row)
  if (row.onPremisesSyncEnabled === true) {
    throw badRequest('Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.', {
      words: { key: 'error.deletedOnPremises', arguments: { name: row.displayName ?? row.userPrincipalName } },
    })
  }
  if (row.id === caller.id) {
    throw badRequest('You cannot delete your own account.', { words: { key: 'error.ownAccount', arguments: {} } })
  }
  await endSignIns(room, row)
  await releaseSeats(room, row.situationId)
  await softDeleteUser(db, tenant.pk, row.pk, { at: now.toISOString(), version: await nextChange(db, tenant.pk) })
  const deletion = await journalAccount(room, caller, 'deleteUser', row, { deletedDateTime: null }, { deletedDateTime: now.toISOString() })
  await noteDataAlone(room, deletion.pk, row, 'deleted', [...keptBy(room, await readSituation(db, tenant.pk, row.situationId))])
  await settleDeleted(room, caller, row, deletion)
  await settleFreed(room, caller, [row.mail], deletion)
  return null
}

/** The name that a restored person is to have: the old one, unless the request gives another. */
function newNameOf(body: unknown, row: UserRow): string {
  const [, given] = (body === null ? [] : bodyEntries(body)).find(([key]) => key.toLowerCase() === 'newuserprincipalname') ?? []
  return typeof given === 'string' && given !== '' ? given : row.userPrincipalName
}

export interface RestoreUserInput {
  readonly user: string
  /** Null, or an object that may give the person another name (newUserPrincipalName). */
  readonly body?: unknown
}

/** Brings back a person deleted less than 30 days ago with every licence, even past capacity (D8). */
export const restoreUser: Action<RestoreUserInput, Record<string, unknown>> = async (room, caller, { user, body = null }) => {
  const { db, tenant, now, catalogue } = room
  const within = requireAccess(caller, 'restoreUser')
  const { row } = await lockPerson(room, user, { deleted: true })
  await requireReach(room, within, 'user', row.pk)
  await requirePower(room, caller, row)
  const deletedDateTime = row.deletedDateTime ?? ''
  if (now.getTime() - Date.parse(deletedDateTime) > RESTORABLE_MS) {
    throw badRequest(`Resource '${user}' cannot be restored: it is not among the deleted users of the last 30 days.`, {
      status: 404,
      code: 'Request_ResourceNotFound',
      words: { key: 'error.notFound', arguments: { id: user } },
    })
  }
  const version = await nextChange(db, tenant.pk)
  const userPrincipalName = newNameOf(body, row)
  if (userPrincipalName !== row.userPrincipalName) checkDomain(room, userPrincipalName)
  await checkNameIsFree(room, userPrincipalName)
  if (userPrincipalName !== row.userPrincipalName) await updateUserRow(db, tenant.pk, row.pk, { userPrincipalName, changed: version })
  // What would collide is dropped from whoever comes back.
  const losesMail = row.mail !== null && (await isAddressHeld(db, tenant.pk, row.mail))
  if (losesMail) await updateUserRow(db, tenant.pk, row.pk, { mail: null, proxyAddresses: [], changed: version })
  await restoreUserRow(db, tenant.pk, row.pk, { version })
  await takeSeats(room, row.situationId)
  await stopDeletedClocks(db, tenant.pk, [row.pk])
  const restoration = await journalAccount(room, caller, 'restoreUser', row, { deletedDateTime, ...(losesMail && { mail: row.mail }) }, { deletedDateTime: null, ...(losesMail && { mail: null }) })
  await settleRestored(room, caller, row, restoration)
  return userRecord(await findUser(db, tenant.pk, row.id), [], catalogue, DEFAULT_USER_PROPERTIES)
}

/** Makes a deleted person's going final: the licences on record go too, and the name is free. */
export const purgeUser: Action<{ readonly user: string }, null> = async (room, caller, { user }) => {
  const { db, tenant } = room
  const within = requireAccess(caller, 'purgeUser')
  const { row } = await lockPerson(room, user, { deleted: true })
  await requireReach(room, within, 'user', row.pk)
  await requirePower(room, caller, row)
  const { deletedDateTime } = row
  await purgeUserRows(db, tenant.pk, [row.pk], { version: await nextChange(db, tenant.pk) })
  await journalAccount(room, caller, 'purgeUser', row, { deletedDateTime }, { deletedDateTime, purged: true })
  return null
}

async function journalAccount(room: ActionRoom, caller: Caller, kind: 'deleteUser' | 'restoreUser' | 'purgeUser', row: UserRow, before: object, after: object): Promise<{ pk: number; id: string }> {
  const operation = await recordOperation(room, caller, { kind, total: 1 })
  const who = pick(row, ['displayName', 'userPrincipalName'])
  await insertObjectJournal(room.db, room.tenant.pk, operation.pk, { type: 'user', objectId: row.id, before: { ...who, ...before }, after: { ...who, ...after } })
  room.tell({ type: 'user', ids: [row.id] })
  room.tell({ type: 'pool', ids: [] })
  return operation
}
