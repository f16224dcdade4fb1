// A change for people: what assign, unassign, swap and apps have in common.
import type { Client } from '#client/client.ts'
import type { ChangeRequest } from '#client/plan-calls.ts'
import { connect } from './connection.ts'
import { findGroup } from './find-group.ts'
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
  /** Members of a group, by its name. */
  readonly group?: string
}

/** What is wished, once the names in it are found. */
export interface PeopleWish {
  readonly change: ChangeRequest
  /** Says it, for so many people. */
  readonly headline: (count: number) => string
}

/** Previews and applies it; gives the exit code. */
export async function changePeople(
  { terminal, language }: ProgramDesk,
  who: readonly string[],
  readWish: (client: Client) => Promise<PeopleWish>,
  options: PeopleChangeOptions,
): Promise<number> {
  const { client } = await connect(options, terminal, language)
  const { change, headline } = await readWish(client)
  const target = await readWho(who, {
    ...(options.csv !== undefined && { csv: options.csv }),
    ...(options.filter !== undefined && { filter: options.filter }),
    ...(options.holdersOf !== undefined && { holdersOf: (await findKnownProduct(client, options.holdersOf)).skuId }),
    ...(options.group !== undefined && { membersOf: (await findGroup(client, options.group)).id }),
  })
  return runChange(
    { client, terminal, language },
    () =>
      client.createPlan({
        target,
        change,
        mode: options.bestEffort === true ? 'bestEffort' : 'allOrNothing',
        ...(options.reason !== undefined && { reason: options.reason }),
      }),
    ({ summary }) => headline(summary.users),
    options,
  )
}
