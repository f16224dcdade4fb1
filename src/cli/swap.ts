import { render } from '#words/render.ts'
import { findKnownProduct } from './find-known-product.ts'
import { changePeople } from './people-change.ts'
import type { PeopleChangeOptions } from './people-change.ts'
import type { ProgramDesk } from './program-desk.ts'

/** licet swap A B WHO...: takes A back and gives B in one change, so that no service that both have is missed (D13). */
export function swap(desk: ProgramDesk, from: string, to: string, who: readonly string[], options: PeopleChangeOptions): Promise<number> {
  return changePeople(desk, who, async (client) => {
    const [old, fresh] = [await findKnownProduct(client, from), await findKnownProduct(client, to)]
    return {
      change: { remove: [old.skuId], add: [{ skuId: fresh.skuId }] },
      headline: (count) => render(desk.language, 'cli.swap', { from: old.displayName, to: fresh.displayName, count }),
    }
  }, options)
}
