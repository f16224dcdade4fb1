import { render } from '#words/render.ts'
import { findKnownProduct } from './find-known-product.ts'
import { changePeople } from './people-change.ts'
import type { PeopleChangeOptions } from './people-change.ts'
import type { ProgramDesk } from './program-desk.ts'

/** licet unassign PRODUCT WHO...: takes a product back; what comes from a group stays, and is said to. */
export function unassign(desk: ProgramDesk, text: string, who: readonly string[], options: PeopleChangeOptions): Promise<number> {
  return changePeople(desk, who, async (client) => {
    const { skuId, displayName: product } = await findKnownProduct(client, text)
    return { change: { remove: [skuId] }, headline: (count) => render(desk.language, 'cli.unassign', { product, count }) }
  }, options)
}
