// Deleting and restoring the people of a plan: the journal names them, seats move, data clocks start or stop (D8).
import { bitsOf } from '#engine/data-clock.ts'
import type { Caller } from '#model/caller.ts'
import { accountChangeOf } from '#model/change.ts'
import { deleteAccounts, journalAccounts, listAccountsOf, restoreAccounts } from '#store/account-changes.ts'
import type { AccountRow } from '#store/account-changes.ts'
import { stopDeletedClocks } from '#store/data-clocks.ts'
import { insertJournalForTarget, journalSituations } from '#store/journal.ts'
import { addConsumed } from '#store/pools.ts'
import { listSituations } from '#store/situations.ts'
import { pkRangeOf } from '#store/targets.ts'
import { nextChange } from '#store/tenants.ts'
import { syncWaiting } from '#store/waiting.ts'
import { CHUNK, stopped } from './chunk.ts'
import { checkAccounts } from './draft-accounts.ts'
import { nameMemberships } from './judge-crowd.ts'
import { pkById, readGroupsInUse } from './licensed-groups.ts'
import { settleFreed } from './mail-address.ts'
import { keptBy, startClocksOf } from './note-data.ts'
import { waitsIn } from './order-queue.ts'
import type { StoredPlan } from './plan-draft.ts'
import type { ActionRoom } from './room.ts'
import { settleCrowd } from './settle.ts'
import { stalePlan } from './stale-plan.ts'

interface Noted {
  readonly pk: number
  readonly id: string
}

async function noteEverybody(room: ActionRoom, plan: StoredPlan, operation: Noted): Promise<void> {
  const { db, tenant } = room
  const { pks } = plan.storeTarget
  const { pkFrom, pkTo } = pks === undefined ? await pkRangeOf(db, tenant.pk, plan.storeTarget) : { pkFrom: (pks[0] ?? 1) - 1, pkTo: pks.at(-1) ?? 0 }
  const total = plan.figures.summary.users
  const mapping = plan.classes.map(({ key, usageLocation }) => ({ ...key, afterSituationId: key.situationId, afterUsageLocation: usageLocation, outcome: 'unchanged' as const, refusal: null, cutoffPk: null, cutoffRefusal: null }))
  let done = 0
  for (let from = pkFrom; from < pkTo; from += CHUNK) {
    done += await insertJournalForTarget(db, tenant.pk, operation.pk, plan.storeTarget, mapping, { pkFrom: from, pkTo: Math.min(pkTo, from + CHUNK) })
    if (total > CHUNK && (await room.step(operation.id, done, total))) throw stopped()
  }
  if (done !== total) throw stalePlan([{ what: 'people' }])
}

async function eachPage(room: ActionRoom, operation: Noted, work: (page: readonly (AccountRow & { readonly words: string })[]) => Promise<void>): Promise<void> {
  for (let after = 0; ; ) {
    const page = await listAccountsOf(room.db, room.tenant.pk, operation.pk, { after, top: CHUNK })
    if (page.length > 0) await work(page)
    if (page.length < CHUNK) return
    after = page.at(-1)!.pk
  }
}

function journaled({ id, displayName, userPrincipalName, deletedDateTime, mail }: AccountRow, after: string | null, losesMail: boolean) {
  const who = { displayName, userPrincipalName }
  return { id, before: { ...who, deletedDateTime, ...(losesMail && { mail }) }, after: { ...who, deletedDateTime: after, ...(losesMail && { mail: null }) } }
}

/** Deletes or restores the people of a plan that stands, under an operation that is already noted. */
export async function writeAccounts(room: ActionRoom, caller: Caller, plan: StoredPlan, operation: Noted): Promise<void> {
  const { db, tenant, now } = room
  const account = accountChangeOf(plan.change) ?? 'deleteUser'
  await checkAccounts(room, caller, account, plan.storeTarget)
  await noteEverybody(room, plan, operation)
  const version = await nextChange(db, tenant.pk)
  const at = account === 'deleteUser' ? now.toISOString() : null
  const freed: string[] = []
  await eachPage(room, operation, async (page) => {
    if (at !== null) await deleteAccounts(db, tenant.pk, page, { at, version })
    if (at !== null) freed.push(...page.flatMap(({ mail }) => mail ?? []))
    const dropped = at === null ? await restoreAccounts(db, tenant.pk, page, { version }) : null
    if (at === null) await stopDeletedClocks(db, tenant.pk, page.map(({ pk }) => pk))
    await journalAccounts(db, tenant.pk, operation.pk, page.map((one) => journaled(one, at, dropped?.has(one.pk) === true)))
  })
  const deltas = plan.figures.seats.map((seat) => [seat.poolKey, seat.after.consumed - seat.before.consumed] as const)
  await addConsumed(db, tenant.pk, new Map(deltas.filter(([, delta]) => delta !== 0)))
  if (account === 'deleteUser') await startDeletedClocks(room, plan, operation)
  else await giveAsGroupsDo(room, caller, plan, operation)
  await settleFreed(room, caller, freed, operation)
  room.tell({ type: 'user', ids: [] })
  room.tell({ type: 'pool', ids: [] })
}

async function startDeletedClocks(room: ActionRoom, plan: StoredPlan, operation: Noted): Promise<void> {
  const moves = plan.classes.map(({ key, before }) => ({ beforeSituationId: key.situationId, afterSituationId: key.situationId, bits: bitsOf(keptBy(room, before)) }))
  const bySituation = new Map(moves.filter(({ bits }) => bits !== 0).map((move) => [move.beforeSituationId, move]))
  await startClocksOf(room, operation.pk, { cause: 'deleted', total: plan.figures.summary.users }, [...bySituation.values()])
}

/** Groups may have changed meanwhile, which licences do not tell; who still finds no seat waits from now. */
async function giveAsGroupsDo(room: ActionRoom, caller: Caller, plan: StoredPlan, operation: Noted): Promise<void> {
  const { db, tenant, now } = room
  const situationIds = [...new Set(plan.classes.map(({ key }) => key.situationId))]
  const inUse = await readGroupsInUse(db, tenant.pk)
  const restored = { changedBy: { operationPk: operation.pk, situationIds } }
  await settleCrowd(room, caller, 'settleGroups', await nameMemberships(room, restored, situationIds, inUse), operation.id)
  const ids = new Set([...situationIds, ...(await journalSituations(db, tenant.pk, operation.pk))])
  const waits = [...(await listSituations(db, tenant.pk, ids))].flatMap(([situationId, situation]) => waitsIn(situation, pkById(inUse)).map((wait) => ({ situationId, ...wait })))
  if (waits.length > 0) await syncWaiting(db, tenant.pk, operation.pk, waits, now.toISOString())
}
