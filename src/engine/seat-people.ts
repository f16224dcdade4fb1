// Seats people one by one in the order of a queue, and tells where each short pool ends.
import type { Guid } from '#model/guid.ts'
import type { Shortage } from './find-shortage.ts'

/** How many people of a class find no seat, and in which product. */
export interface Unseated {
  readonly classIndex: number
  readonly skuId: Guid
  readonly count: number
}

/** Where somebody stands: a pk, or a text such as `since|id` whose order is that of the queue. */
export type Place = number | string

export interface Seating<P extends Place = number> {
  /** By poolKey: the place of the last person who takes a seat there; the place before all when nobody does. */
  readonly cutoffs: ReadonlyMap<string, P>
  readonly unseated: readonly Unseated[]
}

export interface SeatQueue<P extends Place = number> {
  /** Takes the next person, in rising order of places. Says whether there is a seat in every pool needed. */
  admit(place: P, classIndex: number): boolean
  /** Whether every pool is full, so that whoever comes next is turned away. */
  isFull(): boolean
  /** Turns so many of a class away, once every pool is full: nobody needs to be asked for their place any more. */
  turnAway(classIndex: number, count: number): void
  /** What came of it so far. */
  seating(): Seating<P>
}

/** Opens a queue in order of pk. */
export const openSeatQueue = (shortage: Shortage): SeatQueue => openQueue<number>(shortage, 0)

/** Opens a queue in the order of texts, such as `since|id`: that of a waiting list (D2). */
export const openWaitingQueue = (shortage: Shortage): SeatQueue<string> => openQueue<string>(shortage, '')

/**
 * Opens a queue for a shortage. Nobody takes a seat in one pool who finds none in another, and no pool refills, so a
 * person is seated exactly when the place is not above the cutoff of any short pool needed.
 */
function openQueue<P extends Place>({ pools, needs }: Shortage, beforeAll: P): SeatQueue<P> {
  const free = new Map(pools.map((pool) => [pool.poolKey, pool.free]))
  const skuIds = new Map(pools.map((pool) => [pool.poolKey, pool.skuId]))
  const lastSeated = new Map<string, P>(pools.map((pool) => [pool.poolKey, beforeAll]))
  const unseated = new Map<string, Unseated>()
  /** Who finds several pools full is turned away by the one that filled first, as their cutoffs say. */
  const firstFilled = (full: readonly string[]): string | undefined =>
    full.toSorted((a, b) => comparePlaces(lastSeated.get(a) ?? beforeAll, lastSeated.get(b) ?? beforeAll))[0]
  const fullFor = (classIndex: number): string | undefined => firstFilled((needs[classIndex] ?? []).filter((poolKey) => free.get(poolKey) === 0))

  function noteUnseated(classIndex: number, full: string, count: number): void {
    const key = `${classIndex} ${full}`
    unseated.set(key, { classIndex, skuId: skuIds.get(full) ?? full, count: (unseated.get(key)?.count ?? 0) + count })
  }

  return {
    admit(place, classIndex) {
      const full = fullFor(classIndex)
      if (full === undefined) {
        for (const poolKey of needs[classIndex] ?? []) {
          free.set(poolKey, (free.get(poolKey) ?? 0) - 1)
          lastSeated.set(poolKey, place)
        }
        return true
      }
      noteUnseated(classIndex, full, 1)
      return false
    },
    isFull: () => [...free.values()].every((seats) => seats === 0),
    turnAway(classIndex, count) {
      const full = fullFor(classIndex)
      if (full !== undefined && count > 0) noteUnseated(classIndex, full, count)
    },
    seating: () => ({
      // A pool with seats left turned nobody away, so nothing ends there.
      cutoffs: new Map([...lastSeated].filter(([poolKey]) => free.get(poolKey) === 0)),
      unseated: [...unseated.values()],
    }),
  }
}

function comparePlaces(one: Place, other: Place): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
