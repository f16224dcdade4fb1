// What generated people hold: a few common mixes, and the seats that are bought for them.
import { scatter } from './generated-person.ts'
import type { LicenseEntry, SubscriptionEntry } from './organization-file.ts'

/** What one person in a hundred, or fifty, holds. Microsoft 365 E5 is in none: its 1,000 seats stay what they are. */
export const LICENSE_MIXES: readonly { readonly percent: number; readonly licenses: readonly LicenseEntry[] }[] = [
  { percent: 50, licenses: [{ product: 'SPE_E3', off: [] }] },
  { percent: 15, licenses: [{ product: 'SPE_E3', off: ['YAMMER_ENTERPRISE', 'SWAY'] }] },
  { percent: 25, licenses: [{ product: 'SPE_F1', off: [] }] },
  { percent: 10, licenses: [{ product: 'SPE_E3', off: [] }, { product: 'MCOEV', off: [] }] },
]

/** The number of a generated person's mix, or null for one without licences. */
export function mixOf(index: number, licensedPercent: number): number | null {
  if (scatter(index, 8) % 100 >= licensedPercent) return null
  let share = scatter(index, 9) % 100
  return LICENSE_MIXES.findIndex(({ percent }) => (share -= percent) < 0)
}

/** Seats for everyone of so many generated people, in each product of the mixes: any of them can be given to all. */
export function purchasesForGenerated(users: number): SubscriptionEntry[] {
  if (users === 0) return []
  const products = new Set(LICENSE_MIXES.flatMap(({ licenses }) => licenses.map(({ product }) => product)))
  return [...products].map((product) => ({ product, seats: Math.ceil(users / 100) * 100, boughtDaysAgo: 30, nextInDays: 335 }))
}
