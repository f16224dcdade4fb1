import { changePeople } from './people-change.ts'
import type { PeopleChangeOptions } from './people-change.ts'
import type { ProgramDesk } from './program-desk.ts'

/** licet unassign PRODUCT WHO...: takes a product back; what comes from a group stays, and is said to. */
export function unassign(desk: ProgramDesk, product: string, who: readonly string[], options: PeopleChangeOptions): Promise<number> {
  return changePeople(desk, { product, who, changeOf: (skuId) => ({ remove: [skuId] }), headline: 'cli.unassign' }, options)
}
