import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import type { Plan } from '#model/plan.ts'
import { useWords } from '#web/state/words-context.tsx'
import { AheadList } from '#web/ui/ahead-list.tsx'
import { PreviewSection } from './preview-section.tsx'

const useStyles = makeStyles({ text: { ...typographyStyles.body1, margin: `0 0 ${tokens.spacingVerticalS}` } })

/** What becomes of a purchase after its change, step by step with dates (P16). */
export function AheadSection({ plan: { subscription } }: { plan: Plan }) {
  const styles = useStyles()
  const { say } = useWords()
  if (!subscription?.after) return null
  const { after, ahead } = subscription
  const seats = after.scheduled?.totalLicenses ?? after.totalLicenses
  return (
    <PreviewSection title={say('page.preview.ahead')}>
      {after.status === 'Suspended' ? <p className={styles.text}>{say('page.subscription.ahead.disabledNow')}</p> : null}
      {ahead.length > 0 ? <AheadList ahead={ahead} seats={seats} /> : <p className={styles.text}>{say('page.subscription.ahead.none')}</p>}
    </PreviewSection>
  )
}
