import { expect, test } from 'vitest'
import { formatValue } from './format-value.ts'
import type { AuditNames } from './format-value.ts'

const names: AuditNames = {
  day: (iso) => `day of ${iso}`,
  say: (key, facts) => `${key}${facts === undefined ? '' : ` ${JSON.stringify(facts)}`}`,
  product: (id) => `product ${id}`,
  service: (id) => `service ${id}`,
}

test.each([
  [null, ''],
  ['', ''],
  [true, 'ui.yes'],
  [12, '12'],
  ['Sales', 'Sales'],
  ['2026-11-22T09:00:00.000Z', 'day of 2026-11-22T09:00:00.000Z'],
  [[], ''],
  [[{ skuId: 'a', disabledPlans: [] }, { skuId: 'b', disabledPlans: [] }], 'product a\nproduct b'],
  [{ skuId: 'a', disabledPlans: ['x', 'y'] }, 'page.auditLog.licenseWithout {"product":"product a","services":"service x, service y"}'],
  [{ amount: 3, currency: 'EUR' }, 'amount: 3\ncurrency: EUR'],
])('%j reads %j', (value, text) => {
  expect(formatValue(value, names)).toBe(text)
})
