// What the organisation pays for a seat: its own prices, each from a day on, beside the list prices (D17, D19).
import { priceOf } from '#catalogue/catalogue.ts'
import type { Guid } from '#model/guid.ts'
import { normalizeGuid } from '#model/guid.ts'
import type { PriceRow } from '#model/price-row.ts'
import { listPools } from '#store/pools.ts'
import { listPrices, setOwnPrice } from '#store/rules.ts'
import type { OwnPrice } from '#store/rules.ts'
import { noteSetting } from './note-setting.ts'
import { currencyOf, ownPriceOn } from './price-list.ts'
import { requireAccess } from './require-access.ts'
import type { Action, Question, ReadingRoom } from './room.ts'
import { wrongValue } from './wrong-value.ts'

function priceRow({ tenant, catalogue, now }: ReadingRoom, skuId: Guid, prices: readonly OwnPrice[]): PriceRow {
  const today = now.toISOString().slice(0, 10)
  const currency = currencyOf(tenant)
  const product = catalogue.productById.get(skuId)
  const own = ownPriceOn(prices, skuId, today, currency)
  const listPrice = priceOf(catalogue, skuId, today)?.amount ?? null
  return {
    skuId,
    skuPartNumber: product?.skuPartNumber ?? skuId,
    displayName: product?.displayName ?? skuId,
    listPrice,
    amount: own?.amount ?? (currency === 'USD' ? listPrice : null),
    currency,
    basis: own === null ? 'listPrice' : 'ownPrice',
    effectiveFrom: own?.effectiveFrom ?? null,
    history: prices.filter((price) => price.skuId === skuId).map(({ effectiveFrom, amount, currency: paid }) => ({ effectiveFrom, amount, currency: paid })),
  }
}

/** A row a product that is owned or has a price of its own, by name. */
export const listPriceRows: Question<null, readonly PriceRow[]> = async (room) => {
  const { db, tenant } = room
  const prices = await listPrices(db, tenant.pk)
  const skuIds = new Set([...(await listPools(db, tenant.pk)), ...prices].map(({ skuId }) => skuId))
  return [...skuIds].map((skuId) => priceRow(room, skuId, prices)).sort((a, b) => (a.displayName < b.displayName ? -1 : 1))
}

const MOST = 1_000_000
const DAY = /^\d{4}-\d{2}-\d{2}$/

const isDay = (value: unknown): value is string => typeof value === 'string' && DAY.test(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value)

/** Reads one price of a body. Throws 400 naming the field. */
function readPrice({ tenant, catalogue, now }: ReadingRoom, body: unknown): OwnPrice {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw wrongValue('body', body, 'an object with skuId and amount')
  const { skuId, amount, currency = currencyOf(tenant), effectiveFrom = now.toISOString().slice(0, 10), ...others } = body as Readonly<Record<string, unknown>>
  const [unknown] = Object.keys(others)
  if (unknown !== undefined) throw wrongValue(unknown, others[unknown], 'one of skuId, amount, currency, effectiveFrom')
  const product = catalogue.productById.get(typeof skuId === 'string' ? (normalizeGuid(skuId) ?? '') : '')
  if (product === undefined) throw wrongValue('skuId', skuId, 'a product of the catalogue')
  if (amount !== null && (typeof amount !== 'number' || !Number.isFinite(amount) || amount < 0 || amount > MOST)) {
    throw wrongValue('amount', amount, `a number from 0 to ${MOST}, or null for the list price`)
  }
  if (currency !== currencyOf(tenant)) throw wrongValue('currency', currency, `${currencyOf(tenant)}, the currency of this organization's settings`)
  if (!isDay(effectiveFrom)) throw wrongValue('effectiveFrom', effectiveFrom, 'a day such as 2026-11-22')
  return { skuId: product.skuId, amount, currency: currency as string, effectiveFrom }
}

/** Sets the own price of products, each from a day on (today when none is given). Throws 400. */
export const changePrices: Action<{ readonly prices: readonly unknown[] }, readonly PriceRow[]> = async (room, caller, { prices }) => {
  requireAccess(caller, 'manageBilling')
  const { db, tenant } = room
  const changed: PriceRow[] = []
  for (const price of prices.map((body) => readPrice(room, body))) {
    const before = priceRow(room, price.skuId, await listPrices(db, tenant.pk))
    await setOwnPrice(db, tenant.pk, price)
    const after = priceRow(room, price.skuId, await listPrices(db, tenant.pk))
    await noteSetting(room, caller, { type: 'price', objectId: price.skuId, before, after })
    changed.push(after)
  }
  return changed
}
