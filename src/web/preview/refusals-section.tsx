import { Button, makeStyles, MessageBar, MessageBarBody, tokens, typographyStyles } from '@fluentui/react-components'
import { LightbulbRegular } from '@fluentui/react-icons/svg/lightbulb'
import type { Fix, Plan, PlanRefusal } from '#model/plan.ts'
import { PATHS } from '#web/paths.ts'
import { useWords } from '#web/state/words-context.tsx'
import { PlaceLink } from '#web/ui/place-link.tsx'
import { AddressHolder } from './address-holder.tsx'
import { PreviewSection } from './preview-section.tsx'
import { RuleLink } from './rule-link.tsx'
import { sameFixElsewhere } from './same-fix-elsewhere.ts'

const useStyles = makeStyles({
  body: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, paddingBlock: tokens.spacingVerticalS, whiteSpace: 'normal' },
  message: { ...typographyStyles.body1, margin: 0 },
  ways: { margin: 0, padding: 0, listStyleType: 'none', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  way: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalXXS },
  fix: { textAlign: 'start', whiteSpace: 'normal' },
  effect: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
})

interface RefusalsSectionProps {
  readonly plan: Plan
  readonly isBusy: boolean
  readonly onFix: (fixes: readonly Fix[]) => void
}

/** Who cannot have it and why, with the ways out as buttons. */
export function RefusalsSection({ plan, isBusy, onFix }: RefusalsSectionProps) {
  const styles = useStyles()
  const { say } = useWords()
  if (plan.refusals.length === 0) return null
  return (
    <PreviewSection title={say(plan.change.subscription === null ? 'page.preview.refused' : 'page.preview.refusedNow')}>
      {plan.refusals.map((refusal, index) => (
        <MessageBar key={index} intent="warning" layout="multiline">
          <MessageBarBody className={styles.body}>
            <p className={styles.message}>
              {refusal.users > 0 ? <strong>{say('page.preview.refused.count', { count: refusal.users })} </strong> : null}
              {refusal.message}
            </p>
            {refusal.fixes.length > 0 ? (
              <ul className={styles.ways} aria-label={say('page.preview.waysOut')}>
                {refusal.fixes.map((fix) => (
                  <WayOut key={fix.id} {...{ fix, refusal, plan, isBusy, onFix }} />
                ))}
              </ul>
            ) : null}
            {refusal.facts.code === 'UniquenessViolation' ? <AddressHolder address={refusal.facts.address} /> : null}
            <RuleLink refusal={refusal.facts} />
            {refusal.code === 'SelfServiceOwned' ? <PlaceLink to={PATHS.yourProducts} search={{ step: 'selfService' }}>{say('page.selfService.takeControl')}</PlaceLink> : null}
          </MessageBarBody>
        </MessageBar>
      ))}
    </PreviewSection>
  )
}

/** Services that a way out names; of more than these it says how many. */
const MOST_NAMED = 4

const namesOf = (services: Fix['effects']['lost']): string => services.slice(0, MOST_NAMED).map(({ displayName }) => displayName).join(', ')

interface WayOutProps extends RefusalsSectionProps {
  readonly fix: Fix
  readonly refusal: PlanRefusal
}

function WayOut({ fix, refusal, plan, isBusy, onFix }: WayOutProps) {
  const styles = useStyles()
  const { say } = useWords()
  const elsewhere = sameFixElsewhere(fix, refusal, plan.refusals)
  const { changed, gained, lost, seats } = fix.effects
  const effects = [
    changed > 0 ? say('page.preview.fix.changed', { count: changed }) : null,
    gained.length > 0 ? say('page.preview.services.gained', { count: gained.length }) : null,
    lost.length > 0 ? say('page.preview.fix.lost', { services: namesOf(lost), more: Math.max(0, lost.length - MOST_NAMED) }) : null,
    ...seats
      .filter(({ delta }) => delta !== 0)
      .map(({ displayName, delta }) => say(delta > 0 ? 'page.preview.fix.takes' : 'page.preview.fix.frees', { product: displayName, count: Math.abs(delta) })),
  ].filter((effect) => effect !== null)
  return (
    <li className={styles.way}>
      <Button className={styles.fix} icon={<LightbulbRegular />} disabledFocusable={isBusy} onClick={() => onFix([fix])}>
        {fix.title}
      </Button>
      {effects.length > 0 ? <span className={styles.effect}>{effects.join(', ')}</span> : null}
      {elsewhere.users > 0 ? (
        <Button size="small" appearance="transparent" disabledFocusable={isBusy} onClick={() => onFix([fix, ...elsewhere.fixes])}>
          {say('page.preview.fix.others', { count: elsewhere.users })}
        </Button>
      ) : null}
    </li>
  )
}
