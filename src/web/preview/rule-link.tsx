import type { Refusal } from '#model/refusal.ts'
import { PATHS } from '#web/paths.ts'
import { useWords } from '#web/state/words-context.tsx'
import { PlaceLink } from '#web/ui/place-link.tsx'

/** The first rule that stands in the way; null for what is refused by no rule of the list. */
function ruleOf(refusal: Refusal): string | null {
  if ('pairs' in refusal) return refusal.pairs[0]?.ruleId ?? null
  if ('missing' in refusal) return refusal.missing[0]?.ruleId ?? null
  return null
}

/** From a refusal to its rule: what it says, where it comes from, and its switch. */
export function RuleLink({ refusal }: { refusal: Refusal }) {
  const { say } = useWords()
  if (refusal.code === 'ProhibitedInUsageLocationViolation') {
    return (
      <PlaceLink to={PATHS.settingPart} params={{ part: 'locations' }}>
        {say('page.preview.rule')}
      </PlaceLink>
    )
  }
  const rule = ruleOf(refusal)
  return rule === null ? null : (
    <PlaceLink to={PATHS.settingPart} params={{ part: 'rules' }} search={{ q: rule }}>
      {say('page.preview.rule')}
    </PlaceLink>
  )
}
