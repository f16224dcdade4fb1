// Making the people of a plan, with their licences.
import type { Caller } from '#model/caller.ts'
import { formatSituation } from '#model/license.ts'
import type { Pool } from '#model/subscription.ts'
import { journalAccounts } from '#store/account-changes.ts'
import { insertJournalRow } from '#store/journal.ts'
import { addConsumed } from '#store/pools.ts'
import { setPassword } from '#store/sign-ins.ts'
import { internSituation } from '#store/situations.ts'
import { listHeldAddresses } from '#store/taken-addresses.ts'
import { nextChange } from '#store/tenants.ts'
import { getUserRows, insertUsers } from '#store/users.ts'
import type { NewUser } from '#store/users.ts'
import { AT_ONCE, CHUNK, stopped } from './chunk.ts'
import type { Newcomer, StoredPlan } from './plan-draft.ts'
import type { ActionRoom, ReadingRoom } from './room.ts'
import { rulesOfPlans } from './rule-book-of.ts'
import { missingSeats, stalePlan } from './stale-plan.ts'
import type { Moved } from './stale-plan.ts'

/** Those who are made: the others are refused. */
const madeOf = ({ newcomers = [] }: StoredPlan): readonly Newcomer[] => newcomers.filter(({ refusal }) => refusal === null)

const namesOf = (people: readonly Newcomer[]): string[] => people.map(({ properties }) => String(properties['userPrincipalName']))

/** Addresses that were free when the plan was made and that somebody has by now. */
async function lostAddresses({ db, tenant }: ReadingRoom, people: readonly Newcomer[]): Promise<string[]> {
  const free = people.filter(({ addressInUse }) => addressInUse === null).map(({ properties: { mail, userPrincipalName } }) => String(mail ?? userPrincipalName))
  return [...(await listHeldAddresses(db, tenant.pk, free))]
}

/** What moved since a plan of new people was made: a name was taken, a rule changed, seats are gone. */
export async function movedNewcomers(room: ReadingRoom, caller: Caller, plan: StoredPlan, pools: readonly Pool[]): Promise<readonly Moved[]> {
  const taken = await getUserRows(room.db, room.tenant.pk, namesOf(madeOf(plan)))
  const { key } = await rulesOfPlans(room, caller, pools)
  const isAddressLost = (await lostAddresses(room, madeOf(plan))).length > 0
  return [
    ...(isAddressLost ? [{ what: 'people' as const }] : []),
    ...taken.map(({ id, displayName, userPrincipalName }) => ({ what: 'person' as const, id, displayName: displayName ?? userPrincipalName })),
    ...(key === plan.rulesKey ? [] : [{ what: 'rules' as const }]),
    ...missingSeats(plan, pools),
  ]
}

/** Makes the people of a plan that stands, under an operation that is already noted. Throws planIsStale (409). */
export async function writeNewcomers(room: ActionRoom, plan: StoredPlan, operation: { readonly pk: number; readonly id: string }): Promise<void> {
  const { db, tenant } = room
  const people = madeOf(plan)
  const version = await nextChange(db, tenant.pk)
  // Names are given out one at a time: whoever makes people counts a change first.
  if ((await getUserRows(db, tenant.pk, namesOf(people))).length > 0 || (await lostAddresses(room, people)).length > 0) throw stalePlan([{ what: 'people' }])
  const ids = new Map<string, number>()
  for (const { situation } of [...people, { situation: [] }]) {
    const text = formatSituation(situation)
    if (!ids.has(text)) ids.set(text, await internSituation(db, tenant.pk, situation))
  }
  const nothing = ids.get(formatSituation([]))!
  for (let from = 0; from < people.length; from += CHUNK) {
    await writeSome(room, people.slice(from, from + CHUNK), { operationPk: operation.pk, version, nothing, situationIdOf: ({ situation }) => ids.get(formatSituation(situation))! })
    if (people.length > AT_ONCE && (await room.step(operation.id, Math.min(people.length, from + CHUNK), people.length))) throw stopped()
  }
  const deltas = plan.figures.seats.map((seat) => [seat.poolKey, seat.after.consumed - seat.before.consumed] as const)
  await addConsumed(db, tenant.pk, new Map(deltas.filter(([, delta]) => delta !== 0)))
  room.tell({ type: 'user', ids: [] })
  room.tell({ type: 'pool', ids: [] })
}

interface Making {
  readonly operationPk: number
  readonly version: number
  /** The situation of who holds nothing. */
  readonly nothing: number
  readonly situationIdOf: (person: Newcomer) => number
}

async function writeSome({ db, tenant, now, realNow }: ActionRoom, people: readonly Newcomer[], { operationPk, version, nothing, situationIdOf }: Making): Promise<void> {
  const at = now.toISOString()
  const rows = people.map((person): NewUser => {
    const { properties, id, usageLocation, situation } = person
    const mail = properties['mail'] ?? null
    return {
      userType: 'Member',
      ...properties,
      mail,
      ...(typeof mail === 'string' && { proxyAddresses: [`SMTP:${mail}`] }),
      id,
      usageLocation,
      createdDateTime: at,
      situationId: situationIdOf(person),
      licensesChangedDateTime: situation.length === 0 ? null : at,
      version,
    } as unknown as NewUser
  })
  const pks = await insertUsers(db, tenant.pk, rows)
  for (const [index, person] of people.entries()) {
    const userPk = pks[index]!
    const entry = { userPk, beforeSituationId: nothing, afterSituationId: situationIdOf(person), beforeUsageLocation: null, afterUsageLocation: person.usageLocation, outcome: 'changed' as const }
    await insertJournalRow(db, tenant.pk, operationPk, entry)
    if (person.password !== null) await setPassword(db, tenant.pk, userPk, { ...person.password, at: realNow.toISOString() })
  }
  await journalAccounts(db, tenant.pk, operationPk, people.map(({ id, properties, usageLocation }) => ({ id, before: {}, after: { ...properties, usageLocation } })))
}
