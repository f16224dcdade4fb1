import { bitsOf, guardsOf } from '#engine/data-clock.ts'
import { seatsOf } from '#engine/effective-plans.ts'
import type { Situation } from '#model/license.ts'
import { putDataItem } from '#store/data-items.ts'
import { insertRoles } from '#store/identity.ts'
import { addConsumed } from '#store/pools.ts'
import { internSituation } from '#store/situations.ts'
import { insertUsers } from '#store/users.ts'
import type { NewUser } from '#store/users.ts'
import { BadOrganizationFile } from './bad-organization-file.ts'
import { userKey } from './directory.ts'
import type { Directory } from './directory.ts'
import { daysFrom } from './making.ts'
import type { Making } from './making.ts'
import type { Person } from './organization-file.ts'

/** Role template id of the one who may do everything. */
const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10'

/** Writes everybody with their licences, seats and roles, and gives their pks by userKey. */
export async function writePeople(making: Making, situations: ReadonlyMap<string, Situation>): Promise<ReadonlyMap<string, number>> {
  const { db, tenant, organization } = making
  const pks = new Map<string, number>()
  // Managers first, since people refer to them.
  for (const level of levelsOf(organization.people)) {
    const rows: NewUser[] = []
    for (const person of level) {
      const situationId = await internSituation(db, tenant, situations.get(userKey(person.userPrincipalName))!)
      const managerPk = person.manager === undefined ? null : pks.get(userKey(person.manager))!
      rows.push({ ...rowOf(person, making), situationId, managerPk })
    }
    const written = await insertUsers(db, tenant, rows)
    level.forEach((person, at) => pks.set(userKey(person.userPrincipalName), written[at]!))
  }
  await addConsumed(db, tenant, seatsTaken(organization.people, situations))
  await writeRoles(making, pks)
  await writeSharedMailboxes(making, pks)
  return pks
}

const SHARED = { held: false, shared: true, sizeGB: null } as const

async function writeSharedMailboxes({ db, tenant, organization }: Making, pks: ReadonlyMap<string, number>): Promise<void> {
  for (const { userPrincipalName, sharedMailbox } of organization.people) {
    const pk = pks.get(userKey(userPrincipalName))
    if (sharedMailbox && pk !== undefined) await putDataItem(db, tenant, pk, { kind: 'mailbox', ...SHARED, guards: bitsOf(guardsOf('mailbox', SHARED)) })
  }
}

/** People who have no manager, then those whose manager is among them, and so on. */
function levelsOf(people: readonly Person[]): Person[][] {
  const managerOf = new Map(people.map(({ userPrincipalName, manager }) => [userKey(userPrincipalName), manager && userKey(manager)]))
  const levels: Person[][] = []
  people.forEach((person, at) => {
    let level = 0
    for (let boss = managerOf.get(userKey(person.userPrincipalName)); boss !== undefined; boss = managerOf.get(boss)) {
      level += 1
      if (level > people.length) throw new BadOrganizationFile(`people[${at}].manager: the managers go round in a circle.`)
    }
    levels[level] = [...(levels[level] ?? []), person]
  })
  return levels
}

/** Deleted people take no seat (D8). */
function seatsTaken(people: readonly Person[], situations: ReadonlyMap<string, Situation>): Map<string, number> {
  const taken = new Map<string, number>()
  for (const { userPrincipalName, deletedDaysAgo } of people) {
    if (deletedDaysAgo !== undefined) continue
    for (const pool of seatsOf(situations.get(userKey(userPrincipalName))!).keys()) taken.set(pool, (taken.get(pool) ?? 0) + 1)
  }
  return taken
}

function rowOf(person: Person, { directory, now }: Making): Omit<NewUser, 'situationId'> {
  const { userPrincipalName } = person
  const created = person.createdDaysAgo ?? 365
  return {
    id: directory.userId(userPrincipalName),
    userPrincipalName,
    displayName: person.displayName,
    givenName: person.givenName ?? null,
    surname: person.surname ?? null,
    mail: person.mail === undefined ? userPrincipalName : person.mail,
    mailNickname: userPrincipalName.slice(0, userPrincipalName.indexOf('@')),
    jobTitle: person.jobTitle ?? null,
    department: person.department ?? null,
    officeLocation: person.officeLocation ?? null,
    city: person.city ?? null,
    country: person.country ?? null,
    companyName: person.companyName ?? null,
    preferredLanguage: person.preferredLanguage ?? null,
    businessPhones: person.businessPhones ?? [],
    usageLocation: person.usageLocation ?? null,
    accountEnabled: person.accountEnabled,
    userType: person.userType,
    createdDateTime: daysFrom(now, -created),
    deletedDateTime: person.deletedDaysAgo === undefined ? null : daysFrom(now, -person.deletedDaysAgo),
    licensesChangedDateTime: person.licenses.length === 0 ? null : daysFrom(now, -Math.floor(created / 2)),
    ...invitationOf(person, created, now),
    ...onPremisesOf(person, directory, now),
  }
}

function invitationOf({ userType, invitation = 'Accepted', mail }: Person, created: number, now: Date): Partial<NewUser> {
  if (userType !== 'Guest') return {}
  return {
    creationType: 'Invitation',
    externalUserState: invitation,
    externalUserStateChangeDateTime: daysFrom(now, invitation === 'Accepted' ? 1 - created : -created),
    otherMails: mail ? [mail] : [],
  }
}

function onPremisesOf({ onPremisesName, userPrincipalName }: Person, { userId }: Directory, now: Date): Partial<NewUser> {
  if (onPremisesName === undefined) return {}
  return {
    onPremisesSyncEnabled: true,
    onPremisesSamAccountName: onPremisesName,
    onPremisesUserPrincipalName: userPrincipalName,
    onPremisesImmutableId: Buffer.from(userId(userPrincipalName)).toString('base64'),
    onPremisesLastSyncDateTime: daysFrom(now, -0.02),
  }
}

async function writeRoles({ db, tenant, organization }: Making, pks: ReadonlyMap<string, number>): Promise<void> {
  const administrator = userKey(organization.administrator)
  const rows = organization.people.flatMap(({ userPrincipalName, roles }) => {
    const key = userKey(userPrincipalName)
    const all = new Set(key === administrator ? [GLOBAL_ADMINISTRATOR, ...roles] : roles)
    return [...all].map((roleTemplateId) => ({ userPk: pks.get(key)!, roleTemplateId }))
  })
  await insertRoles(db, tenant, rows)
}
