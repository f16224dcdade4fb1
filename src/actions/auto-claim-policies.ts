// The policy by which people get a licence at their first sign-in: made, changed, and what came of it (domain.md 9.6).
import { flag, guid, listOf, readBody, record, text } from '#engine/read-fields.ts'
import { CLAIM_OUTCOMES, MOST_BACKUPS } from '#model/auto-claim-policy.ts'
import type { AutoClaimPolicy, AutoClaimReport, ListedPolicy } from '#model/auto-claim-policy.ts'
import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import { notFound, Problem } from '#model/problem.ts'
import { availableIn } from '#model/subscription.ts'
import { countClaims, deleteAutoClaimPolicy, insertAutoClaimPolicy, listAutoClaimPolicies as listRows, listClaims, updateAutoClaimPolicy } from '#store/auto-claims.ts'
import type { PolicyRow } from '#store/auto-claims.ts'
import { insertObjectJournal } from '#store/object-journal.ts'
import { listPools } from '#store/pools.ts'
import { recordOperation } from './record-operation.ts'
import { requireAccess } from './require-access.ts'
import type { Action, ActionRoom, Question, ReadingRoom } from './room.ts'
import { wellFormed } from './well-formed.ts'
import { wrongValue } from './wrong-value.ts'

const license = record({ skuId: guid, disabledPlans: listOf(guid) }, ['skuId'])
const SHAPE = { displayName: text, isEnabled: flag, products: listOf(license) }

/** The products of a body, in their order. Throws 400 for too few, too many, one twice, or one that is not the organization's to give. */
async function readProducts({ db, tenant, catalogue }: ReadingRoom, products: readonly { readonly skuId?: Guid; readonly disabledPlans?: readonly Guid[] }[]): Promise<AutoClaimPolicy['products']> {
  if (products.length === 0 || products.length > MOST_BACKUPS + 1) throw wrongValue('products', products.length, `1 to ${MOST_BACKUPS + 1} products`)
  const central = new Set((await listPools(db, tenant.pk)).flatMap(({ ownerId, skuId }) => (ownerId === null ? skuId : [])))
  const read = products.map(({ skuId = '', disabledPlans = [] }, at) => {
    const product = catalogue.productById.get(skuId)
    if (product?.appliesTo !== 'User' || !central.has(skuId)) throw wrongValue(`products[${at}].skuId`, skuId, 'a product for people that the organization has bought')
    const stranger = disabledPlans.find((plan) => !product.servicePlanIds.includes(plan))
    if (stranger !== undefined) throw wrongValue(`products[${at}].disabledPlans`, stranger, `a service of ${product.displayName}`)
    return { skuId, disabledPlans }
  })
  const twice = read.find(({ skuId }, at) => read.findIndex((one) => one.skuId === skuId) < at)
  if (twice !== undefined) throw wrongValue('products.skuId', twice.skuId, 'each product once')
  return read
}

const policyOf = ({ pk: _pk, ...policy }: PolicyRow): AutoClaimPolicy => policy

/** The policies, each product with its seats. */
export const listAutoClaimPolicies: Question<null, readonly ListedPolicy[]> = async ({ db, tenant, catalogue }) => {
  const pools = await listPools(db, tenant.pk)
  return (await listRows(db, tenant.pk)).map((row) => ({
    ...policyOf(row),
    products: row.products.map((one) => {
      const pool = pools.find(({ ownerId, skuId }) => ownerId === null && skuId === one.skuId)
      return { ...one, displayName: catalogue.productById.get(one.skuId)?.displayName ?? one.skuId, available: pool === undefined ? 0 : availableIn(pool) }
    }),
  }))
}

async function findPolicy({ db, tenant }: ReadingRoom, id: string): Promise<PolicyRow> {
  const found = (await listRows(db, tenant.pk)).find((policy) => policy.id === id.toLowerCase())
  if (found === undefined) throw notFound(id)
  return found
}

async function note(room: ActionRoom, caller: Caller, id: Guid, before: AutoClaimPolicy | null, after: AutoClaimPolicy | null): Promise<void> {
  const operation = await recordOperation(room, caller, { kind: 'changeSettings', total: 1 })
  await insertObjectJournal(room.db, room.tenant.pk, operation.pk, { type: 'autoClaimPolicy', objectId: id, before, after })
  room.tell({ type: 'autoClaim', ids: [id] })
}

/** Makes the policy; an organization has one. Throws 400, 409. */
export const createAutoClaimPolicy: Action<{ readonly body: unknown }, AutoClaimPolicy> = async (room, caller, { body }) => {
  const { db, tenant, now } = room
  requireAccess(caller, 'manageAutoClaim')
  const { displayName = '', isEnabled = true, products = [] } = wellFormed(readBody(body, record(SHAPE, ['displayName', 'products'])))
  if ((await listRows(db, tenant.pk)).length > 0) {
    throw new Problem({ status: 409, code: 'onePolicyOnly', message: 'There is an auto-claim policy already: change it.', words: { key: 'error.onePolicyOnly', arguments: {} } })
  }
  const policy: AutoClaimPolicy = { id: room.newId(), displayName, isEnabled, products: await readProducts(room, products), createdDateTime: now.toISOString() }
  await insertAutoClaimPolicy(db, tenant.pk, policy)
  await note(room, caller, policy.id, null, policy)
  return policy
}

/** Changes the policy; what people got by it stays theirs. Throws 400, 404. */
export const changeAutoClaimPolicy: Action<{ readonly id: string; readonly body: unknown }, AutoClaimPolicy> = async (room, caller, { id, body }) => {
  requireAccess(caller, 'manageAutoClaim')
  const before = policyOf(await findPolicy(room, id))
  const { products, ...given } = wellFormed(readBody(body, record(SHAPE)))
  const after: AutoClaimPolicy = { ...before, ...given, products: products === undefined ? before.products : await readProducts(room, products) }
  await updateAutoClaimPolicy(room.db, room.tenant.pk, after)
  await note(room, caller, before.id, before, after)
  return after
}

/** Takes the policy away; what people got by it stays theirs. Throws 404. */
export const deletePolicy: Action<{ readonly id: string }, null> = async (room, caller, { id }) => {
  requireAccess(caller, 'manageAutoClaim')
  const row = await findPolicy(room, id)
  await deleteAutoClaimPolicy(room.db, room.tenant.pk, row.pk)
  await note(room, caller, row.id, policyOf(row), null)
  return null
}

const DAY_MS = 24 * 3_600_000
const MOST_CLAIMS = 1_000

/** What became of the first sign-ins of the last days, the newest first. Throws 404. */
export const reportAutoClaims: Question<{ readonly id: string; readonly days: number }, AutoClaimReport> = async (room, _caller, { id, days }) => {
  const { db, tenant, now } = room
  const { pk } = await findPolicy(room, id)
  const since = new Date(now.getTime() - days * DAY_MS).toISOString()
  const counts = await countClaims(db, tenant.pk, pk, since)
  return { since, counts: Object.fromEntries(CLAIM_OUTCOMES.map((outcome) => [outcome, counts.get(outcome) ?? 0])) as AutoClaimReport['counts'], value: await listClaims(db, tenant.pk, pk, since, MOST_CLAIMS) }
}
