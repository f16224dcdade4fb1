import { changePeople } from './people-change.ts'
import type { PeopleChangeOptions } from './people-change.ts'
import type { ProgramDesk } from './program-desk.ts'

export interface AssignOptions extends PeopleChangeOptions {
  /** A usage location to set at the same time. */
  readonly location?: string
}

/** licet assign PRODUCT WHO...: gives a product; what a person has turned off stays off (D11). */
export function assign(desk: ProgramDesk, product: string, who: readonly string[], options: AssignOptions): Promise<number> {
  const location = options.location === undefined ? {} : { usageLocation: options.location.toUpperCase() }
  return changePeople(desk, { product, who, changeOf: (skuId) => ({ add: [{ skuId }], ...location }), headline: 'cli.assign' }, options)
}
