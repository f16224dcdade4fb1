// A day of subscriptions in many small organizations at once. What it does to each is what `runClock` does (a test holds
// one against the other); what is not plain is left to that.
import { startDataClock, bitOf, bitsOf, kindsIn } from '#engine/data-clock.ts'
import { seatsOf } from '#engine/effective-plans.ts'
import { withPool } from '#engine/pool-access.ts'
import type { PoolAccess } from '#engine/pool-access.ts'
import { nextTransition } from '#engine/subscription-lifecycle.ts'
import type { Transition } from '#engine/subscription-lifecycle.ts'
import { licetItself } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import { formatSituation } from '#model/license.ts'
import type { Subscription } from '#model/subscription.ts'
import { insertObjectJournals } from '#store/object-journal.ts'
import { insertOperations } from '#store/operations.ts'
import { noteOverAssignedIn } from '#store/pools.ts'
import { internSituations, listPoolSituations, lockPlainTenants, writeTurned, writeTurnMoves } from '#store/turn-subscriptions.ts'
import type { DueTenant, PoolSituation } from '#store/turn-subscriptions.ts'
import { dataDaysOf } from './data-days.ts'
import { accessOf, poolKeyOf } from './follow-pool.ts'
import { keptBy } from './note-data.ts'
import { operationValues } from './record-operation.ts'
import type { Action, ActionRoom } from './room.ts'
import { isDueAt, KINDS } from './subscription-clock.ts'
import { movesAtEnd } from './upgrade-at-end.ts'
import { differing } from './write-subscription.ts'

/** More people than this are moved by themselves: one transaction is to be short. */
const MOST_PEOPLE = 1_000

interface Turn {
  readonly tenant: DueTenant
  readonly before: Subscription
  readonly transition: Transition
  /** What becomes of the people of its pool; null when nothing does. */
  readonly access: Exclude<PoolAccess, 'works'> | null
}

/** The steps of a tenant at the first instant that is due; null when they are not plain. */
function turnsOf(tenant: DueTenant, until: string): Turn[] | null {
  const due = tenant.subscriptions.filter((one) => isDueAt(one, until))
  const at = due.map(({ nextLifecycleDateTime }) => nextLifecycleDateTime).sort()[0]
  let now = tenant.subscriptions
  const turns: Turn[] = []
  for (const before of due.filter(({ nextLifecycleDateTime }) => nextLifecycleDateTime === at)) {
    const transition = nextTransition(before)
    // Whoever is moved to another product is judged one by one.
    if (transition === null || movesAtEnd(before)) return null
    const inPool = ({ poolId }: Subscription): boolean => poolId === before.poolId
    const then = now.map((one) => (one.id === before.id ? transition.after : one))
    const [was, is] = [accessOf(now.filter(inPool)), accessOf(then.filter(inPool))]
    // Whoever may work again is seen to one by one.
    if (is === 'works' && was !== 'works') return null
    turns.push({ tenant, before, transition, access: is === was || is === 'works' ? null : is })
    now = then
  }
  const isPlain = tenant.consumed <= MOST_PEOPLE && turns.filter(({ access }) => access !== null).length < 2 && turns.length > 0
  return isPlain ? turns : null
}

interface Moving extends PoolSituation {
  readonly turn: number
  readonly bits: number
  readonly after: PoolSituation['situation']
  readonly seats: number
}

/** Who is moved by which turn, and from what to what. */
async function movingOf(room: ActionRoom, turns: readonly Turn[]): Promise<Moving[]> {
  const pools = turns.flatMap(({ tenant, before, access }, turn) => (access === null ? [] : [{ tenant: tenant.pk, skuId: before.skuId, poolKey: poolKeyOf(before), access, turn }]))
  if (pools.length === 0) return []
  const byPool = new Map(pools.map((pool) => [`${pool.tenant} ${pool.poolKey}`, pool]))
  // Small organizations have much the same: each set of licences is looked at once.
  const known = new Map<string, Pick<Moving, 'after' | 'bits' | 'seats'> | null>()
  return (await listPoolSituations(room.db, pools)).flatMap((row): Moving[] => {
    const { access, poolKey, turn } = byPool.get(`${row.tenant} ${row.poolKey}`)!
    const text = formatSituation(row.situation)
    const key = `${access} ${poolKey} ${text}`
    if (!known.has(key)) {
      const after = withPool(row.situation, poolKey, access)
      const lost = keptBy(room, row.situation).difference(keptBy(room, after))
      const seats = Number(seatsOf(after).has(poolKey)) - Number(seatsOf(row.situation).has(poolKey))
      known.set(key, formatSituation(after) === text ? null : { after, bits: bitsOf(lost), seats })
    }
    const end = known.get(key)
    return end ? [{ ...row, ...end, turn }] : []
  })
}

