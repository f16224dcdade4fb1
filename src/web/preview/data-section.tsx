import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { ClockWarningRegular } from '@fluentui/react-icons/svg/clock-warning'
import { InfoRegular } from '@fluentui/react-icons/svg/info'
import type { DataEffect } from '#model/plan.ts'
import { useWords } from '#web/state/words-context.tsx'
import { PreviewSection } from './preview-section.tsx'

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  item: { display: 'flex', gap: tokens.spacingHorizontalS, ...typographyStyles.body1 },
  icon: { display: 'flex', fontSize: tokens.fontSizeBase500, color: tokens.colorNeutralForeground2 },
  urgent: { color: tokens.colorPaletteRedForeground1 },
})

/** Data that starts to expire, with the last day to save it. */
export function DataSection({ data, isDeletion }: { data: readonly DataEffect[]; isDeletion: boolean }) {
  const styles = useStyles()
  const { say } = useWords()
  const shown = data.filter(({ users }) => users > 0)
  if (shown.length === 0) return null
  return (
    <PreviewSection title={say('page.preview.data')}>
      <ul className={styles.list}>
        {shown.map(({ kind, users, held, recoverableUntilDateTime: until }) => (
          <li key={kind} className={styles.item}>
            <span aria-hidden className={`${styles.icon} ${until === null ? '' : styles.urgent}`}>
              {until === null ? <InfoRegular /> : <ClockWarningRegular />}
            </span>
            <span>
              {say(isDeletion ? `page.preview.data.deleted.${kind}` : `page.preview.data.${kind}`, { users, until: until ?? '' })}
              {held > 0 ? ` ${say('page.preview.data.held', { held })}` : null}
            </span>
          </li>
        ))}
      </ul>
    </PreviewSection>
  )
}
