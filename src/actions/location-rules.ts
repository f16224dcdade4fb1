// Where a product or a service may not be given: a table of the organisation's own in place of the catalogue's (D19).
import { country, flag, guid, listOf, note, readBody, record, text } from '#engine/read-fields.ts'
import type { LocationRule } from '#model/product.ts'
import { lockPools } from '#store/pools.ts'
import { listLocationRules as listOwn, replaceLocationRules } from '#store/rules.ts'
import { updateTenantSettings } from '#store/tenants.ts'
import { noteSetting } from './note-setting.ts'
import { requireAccess } from './require-access.ts'
import type { Action, Question, ReadingRoom } from './room.ts'
import { locationRulesOf } from './rule-book-of.ts'
import { settleEveryone } from './settle-everyone.ts'
import { wellFormed } from './well-formed.ts'
import { wrongValue } from './wrong-value.ts'

/** The rules in force here. */
export const listLocationRules: Question<null, readonly LocationRule[]> = async ({ db, tenant, catalogue }) => locationRulesOf(catalogue, tenant, await listOwn(db, tenant.pk))

const SHAPE = { id: text, skuId: guid, servicePlanId: guid, country, prohibited: flag, source: note, note }
const BODY = record({ value: listOf(record(SHAPE, ['country'])) }, ['value'])

interface Wish {
  readonly id?: string
  readonly skuId?: string
  readonly servicePlanId?: string
  readonly country?: string
  readonly prohibited?: boolean
  readonly source?: string
  readonly note?: string
}

/** A rule of the body. Throws 400 for a product, service or country that there is not. */
function readRule({ catalogue }: ReadingRoom, wish: Wish, at: number): LocationRule {
  const { skuId = null, servicePlanId = null, prohibited = true, source = '', note = '' } = wish
  const where = `value[${at}]`
  if ((skuId === null) === (servicePlanId === null)) throw wrongValue(where, wish, 'either a skuId or a servicePlanId')
  if (skuId !== null && !catalogue.productById.has(skuId)) throw wrongValue(`${where}.skuId`, skuId, 'a product of the catalogue')
  if (servicePlanId !== null && !catalogue.planById.has(servicePlanId)) throw wrongValue(`${where}.servicePlanId`, servicePlanId, 'a service of the catalogue')
  if (!catalogue.countries.some(({ alpha2 }) => alpha2 === wish.country)) throw wrongValue(`${where}.country`, wish.country, 'a country of ISO 3166-1 as two letters')
  const place = wish.country ?? ''
  return { id: wish.id ?? `loc-${skuId ?? servicePlanId}-${place}`, skuId, servicePlanId, country: place, prohibited, source, note }
}

/** Replaces the table; whoever it newly keeps from a licence of a group, or no longer does, is judged again. Throws 400. */
export const changeLocationRules: Action<{ readonly body: unknown }, readonly LocationRule[]> = async (room, caller, { body }) => {
  requireAccess(caller, 'manageRules')
  const { db, tenant } = room
  const after = (wellFormed(readBody(body, BODY)).value ?? []).map((wish, at) => readRule(room, wish, at))
  const twice = after.find(({ id }, at) => after.findIndex((other) => other.id === id) !== at)
  if (twice !== undefined) throw wrongValue('value', twice.id, 'each rule only once')
  await lockPools(db, tenant.pk)
  const before = await listLocationRules(room, caller, null)
  await replaceLocationRules(db, tenant.pk, after)
  const settings = { ...tenant.settings, ownLocationRules: true }
  await updateTenantSettings(db, tenant.pk, settings)
  const operation = await noteSetting(room, caller, { type: 'locationRules', objectId: tenant.id, before: { rules: before }, after: { rules: after } })
  await settleEveryone({ ...room, tenant: { ...tenant, settings } }, caller, operation)
  room.tell({ type: 'rule', ids: [] })
  return after
}