/** Turns the subscriptions of those of some organizations that are plain, one instant each; gives those that are left to `runClock`. */
export const turnSubscriptions: Action<{ readonly tenantIds: readonly Guid[] }, readonly Guid[]> = async (room, _caller, { tenantIds }) => {
  const { db, realNow } = room
  const until = realNow.toISOString()
  const plain = (await lockPlainTenants(db, tenantIds)).flatMap((tenant) => turnsOf(tenant, until) ?? [])
  const instants = [...new Map(plain.map(({ tenant, transition }) => [tenant.pk, { tenant: tenant.pk, at: transition.at }])).values()]
  const moving = await movingOf(room, plain)
  const movedBy = Map.groupBy(moving, ({ turn }) => turn)

  await noteOverAssignedIn(db, instants)
  const operations = plain.map(({ tenant, before, transition, access }, turn) => {
    const total = (movedBy.get(turn) ?? []).reduce((sum, { people }) => sum + people, 0)
    const facts = { kind: KINDS[transition.kind], total, ...(access === null ? {} : { removed: [before.skuId] }) }
    return { ...operationValues({ newId: room.newId, now: new Date(transition.at) }, licetItself(tenant.id), facts), tenant: tenant.pk }
  })
  const pks = await insertOperations(db, operations)
  await writeTurned(db, plain.map(({ tenant, transition }, turn) => ({ tenant: tenant.pk, after: transition.after, seats: (movedBy.get(turn) ?? []).reduce((sum, { people, seats }) => sum + people * seats, 0) })))
  await insertObjectJournals(
    db,
    plain.map(({ tenant, before, transition: { after } }, turn) => ({
      tenant: tenant.pk,
      operationPk: pks[turn]!,
      type: 'subscription',
      objectId: after.id,
      before: { skuId: after.skuId, ...differing(before, after) },
      after: { skuId: after.skuId, ...differing(after, before) },
    })),
  )
  const ids = await internSituations(db, moving.map(({ tenant, after }) => ({ tenant, situation: after })))
  const moves = moving.map(({ tenant, situationId, bits, turn }, at) => ({ tenant, operationPk: pks[turn]!, fromSituationId: situationId, toSituationId: ids[at]!, bits, at: plain[turn]!.transition.at }))
  const losses = [...movedBy].flatMap(([turn, some]) => {
    const { tenant, transition } = plain[turn]!
    const kinds = kindsIn(some.reduce((bits, move) => bits | move.bits, 0))
    return kinds.map((kind) => ({ ...startDataClock(kind, 'lapsed', transition.at, dataDaysOf(tenant)), bit: bitOf(kind), tenant: tenant.pk, operationPk: pks[turn]! }))
  })
  await writeTurnMoves(db, moves, losses)
  await noteOverAssignedIn(db, instants)

  operations.forEach((operation, turn) => {
    const { tenant, before } = plain[turn]!
    room.tell({ type: 'subscription', ids: [before.id], tenantId: tenant.id })
    room.tell({ type: 'pool', ids: [before.skuId], tenantId: tenant.id })
    room.tell({ type: 'operation', operation, tenantId: tenant.id })
  })
  // Whoever is late has more to come.
  const turned = new Set(plain.filter(({ tenant }) => !plain.some((turn) => turn.tenant === tenant && isDueAt(turn.transition.after, until))).map(({ tenant }) => tenant.id))
  return tenantIds.filter((id) => !turned.has(id))
}
