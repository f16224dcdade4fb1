// Services that products have gained: they are on by default wherever the product is given (3.2, 8), so somebody should look.
import type { Guid } from '#model/guid.ts'
import { notFound } from '#model/problem.ts'
import { listLicensedGroups } from '#store/group-changes.ts'
import { countUnreviewed, insertNewService, listKnownServices, listNewServiceRows, putKnownServices, setReviewed } from '#store/new-services.ts'
import type { NewServiceRow } from '#store/new-services.ts'
import { insertObjectJournal } from '#store/object-journal.ts'
import { listPools } from '#store/pools.ts'
import { recordOperation } from './record-operation.ts'
import { requireAccess } from './require-access.ts'
import type { Action, ActionRoom, Question, ReadingRoom } from './room.ts'
import { wrongValue } from './wrong-value.ts'

export interface NewService extends NewServiceRow {
  readonly reviewed: boolean
  /** Groups that give the product with the service on, where it may be switched off. */
  readonly groups: readonly { readonly id: Guid; readonly displayName: string }[]
}

const contentsOf = ({ catalogue }: ReadingRoom, skuId: Guid): readonly Guid[] => catalogue.productById.get(skuId)?.servicePlanIds ?? []

/** Keeps what a product contains from the day on which it is owned, so that what comes later is known to be new. */
export async function rememberServices(room: ActionRoom, skuId: Guid): Promise<void> {
  const { db, tenant } = room
  if (!(await listKnownServices(db, tenant.pk)).has(skuId)) await putKnownServices(db, tenant.pk, skuId, contentsOf(room, skuId))
}

/** Compares the catalogue with what the organisation knew of its products, and announces what they have gained; gives how many services. */
export const noteNewServices: Action<null, number> = async (room, caller) => {
  const { db, tenant, catalogue, now } = room
  requireAccess(caller, 'noteServices')
  const known = await listKnownServices(db, tenant.pk)
  const gained: { skuId: Guid; servicePlanId: Guid }[] = []
  for (const skuId of new Set((await listPools(db, tenant.pk)).map((pool) => pool.skuId))) {
    const [before, after] = [known.get(skuId), contentsOf(room, skuId)]
    if (before !== undefined) gained.push(...after.filter((id) => !before.includes(id) && catalogue.planById.get(id)?.appliesTo !== 'Company').map((servicePlanId) => ({ skuId, servicePlanId })))
    if (JSON.stringify(before) !== JSON.stringify(after)) await putKnownServices(db, tenant.pk, skuId, after)
  }
  if (gained.length === 0) return 0
  const operation = await recordOperation(room, caller, { kind: 'changeSettings', total: gained.length })
  for (const one of gained) {
    const row = { ...one, id: room.newId(), addedDateTime: now.toISOString() }
    await insertNewService(db, tenant.pk, row)
    await insertObjectJournal(db, tenant.pk, operation.pk, { type: 'newService', objectId: row.id, before: null, after: one })
  }
  room.tell({ type: 'settings', ids: [] })
  return gained.length
}

/** What has come, the newest first, each with the groups that give it. */
export const listNewServices: Question<null, readonly NewService[]> = async ({ db, tenant }) => {
  const licensed = await listLicensedGroups(db, tenant.pk)
  return (await listNewServiceRows(db, tenant.pk)).map((row) => ({
    ...row,
    reviewed: row.reviewedDateTime !== null,
    groups: licensed
      .filter(({ assignedLicenses }) => assignedLicenses.some(({ skuId, disabledPlans }) => skuId === row.skuId && !disabledPlans.includes(row.servicePlanId)))
      .map(({ id, displayName }) => ({ id, displayName: displayName ?? id })),
  }))
}

/** How many of them nobody has looked at. */
export const countNewServices = ({ db, tenant }: ReadingRoom): Promise<number> => countUnreviewed(db, tenant.pk)

/** Says that one was looked at, or not. Throws 400, 404. */
export const reviewNewService: Action<{ readonly id: string; readonly body: unknown }, NewService> = async (room, caller, { id, body }) => {
  const { db, tenant, now } = room
  requireAccess(caller, 'assignGroupLicense')
  const find = async (): Promise<NewService | undefined> => (await listNewServices(room, caller, null)).find((one) => one.id === id.toLowerCase())
  const before = await find()
  if (before === undefined) throw notFound(id)
  const reviewed = (body as { reviewed?: unknown } | null)?.reviewed
  if (typeof reviewed !== 'boolean') throw wrongValue('reviewed', reviewed, 'true or false')
  if (reviewed === before.reviewed) return before
  await setReviewed(db, tenant.pk, before.id, reviewed ? { reviewedDateTime: now.toISOString(), reviewedBy: caller.displayName } : { reviewedDateTime: null, reviewedBy: null })
  const operation = await recordOperation(room, caller, { kind: 'changeSettings', total: 1 })
  await insertObjectJournal(db, tenant.pk, operation.pk, { type: 'newService', objectId: before.id, before: { reviewed: before.reviewed }, after: { reviewed } })
  room.tell({ type: 'settings', ids: [] })
  return (await find())!
}
