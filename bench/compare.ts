import type { Pair } from './figure.ts'
import { median } from './percentile.ts'

const ROUNDS = 5

/** Times one round, in milliseconds. Round 0 warms up and does not count. */
export type TimeRound = (round: number) => Promise<number>

/** The medians of five rounds, floor and product by turns, so that what else the machine does meets both. */
export async function compare(sides: { readonly floor: TimeRound; readonly product: TimeRound }): Promise<Pair & { readonly floor: number }> {
  const floor: number[] = []
  const product: number[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    floor.push(await sides.floor(round))
    product.push(await sides.product(round))
  }
  return { floor: median(floor.slice(1)), product: median(product.slice(1)) }
}
