import { Badge, Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { AddCircleRegular } from '@fluentui/react-icons/svg/add-circle'
import { SubtractCircleRegular } from '@fluentui/react-icons/svg/subtract-circle'
import { useState } from 'react'
import { FAMILIES } from '#model/product.ts'
import type { Plan, ServiceEffect } from '#model/plan.ts'
import { useWords } from '#web/state/words-context.tsx'
import { FamilyIcon, familyOf } from './family-icon.tsx'
import { PreviewSection } from './preview-section.tsx'

const useStyles = makeStyles({
  side: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  families: { margin: 0, padding: 0, listStyleType: 'none', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  family: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'flex-start', ...typographyStyles.body1 },
  familyName: { ...typographyStyles.body1Strong },
  names: { color: tokens.colorNeutralForeground2 },
})

/** What people gain and lose, by family: green and red, each with its sign and its word. */
export function ServicesSection({ services }: Pick<Plan, 'services'>) {
  const { say } = useWords()
  const { gained, lost } = services
  if (gained.length === 0 && lost.length === 0) return null
  return (
    <PreviewSection title={say('page.preview.services')}>
      {lost.length > 0 ? <ServiceSide kind="lost" effects={lost} /> : null}
      {gained.length > 0 ? <ServiceSide kind="gained" effects={gained} /> : null}
    </PreviewSection>
  )
}

const SIDES = {
  gained: { color: 'success', icon: <AddCircleRegular />, label: 'page.preview.services.gained' },
  lost: { color: 'danger', icon: <SubtractCircleRegular />, label: 'page.preview.services.lost' },
} as const

/** Names of one family that are read before the rest is asked for. */
const FIRST_NAMES = 4

function ServiceSide({ kind, effects }: { kind: keyof typeof SIDES; effects: readonly ServiceEffect[] }) {
  const styles = useStyles()
  const { say } = useWords()
  const [isWhole, setWhole] = useState(false)
  const { color, icon, label } = SIDES[kind]
  const most = Math.max(...effects.map(({ users }) => users))
  const families = FAMILIES.map((family) => ({ family, members: effects.filter((effect) => familyOf(effect.family) === family) }))
  const isLong = families.some(({ members }) => members.length > FIRST_NAMES)
  return (
    <div className={styles.side}>
      <div>
        <Badge appearance="tint" color={color} icon={icon} size="large">
          {say(label, { count: effects.length })}
        </Badge>
      </div>
      <ul className={styles.families}>
        {families
          .filter(({ members }) => members.length > 0)
          .map(({ family, members }) => {
            const named = isWhole ? members : members.slice(0, FIRST_NAMES)
            const names = named.map(({ displayName, users }) => (users === most ? displayName : `${displayName} (${say('ui.people', { count: users })})`))
            const rest = members.length - named.length
            return (
              <li key={family} className={styles.family}>
                <FamilyIcon family={family} />
                <span>
                  <span className={styles.familyName}>{say(`family.${family}`)}</span>{' '}
                  <span className={styles.names}>
                    {names.join(', ')}
                    {rest > 0 ? ` ${say('page.preview.services.more', { count: rest })}` : null}
                  </span>
                </span>
              </li>
            )
          })}
      </ul>
      {isLong ? (
        <div>
          <Button size="small" appearance="transparent" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {say(isWhole ? 'page.preview.services.fewer' : 'page.preview.services.all')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
