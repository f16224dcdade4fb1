// Refusals, warnings and ways out in the reader's words: friendly names of products, services and countries.
import { nameOfPlan } from '#catalogue/catalogue.ts'
import type { Catalogue } from '#catalogue/catalogue.ts'
import type { Edit } from '#engine/edit-change.ts'
import type { Warning } from '#engine/outcome-rules.ts'
import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import type { PlanInProduct, Refusal, SubscriptionRefusal } from '#model/refusal.ts'
import { dayIn } from '#words/day-in.ts'
import type { Facts, Language, MessageKey } from '#words/language.ts'
import { render } from '#words/render.ts'

export interface Renderer {
  readonly catalogue: Catalogue
  readonly language: Language
  /** In which days are told; absent for UTC. */
  readonly timeZone?: string
}

/** How a caller is told things. */
export const rendererFor = (catalogue: Catalogue, { language, timeZone }: Caller): Renderer => ({ catalogue, language, ...(timeZone !== undefined && { timeZone }) })

/** The day of an instant where the reader is; empty for none. */
const dayFor = (instant: string | null, { timeZone = 'UTC' }: Renderer): string => (instant === null ? '' : dayIn(instant, timeZone))

const list = (names: readonly string[], { language }: Renderer, type: 'conjunction' | 'disjunction' = 'conjunction'): string =>
  new Intl.ListFormat(language, { type }).format(names)

/** Names of which any one will do. */
export const anyOf = (names: readonly string[], to: Renderer): string => list(names, to, 'disjunction')

/** A product's name, with its part number when another one has the same name. */
export function productName(skuId: Guid, { catalogue }: Renderer): string {
  const product = catalogue.productById.get(skuId)
  if (product === undefined) return skuId
  return product.ambiguous ? `${product.displayName} (${product.skuPartNumber})` : product.displayName
}

export const planName = (servicePlanId: Guid, { catalogue }: Renderer): string => nameOfPlan(catalogue, servicePlanId)

const countryName = (code: string, { language }: Renderer): string => new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code

type Clash = Extract<Refusal, { code: 'MutuallyExclusiveViolation' }>
type Lack = Extract<Refusal, { code: 'DependencyViolation' }>
type Ban = Extract<Refusal, { code: 'ProhibitedInUsageLocationViolation' }>

const clashFacts = ({ pairs }: Clash, to: Renderer): Facts => ({
  pairs: list(
    pairs.map(({ a, b }) =>
      render(to.language, 'refusal.pair', {
        planA: planName(a.servicePlanId, to),
        productA: productName(a.skuId, to),
        planB: planName(b.servicePlanId, to),
        productB: productName(b.skuId, to),
      }),
    ),
    to,
  ),
})

const lackFacts = ({ missing }: Lack, to: Renderer): Facts => ({
  lacks: missing
    .map(({ dependent, requiresAnyOf }) =>
      render(to.language, 'refusal.lack', {
        plan: planName(dependent.servicePlanId, to),
        product: productName(dependent.skuId, to),
        needed: anyOf(requiresAnyOf.map((plan) => planName(plan, to)), to),
      }),
    )
    .join(' '),
})

const banFacts = ({ usageLocation, prohibited }: Ban, to: Renderer): Facts => ({
  country: countryName(usageLocation, to),
  what: list([...new Set(prohibited.map(({ skuId, servicePlanId }) => (servicePlanId === null ? productName(skuId, to) : planName(servicePlanId, to))))], to),
})

/** `waits` says whether waiting helps; without it there is no `from`. */
const purchaseFacts = ({ skuId, fromDateTime, untilDateTime, limit }: SubscriptionRefusal, to: Renderer): Facts => ({
  product: productName(skuId, to),
  waits: String(fromDateTime !== null),
  from: dayFor(fromDateTime, to),
  until: dayFor(untilDateTime, to),
  limit: limit ?? 0,
})

/** The arguments of a refusal's message. */
function refusalFacts(refusal: Refusal, to: Renderer): Facts {
  switch (refusal.code) {
    case 'MutuallyExclusiveViolation':
      return clashFacts(refusal, to)
    case 'DependencyViolation':
      return lackFacts(refusal, to)
    case 'ProhibitedInUsageLocationViolation':
      return banFacts(refusal, to)
    case 'UsageLocationInvalid':
      return { got: refusal.usageLocation }
    case 'UserNotFound':
      return { user: refusal.user }
    case 'PrerequisiteMissing':
      return { product: list(refusal.missing.map(({ skuId }) => productName(skuId, to)), to) }
    case 'UniquenessViolation':
      return { address: refusal.address }
    case 'ChangedSince':
      return { products: list(refusal.skuIds.map((skuId) => productName(skuId, to)), to) }
    case 'LicenseInherited':
      return { product: productName(refusal.skuId, to), groups: refusal.groupIds.length }
    case 'ServicePlanNotInProduct':
    case 'ServicePlanNotForUsers':
      return { product: productName(refusal.skuId, to), plans: list(refusal.servicePlanIds.map((plan) => planName(plan, to)), to) }
    default:
      if ('subscriptionId' in refusal) return purchaseFacts(refusal, to)
      return 'skuId' in refusal ? { product: productName(refusal.skuId, to) } : {}
  }
}

