import { Link } from '@fluentui/react-components'
import { SUBSCRIPTION_REFUSALS } from '#model/refusal.ts'
import type { Refusal } from '#model/refusal.ts'
import { PATHS } from '#web/paths.ts'
import { useWords } from '#web/state/words-context.tsx'
import { helpAddress } from '#web/ui/help-address.ts'
import { PlaceLink } from '#web/ui/place-link.tsx'

const SUBSCRIPTION_CODES: ReadonlySet<string> = new Set(SUBSCRIPTION_REFUSALS)

/** The first rule that stands in the way; null for what is refused by no rule of the list. */
function ruleOf(refusal: Refusal): string | null {
  if ('pairs' in refusal) return refusal.pairs[0]?.ruleId ?? null
  if ('missing' in refusal) return refusal.missing[0]?.ruleId ?? null
  return null
}

/** What the help says of refusals that have no rule in the list: of a purchase, or of obstacles in general. */
function helpOf({ code }: Refusal): string {
  if (code === 'SelfServiceOwned') return 'self-service.html'
  return SUBSCRIPTION_CODES.has(code) ? 'subscriptions.html#changing' : 'licenses.html#not-possible'
}

/** From a refusal to its rule: what it says, where it comes from, and its switch; without one, to what the help says of such obstacles. */
export function RuleLink({ refusal }: { refusal: Refusal }) {
  const { say, language } = useWords()
  if (refusal.code === 'ProhibitedInUsageLocationViolation') {
    return (
      <PlaceLink to={PATHS.settingPart} params={{ part: 'locations' }}>
        {say('page.preview.rule')}
      </PlaceLink>
    )
  }
  const rule = ruleOf(refusal)
  if (rule === null) {
    return (
      <Link inline target="_blank" rel="noreferrer" href={helpAddress(helpOf(refusal), language)}>
        {say('page.preview.rule')}
      </Link>
    )
  }
  return (
    <PlaceLink to={PATHS.settingPart} params={{ part: 'rules' }} search={{ q: rule }}>
      {say('page.preview.rule')}
    </PlaceLink>
  )
}
