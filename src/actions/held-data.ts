// Of the data that a plan would take the licence from: how much of it stays, by a hold or as a small shared mailbox.
import { bitOf } from '#engine/data-clock.ts'
import { formatSituation } from '#model/license.ts'
import type { Situation } from '#model/license.ts'
import { countGuarded } from '#store/data-items.ts'
import type { Guarded } from '#store/data-items.ts'
import type { PersonKey } from '#store/targets.ts'
import { findOperation } from './find-operation.ts'
import { keptBy } from './note-data.ts'
import type { PlanDraft } from './plan-draft.ts'
import type { ReadingRoom } from './room.ts'

interface Going {
  readonly key: PersonKey
  readonly before: Situation
  readonly after: Situation
}

const isOf = (key: PersonKey, { situationId, usageLocation, userType, accountEnabled, takenAddress }: PersonKey): boolean =>
  key.situationId === situationId && key.usageLocation === usageLocation && key.userType === userType && key.accountEnabled === accountEnabled && key.takenAddress === takenAddress

const isMoved = ({ before, after }: Going): boolean => formatSituation(before) !== formatSituation(after)

async function whoseIn({ db, tenant }: ReadingRoom, { groupWork, undoOf, storeTarget }: PlanDraft): Promise<Guarded> {
  if (groupWork !== undefined) return { crowd: groupWork.crowd }
  return undoOf === null ? { target: storeTarget } : { operationPk: (await findOperation(db, tenant.pk, undoOf)).pk }
}

/** The draft with what stays counted in its data. */
export async function withHeld(room: ReadingRoom, draft: PlanDraft): Promise<PlanDraft> {
  const { figures, classes, groupWork } = draft
  if (figures.data.length === 0) return draft
  // Sharing keeps a mailbox only as long as the account is there.
  const by = draft.change.deleteUser ? 'holds' : 'anything'
  const guarded = await countGuarded(room.db, room.tenant.pk, await whoseIn(room, draft), by)
  const going: readonly Going[] = (groupWork?.parts ?? classes).filter(isMoved)
  const held = new Map<string, number>()
  for (const row of guarded) {
    const one = going.find(({ key }) => isOf(key, row))
    if (one === undefined) continue
    for (const kind of keptBy(room, one.before).difference(keptBy(room, one.after))) {
      if ((row.guards & bitOf(kind)) !== 0) held.set(kind, (held.get(kind) ?? 0) + row.count)
    }
  }
  const data = figures.data.map((one) => ({ ...one, held: Math.min(one.users, held.get(one.kind) ?? 0) }))
  return { ...draft, figures: { ...figures, data } }
}