/** A refusal in a sentence. */
export const renderRefusal = (refusal: Refusal, to: Renderer): string =>
  render(to.language, `refusal.${refusal.code}` as MessageKey, refusalFacts(refusal, to))

/** A warning in a sentence. */
export function renderWarning(warning: Warning, to: Renderer): string {
  const key = `warning.${warning.code}` as MessageKey
  if ('count' in warning) return render(to.language, key, { product: productName(warning.skuId, to), count: warning.count, later: String(warning.fromDateTime !== null), from: dayFor(warning.fromDateTime, to) })
  if ('names' in warning) return render(to.language, key, { people: list(warning.names, to) })
  return 'skuIds' in warning
    ? render(to.language, key, { products: list(warning.skuIds.map((skuId) => productName(skuId, to)), to) })
    : render(to.language, key, refusalFacts(warning, to))
}

const plansFacts = (plans: readonly PlanInProduct[], to: Renderer): Facts => ({
  plans: list([...new Set(plans.map(({ servicePlanId }) => planName(servicePlanId, to)))], to),
  product: list([...new Set(plans.map(({ skuId }) => productName(skuId, to)))], to),
})

function subscriptionFacts({ subscription, skuIds }: Extract<Edit, { kind: 'changeSubscription' }>, to: Renderer): Facts {
  const { verb } = subscription
  return {
    product: list(skuIds.map((skuId) => productName(skuId, to)), to),
    count: 'totalLicenses' in subscription ? subscription.totalLicenses : 0,
    when: 'when' in subscription ? subscription.when : 'now',
    on: String(verb === 'setRecurringBilling' && subscription.on),
  }
}

function editFacts(edit: Edit, to: Renderer): Facts {
  switch (edit.kind) {
    case 'turnOff':
    case 'turnOn':
      return plansFacts(edit.plans, to)
    case 'give':
      return { product: productName(edit.skuId, to) }
    case 'setLocation':
      return { country: countryName(edit.usageLocation, to) }
    case 'changeSubscription':
      return subscriptionFacts(edit, to)
    default:
      return { product: list(edit.skuIds.map((skuId) => productName(skuId, to)), to) }
  }
}

/** A way out as its button says it. */
export const renderEdits = (edits: readonly Edit[], to: Renderer): string => {
  const gone = edits.flatMap((edit) => (edit.kind === 'takeBack' ? edit.skuIds : []))
  // What is taken back is not given either: that goes without saying.
  const told = edits.filter((edit) => edit.kind !== 'leaveOut' || !edit.skuIds.every((skuId) => gone.includes(skuId)))
  const steps = told.map((edit) => render(to.language, (edit.kind === 'changeSubscription' ? `fix.subscription.${edit.subscription.verb}` : `fix.${edit.kind}`) as MessageKey, editFacts(edit, to)))
  // Each begins with a verb; only the first begins the sentence.
  return list(steps.map((step, at) => (at === 0 ? step : step.charAt(0).toLocaleLowerCase(to.language) + step.slice(1))), to)
}

/** What a refusal is between: each product, with the service that is in the way where there is one. */
export function refusalBetween(refusal: Refusal, to: Renderer): { skuId: Guid; servicePlanId: Guid | null; displayName: string }[] {
  const of = (skuId: Guid, servicePlanId: Guid | null) => ({
    skuId,
    servicePlanId,
    displayName: servicePlanId === null ? productName(skuId, to) : planName(servicePlanId, to),
  })
  switch (refusal.code) {
    case 'MutuallyExclusiveViolation':
      return refusal.pairs.flatMap(({ a, b }) => [of(a.skuId, a.servicePlanId), of(b.skuId, b.servicePlanId)])
    case 'DependencyViolation':
      return refusal.missing.map(({ dependent }) => of(dependent.skuId, dependent.servicePlanId))
    case 'ProhibitedInUsageLocationViolation':
      return refusal.prohibited.map(({ skuId, servicePlanId }) => of(skuId, servicePlanId))
    case 'ChangedSince':
      return refusal.skuIds.map((skuId) => of(skuId, null))
    default:
      return 'skuId' in refusal ? [of(refusal.skuId, null)] : []
  }
}
