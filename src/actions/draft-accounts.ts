// What deleting or restoring people would do: seats, services, data, bill. Their licences stay on record (D8).
import { withEffects } from '#engine/judge-classes.ts'
import { accountChangeOf } from '#model/change.ts'
import type { Target } from '#model/change.ts'
import type { Caller } from '#model/caller.ts'
import { badRequest, notFound, Problem } from '#model/problem.ts'
import { listOnPremises, listTakenNames } from '#store/account-changes.ts'
import type { AccountRow } from '#store/account-changes.ts'
import { listPools } from '#store/pools.ts'
import { listSituations } from '#store/situations.ts'
import { classesOf } from '#store/targets.ts'
import type { StoreTarget } from '#store/targets.ts'
import { countUserRows, listUserRows } from '#store/users.ts'
import { RESTORABLE_MS } from './people-clock.ts'
import { personFacts } from './person-facts.ts'
import type { PlanDraft } from './plan-draft.ts'
import { readTarget } from './read-target.ts'
import type { Within } from './require-access.ts'
import type { ReadingRoom } from './room.ts'
import { rulesOfPlans } from './rule-book-of.ts'
import { sumFigures } from './sum-figures.ts'

const MOST_NAMED = 20

function refuseSome(people: readonly AccountRow[], key: string, message: string): void {
  const [first] = people
  if (first === undefined) return
  throw badRequest(message, {
    words: { key: `error.${key}`, arguments: { name: first.displayName ?? first.userPrincipalName } },
    details: people.map(({ userPrincipalName }) => ({ code: key, message: `${userPrincipalName}: ${message}`, target: 'target' })),
  })
}

/** Throws 400 naming those who cannot be deleted here, or brought back under their name. */
export async function checkAccounts({ db, tenant }: ReadingRoom, caller: Caller, account: 'deleteUser' | 'restoreUser', target: StoreTarget): Promise<void> {
  if (account === 'restoreUser') {
    return refuseSome(await listTakenNames(db, tenant.pk, target, MOST_NAMED), 'userNameTaken', 'Another object with the same value for property userPrincipalName already exists.')
  }
  refuseSome(await listOnPremises(db, tenant.pk, target, MOST_NAMED), 'deletedOnPremises', 'This person is kept by the on-premises directory: delete them there.')
  const own: StoreTarget = { ...target, filter: { kind: 'and', clauses: [...(target.filter === undefined ? [] : [target.filter]), { kind: 'compare', path: ['id'], operator: 'eq', value: { type: 'Guid', value: caller.id } }] } }
  if (caller.kind === 'user' && (await countUserRows(db, tenant.pk, own)) > 0) {
    throw badRequest('You cannot delete your own account.', { words: { key: 'error.ownAccount', arguments: {} } })
  }
}

/** The deleted people who are named by id and can still be restored. Throws 404 for the others. */
async function findDeleted({ db, tenant, now }: ReadingRoom, named: readonly string[], field: string, within: Within): Promise<number[]> {
  const ids = [...new Set(named.map((id) => id.toLowerCase()))]
  const filter = { kind: 'in' as const, path: ['id'], values: ids.map((value) => ({ type: 'Guid' as const, value })) }
  const { rows } = await listUserRows(db, tenant.pk, { filter, deleted: true, top: Math.max(1, ids.length), within })
  const last = new Date(now.getTime() - RESTORABLE_MS).toISOString()
  const there = rows.filter(({ deletedDateTime }) => deletedDateTime !== null && deletedDateTime >= last)
  const known = new Set(there.map(({ id }) => id))
  const missing = ids.find((id) => !known.has(id))
  if (missing !== undefined) throw new Problem({ ...notFound(missing).facts, details: [{ code: 'UserNotFound', message: `Nobody deleted in the last 30 days is '${missing}'.`, target: field }] })
  return there.map(({ pk }) => pk).sort((a, b) => a - b)
}

/** What finds deleted people: they are in no group, and what they had counts nowhere. */
const FINDS_DELETED: ReadonlySet<string> = new Set(['users', 'filter', 'search', 'except'])

async function deletedTarget(room: ReadingRoom, { users, except, ...target }: Target, within: Within): Promise<StoreTarget> {
  const stranger = Object.keys(target).find((name) => !FINDS_DELETED.has(name))
  if (stranger !== undefined) {
    throw badRequest('Deleted people are found by users, filter, search and except.', { details: [{ code: 'InvalidValue', message: 'Expected users, filter, search or except: deleted people are found by nothing else.', target: `target.${stranger}` }] })
  }
  return {
    ...(await readTarget(room, target, within)),
    deleted: true,
    ...(users !== undefined && { pks: await findDeleted(room, users, 'target.users', within) }),
    ...(except !== undefined && { exceptPks: await findDeleted(room, except, 'target.except', within) }),
  }
}

type Wish = Pick<PlanDraft, 'target' | 'change' | 'mode' | 'reason' | 'basePlanId' | 'undoOf'>

/** Drafts a plan that deletes people or brings them back. */
export async function draftAccounts(room: ReadingRoom, caller: Caller, wish: Wish, within: Within): Promise<PlanDraft> {
  const read = wish.change.restoreUser ? deletedTarget : readTarget
  return draftAccountsOf(room, caller, wish, await read(room, wish.target, within))
}

/** The same for people whom the store knows already. */
export async function draftAccountsOf(room: ReadingRoom, caller: Caller, wish: Wish, storeTarget: StoreTarget): Promise<PlanDraft> {
  const { db, tenant } = room
  const account = accountChangeOf(wish.change) ?? 'deleteUser'
  await checkAccounts(room, caller, account, storeTarget)
  const pools = await listPools(db, tenant.pk)
  const { book, key: rulesKey } = await rulesOfPlans(room, caller, pools)
  const { classes: keys, maxVersion } = await classesOf(db, tenant.pk, storeTarget)
  const situations = await listSituations(db, tenant.pk, new Set(keys.map(({ situationId }) => situationId)))
  const judged = keys.map((key) => {
    const here = personFacts(key, situations.get(key.situationId) ?? [])
    const gone = { ...here, situation: [] }
    const [before, after] = account === 'deleteUser' ? [here, gone] : [gone, here]
    return withEffects({ count: key.count, facts: before }, wish.change, { outcome: 'changed', after, warnings: [] }, book)
  })
  // A restoration gives back everything, past capacity too: nobody is seated or turned away (D8).
  const figures = await sumFigures(room, judged, { pools, book, dataCause: 'deleted' })
  const classes = judged.map(({ facts, verdict, effects }, index) => {
    const { count, pkSum, pkHash, ...key } = keys[index]!
    const after = verdict.outcome === 'refused' ? facts : verdict.after
    return { key, count, pkSum, pkHash, outcome: 'changed' as const, before: facts.situation, after: after.situation, usageLocation: facts.usageLocation, afterUsageLocation: facts.usageLocation, refusal: null, cutoffPk: null, cutoffRefusal: null, gained: effects.gained, lost: effects.lost }
  })
  return { ...wish, fixes: [], storeTarget, classes, figures, asOf: Math.max(maxVersion, tenant.changeCounter), rulesKey }
}
