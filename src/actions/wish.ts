// A wish of somebody who waits for a seat (D2), as the queue keeps it: a text with what a plan had for them.
import { NO_CHANGE } from '#model/change.ts'
import type { Change } from '#model/change.ts'

interface Wish extends Partial<Change> {
  /** Where the person was when it was wished that they be elsewhere. */
  readonly usageLocationWas?: string | null
}

/** The text of what a change has for somebody who is in a location; the location is wished only where it is another. */
export function formatWish({ add, remove, removeAll, replaceAll, services, usageLocation }: Change, usageLocationWas: string | null): string {
  const moves = usageLocation !== null && usageLocation !== usageLocationWas
  const wish: Wish = { add, remove, removeAll, replaceAll, services, ...(moves && { usageLocation, usageLocationWas }) }
  return JSON.stringify(wish)
}

/** The change that a wish asks for somebody who is in a location by now; one that was set since it was wished stays. */
export function changeOfWish(text: string, usageLocation: string | null): Change {
  const { usageLocationWas = usageLocation, ...wish } = JSON.parse(text) as Wish
  return { ...NO_CHANGE, ...wish, ...(usageLocationWas !== usageLocation && { usageLocation: null }) }
}
