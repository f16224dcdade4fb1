// A change of one product for people: what assign and unassign have in common.
import type { ChangeRequest } from '#client/plan-calls.ts'
import type { MessageKey } from '#words/language.ts'
import { render } from '#words/render.ts'
import { connect } from './connection.ts'
import { findKnownProduct } from './find-known-product.ts'
import type { ProgramDesk } from './program-desk.ts'
import { readWho } from './read-who.ts'
import type { WhoOptions } from './read-who.ts'
import { runChange } from './run-change.ts'
import type { WireOptions } from './wire-options.ts'

export interface PeopleChangeOptions extends WireOptions, WhoOptions {
  readonly yes?: boolean
  readonly fix?: readonly string[]
  readonly bestEffort?: boolean
  readonly reason?: string
}

export interface PeopleChange {
  readonly product: string
  readonly who: readonly string[]
  /** What is wished for a product. */
  readonly changeOf: (skuId: string) => ChangeRequest
  /** Says it: takes product and count. */
  readonly headline: MessageKey
}

/** Previews and applies it; gives the exit code. */
export async function changePeople({ terminal, language }: ProgramDesk, change: PeopleChange, options: PeopleChangeOptions): Promise<number> {
  const { client } = await connect(options, terminal, language)
  const product = await findKnownProduct(client, change.product)
  const holdersOf = options.holdersOf === undefined ? undefined : (await findKnownProduct(client, options.holdersOf)).skuId
  const target = await readWho(change.who, {
    ...(options.csv !== undefined && { csv: options.csv }),
    ...(options.filter !== undefined && { filter: options.filter }),
    ...(holdersOf !== undefined && { holdersOf }),
  })
  return runChange(
    { client, terminal, language },
    () =>
      client.createPlan({
        target,
        change: change.changeOf(product.skuId),
        mode: options.bestEffort === true ? 'bestEffort' : 'allOrNothing',
        ...(options.reason !== undefined && { reason: options.reason }),
      }),
    ({ summary }) => render(language, change.headline, { product: product.displayName, count: summary.users }),
    options,
  )
}
