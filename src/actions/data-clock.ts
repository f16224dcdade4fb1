// Data by the clock: each clock turns once, on its exact instant, as an operation of Licet's own with a row for each
// person (D10, D16).
import { turnDataClock } from '#engine/data-clock.ts'
import type { Caller } from '#model/caller.ts'
import { forgetLoss, isRunning, journalTurn, listDueLosses, listTenantsWithLossesDue, nextLossDue, turnLoss } from '#store/data-clocks.ts'
import type { DueLoss } from '#store/data-clocks.ts'
import { updateOperation } from '#store/operations.ts'
import type { ClockJob } from './clock-job.ts'
import { recordOperation } from './record-operation.ts'
import type { ActionRoom } from './room.ts'

async function run(room: ActionRoom, caller: Caller): Promise<void> {
  const { db, tenant, now } = room
  const running: DueLoss[] = []
  for (const loss of await listDueLosses(db, tenant.pk, now.toISOString())) {
    if (await isRunning(db, tenant.pk, loss)) running.push(loss)
    // Everybody has it back: there is nothing to turn any more.
    else await forgetLoss(db, tenant.pk, loss.operationPk, loss.kind)
  }
  if (running.length === 0) return
  const operation = await recordOperation(room, caller, { kind: 'turnData', total: 0 })
  let total = 0
  for (const loss of running) {
    const turned = turnDataClock(loss)
    total += await journalTurn(db, tenant.pk, operation.pk, loss, { kind: loss.kind, state: loss.state }, { kind: loss.kind, state: turned.state })
    await turnLoss(db, tenant.pk, loss.operationPk, loss.kind, turned)
  }
  await updateOperation(db, tenant.pk, operation.pk, { total, done: total })
  room.tell({ type: 'user', ids: [] })
}

export const DATA_CLOCK: ClockJob = {
  tenantsDue: listTenantsWithLossesDue,
  nextDue: ({ db, tenant }, until) => nextLossDue(db, tenant.pk, until),
  run,
}
