import { describe, expect, test } from 'vitest'
import type { OwnedProduct } from '#model/owned-product.ts'
import { formatUserFilters, narrowingOf, NO_FILTERS, parseUserFilters } from './user-filters.ts'

const [PAID, FREE] = ['06ebc4ee-1bb5-47dd-8120-11324bc54e06', 'a403ebcc-fae0-4ca2-8c8c-7a907fd6c235']
const OWNED = [
  { skuId: PAID, price: 57 },
  { skuId: FREE, price: 0 },
] as unknown as readonly OwnedProduct[]

describe('filters of people', () => {
  test('come back from an address as they went into it', () => {
    const filters = { ...NO_FILTERS, view: 'withErrors', userType: 'Guest', department: "Sales & 'Marketing'" } as const
    expect(parseUserFilters(formatUserFilters(filters))).toEqual(filters)
    expect(formatUserFilters(NO_FILTERS)).toBeUndefined()
    expect(parseUserFilters('guests').view).toBe('guests')
    expect(parseUserFilters('view=nonsense&userType=Robot')).toEqual(NO_FILTERS)
  })

  test('ask for all of them at once', () => {
    expect(narrowingOf({ ...NO_FILTERS, view: 'blockedLicensed', department: "O'Neil", location: 'FR' }, OWNED)).toEqual({
      filter: "accountEnabled eq false and assignedLicenses/$count ne 0 and department eq 'O''Neil' and usageLocation eq 'FR'",
    })
    expect(narrowingOf({ ...NO_FILTERS, view: 'sameServiceTwice' }, OWNED)).toEqual({ having: 'sameServiceTwice' })
    expect(narrowingOf(NO_FILTERS, OWNED)).toEqual({})
  })

  test('a free product makes nobody a guest with paid licenses', () => {
    const { filter } = narrowingOf({ ...NO_FILTERS, view: 'guestsPaid' }, OWNED)
    expect(filter).toContain(PAID)
    expect(filter).not.toContain(FREE)
  })
})
