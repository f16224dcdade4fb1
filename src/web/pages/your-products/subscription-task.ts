import type { Guid } from '#model/guid.ts'
import type { SubscriptionAction, SubscriptionRecord } from '#model/subscription-record.ts'
import type { RefusalCode } from '#model/refusal.ts'

/** What is being done with a purchase, as the address says it after its id. */
export const SUBSCRIPTION_TASKS = ['seats', 'seatsAtRenewal', 'renewal', 'cancel', 'reactivate', 'term', 'extendTrial', 'upgrade', 'move'] as const
export type SubscriptionTask = (typeof SUBSCRIPTION_TASKS)[number]

/** What the address calls a new purchase. */
export const BUY = 'buy'

/** A panel as the address names it: a purchase, what is done with it, or a new one. */
export interface SubscriptionPanelName {
  readonly id: Guid | typeof BUY
  readonly task: SubscriptionTask | null
  /** Of a new purchase: the product, when it is known. */
  readonly skuId: Guid | null
}

const BETWEEN = '~'

/** The name of a panel, for the address. */
export const panelNameOf = (id: Guid, task: SubscriptionTask): string => `${id}${BETWEEN}${task}`

/** The name of the panel in which a product is bought. */
export const buyPanelOf = (skuId: Guid): string => `${BUY}${BETWEEN}${skuId}`

/** Reads the name of a panel; a task that does not exist is none. */
export function parsePanelName(name: string | undefined): SubscriptionPanelName | null {
  if (name === undefined) return null
  const [id = '', wished] = name.split(BETWEEN)
  return { id, task: SUBSCRIPTION_TASKS.find((task) => task === wished) ?? null, skuId: id === BUY ? (wished ?? null) : null }
}

/** Refusals that have other ways to offer: the verb stays, and its preview says why and what instead. */
const WITH_WAYS: ReadonlySet<RefusalCode> = new Set(['OutsideCancellationWindow', 'OutsideReductionWindow', 'TooManySeatsToCancel', 'TrialSeatsFixed'])

/** Refusals that only say that a verb is for other purchases. */
const NOT_FOR_IT: ReadonlySet<RefusalCode> = new Set(['CannotReactivate', 'NotATrial', 'NeverEnds'])

interface SubscriptionVerb {
  readonly task: SubscriptionTask
  readonly actions: readonly SubscriptionAction[]
}

const VERBS: readonly SubscriptionVerb[] = [
  { task: 'seats', actions: ['addSeats', 'removeSeats'] },
  { task: 'reactivate', actions: ['reactivate'] },
  { task: 'extendTrial', actions: ['extendTrial'] },
  { task: 'renewal', actions: ['setRecurringBilling'] },
  { task: 'term', actions: ['changeTerm'] },
  { task: 'upgrade', actions: ['upgrade'] },
  { task: 'cancel', actions: ['cancel'] },
]

interface Possible {
  readonly tasks: readonly SubscriptionTask[]
  /** Why others are not, each once. */
  readonly refused: readonly NonNullable<SubscriptionRecord['refusals'][SubscriptionAction]>[]
}

/** What can be done with a purchase, and why not the rest. */
export function tasksOf({ refusals }: SubscriptionRecord): Possible {
  const isOffered = (action: SubscriptionAction): boolean => {
    const refusal = refusals[action]
    return refusal === null || WITH_WAYS.has(refusal.code)
  }
  const refused = VERBS.flatMap(({ actions }) => (actions.some(isOffered) ? [] : actions.flatMap((action) => refusals[action] ?? [])))
  return {
    tasks: VERBS.filter(({ actions }) => actions.some(isOffered)).map(({ task }) => task),
    refused: refused.filter(({ code }, at) => !NOT_FOR_IT.has(code) && refused.findIndex((other) => other.code === code) === at),
  }
}
