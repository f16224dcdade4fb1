import { render } from '#words/render.ts'
import { findKnownProduct } from './find-known-product.ts'
import { changePeople } from './people-change.ts'
import type { PeopleChangeOptions } from './people-change.ts'
import type { ProgramDesk } from './program-desk.ts'

export interface AssignOptions extends PeopleChangeOptions {
  /** A usage location to set at the same time. */
  readonly location?: string
}

/** licet assign PRODUCT WHO...: gives a product; what a person has turned off stays off (D11). */
export function assign(desk: ProgramDesk, text: string, who: readonly string[], options: AssignOptions): Promise<number> {
  const location = options.location === undefined ? {} : { usageLocation: options.location.toUpperCase() }
  return changePeople(desk, who, async (client) => {
    const { skuId, displayName: product } = await findKnownProduct(client, text)
    return { change: { add: [{ skuId }], ...location }, headline: (count) => render(desk.language, 'cli.assign', { product, count }) }
  }, options)
}
