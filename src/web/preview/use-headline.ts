import { useWords } from '#web/state/words-context.tsx'
import type { Plan } from '#model/plan.ts'
import { countOf, groupVerbOf, isNothing, isWaiting, verbOf } from './plan-verb.ts'
import type { Preview } from './preview.ts'
import { purchaseFacts, purchaseVerbOf } from './purchase-verb.ts'
import { useProductNames, useServiceNames } from './use-product-names.ts'

interface Headline {
  /** "Give Microsoft 365 E3 to 42 people." */
  readonly wish: string
  /** "3 of them cannot have it yet." */
  readonly butNot: string | null
  /** The same when it has been done: "Microsoft 365 E3 assigned to 42 people." */
  readonly done: string
}

/** Products that a change gives or takes, each once. */
export const productsOf = ({ change }: Plan): string[] => [
  ...new Set([...change.add.map(({ skuId }) => skuId), ...change.remove, ...change.services.map(({ skuId }) => skuId)]),
]

/** A change in one sentence, before and after it is made. One person is called by name. */
export function useHeadline(): (preview: Preview) => Headline {
  const { say, country } = useWords()
  const productName = useProductNames()
  const serviceName = useServiceNames()
  return ({ plan, people }) => {
    const { users, changed, refused, inError, waiting } = plan.summary
    const [only] = people.value
    const who = (count: number) => (users === 1 && only ? only.displayName : say('ui.people', { count }))
    const on = plan.change.services.flatMap(({ turnOn }) => turnOn)
    const off = plan.change.services.flatMap(({ turnOff }) => turnOff)
    const facts = {
      products: productsOf(plan).map(productName),
      removed: plan.change.remove.map(productName),
      services: (on.length > 0 ? on : off).map(serviceName),
      country: plan.change.usageLocation === null ? '' : country(plan.change.usageLocation),
    }
    const purchaseVerb = purchaseVerbOf(plan)
    if (purchaseVerb !== null) {
      const purchase = purchaseFacts(plan)
      return {
        wish: say(`page.preview.wish.${purchaseVerb}`, purchase),
        butNot: plan.refusals.length > 0 ? say('page.preview.notNow') : null,
        done: say(`page.preview.done.${purchaseVerb}`, purchase),
      }
    }
    const groupVerb = groupVerbOf(plan)
    if (groupVerb !== null) {
      const count = countOf(plan)
      const one = count === 1 && users === 1 && only ? only.displayName : say('ui.people', { count })
      const groupFacts = { ...facts, who: one, groups: plan.groups.length, group: plan.groups[0]?.displayName ?? '' }
      return {
        wish: say(`page.preview.wish.${groupVerb}`, groupFacts),
        butNot: inError + waiting === 0 ? null : say('page.preview.notMembers', { inError, waiting }),
        done: say(`page.preview.done.${groupVerb}`, groupFacts),
      }
    }
    const kind = kindOf(plan, on.length, off.length)
    const isReplacing = kind === 'replace' || kind === 'replaceAll'
    const named = isReplacing ? { ...facts, products: plan.change.add.map(({ skuId }) => productName(skuId)) } : facts
    return {
      wish: say(`page.preview.wish.${kind}`, { ...named, who: who(users) }),
      butNot: refused === 0 ? (isNothing(plan) ? say('page.preview.nothing') : inError + waiting > 0 ? say('page.preview.notMembers', { inError, waiting }) : null) : say(refused === users ? 'page.preview.notOne' : 'page.preview.notAll', { refused, users }),
      done: isWaiting(plan) ? say('page.preview.done.wait', { count: waiting }) : say(`page.preview.done.${kind}`, { ...named, who: who(changed) }),
    }
  }
}

/** Longer lists of services are counted in the section below rather than read out in the headline. */
const MOST_NAMED = 3

function kindOf(plan: Plan, on: number, off: number) {
  const { change } = plan
  const verb = verbOf(plan)
  if (verb === 'undo') return 'undo'
  if (verb === 'takeControl') return change.add.length > 0 ? 'takeControl' : 'endPurchase'
  if (verb === 'unassign' && (change.removeAll || (change.replaceAll && change.add.length === 0))) return 'unassignAll'
  if (verb !== 'save') return verb
  const isReplacing = change.add.length > 0 && change.services.length === 0
  if (isReplacing && change.replaceAll) return 'replaceAll'
  if (isReplacing && change.remove.length > 0 && !change.removeAll) return 'replace'
  const onlyServices = change.add.length === 0 && change.remove.length === 0 && !change.removeAll && !change.replaceAll && change.services.length > 0
  if (onlyServices && off === 0 && on <= MOST_NAMED) return 'turnOn'
  if (onlyServices && on === 0 && off <= MOST_NAMED) return 'turnOff'
  if (onlyServices) return 'services'
  if (change.usageLocation !== null && productsOf(plan).length === 0 && !change.removeAll && !change.replaceAll) return 'location'
  return 'mixed'
}
