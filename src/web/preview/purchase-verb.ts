import type { Plan } from '#model/plan.ts'

/** What a change of a purchase is, in the one word that its sentence and its button bear. */
export type PurchaseVerb =
  | 'buy'
  | 'addSeats'
  | 'removeSeats'
  | 'seatsAtRenewal'
  | 'renewalOn'
  | 'renewalOff'
  | 'cancel'
  | 'cancelAtRenewal'
  | 'reactivate'
  | 'changeTerm'
  | 'changeTermAtRenewal'
  | 'extendTrial'
  | 'restoreRenewal'
  | 'upgrade'
  | 'upgradeAtRenewal'

/** The verb of a plan of a purchase; null for people and groups. */
export function purchaseVerbOf({ change: { subscription: wish }, subscription, seats }: Plan): PurchaseVerb | null {
  if (wish === null) return null
  switch (wish.verb) {
    case 'setSeats': {
      if (wish.when === 'atRenewal') return 'seatsAtRenewal'
      const now = subscription?.before?.totalLicenses ?? seats[0]?.before.capacity ?? 0
      return wish.totalLicenses > now ? 'addSeats' : 'removeSeats'
    }
    case 'setRecurringBilling':
      return wish.on ? 'renewalOn' : 'renewalOff'
    case 'cancel':
      return wish.when === 'atRenewal' ? 'cancelAtRenewal' : 'cancel'
    case 'changeTerm':
      return wish.when === 'atRenewal' ? 'changeTermAtRenewal' : 'changeTerm'
    case 'upgrade':
      return wish.when === 'atRenewal' ? 'upgradeAtRenewal' : 'upgrade'
    default:
      return wish.verb
  }
}

/** Whether a plan brings a purchase to its end, now or later. */
export function endsPurchase(plan: Plan): boolean {
  const verb = purchaseVerbOf(plan)
  return verb === 'cancel' || verb === 'cancelAtRenewal' || verb === 'upgrade' || verb === 'upgradeAtRenewal' || (verb === 'renewalOff' && plan.warnings.some(({ code }) => code === 'PeopleSuspendedLater'))
}

/** Licences that a purchase has before its change: the number to be typed before it ends. */
export const licensesOf = ({ subscription }: Plan): number => subscription?.before?.totalLicenses ?? subscription?.after?.totalLicenses ?? 0

/** What the sentences about a purchase say: the product, licences in all and how many that moves, term and billing. */
export function purchaseFacts({ change: { subscription: wish }, subscription, seats }: Plan) {
  const { before = null, after = null } = subscription ?? {}
  const known = after ?? before
  const total = wish?.verb === 'buy' || wish?.verb === 'setSeats' ? wish.totalLicenses : (known?.totalLicenses ?? 0)
  const isOfTerm = wish?.verb === 'changeTerm'
  return {
    product: (seats.find(({ skuId }) => skuId === known?.skuId) ?? seats[0])?.displayName ?? '',
    to: subscription?.moveTo?.displayName ?? '',
    total,
    count: Math.abs(total - (before?.totalLicenses ?? 0)),
    term: (isOfTerm ? wish.term : null) ?? known?.term ?? 'P1Y',
    billing: (isOfTerm ? wish.billingFrequency : null) ?? known?.billingFrequency ?? 'P1M',
  }
}
