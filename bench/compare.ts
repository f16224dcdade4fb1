import type { Pair } from './figure.ts'
import { median } from './percentile.ts'

const ROUNDS = 5
/** For work of microseconds: a machine that is shared swings twofold from one second to the next. */
export const MANY_ROUNDS = 15

/** Times one round, in milliseconds. Round 0 warms up and does not count. */
export type TimeRound = (round: number) => Promise<number>

/** The medians of five rounds or more, floor and product by turns, so that what else the machine does meets both. */
export async function compare(sides: { readonly floor: TimeRound; readonly product: TimeRound }, rounds = ROUNDS): Promise<Pair & { readonly floor: number }> {
  const floor: number[] = []
  const product: number[] = []
  for (let round = 0; round <= rounds; round++) {
    floor.push(await sides.floor(round))
    product.push(await sides.product(round))
  }
  return { floor: median(floor.slice(1)), product: median(product.slice(1)) }
}
