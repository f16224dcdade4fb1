import { useWords } from '#web/state/words-context.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { SettingsForm } from './settings-form.tsx'

const FIELDS = [{ name: 'auditRetentionDays', kind: 'days', label: 'page.settings.retention.days', hint: 'page.settings.retention.days.hint' }] as const

/** How long changes are remembered; what is forgotten can no longer be undone, which is said before. */
export function RetentionPart() {
  const { say } = useWords()
  return (
    <SettingsForm fields={FIELDS}>
      {({ auditRetentionDays: days }) =>
        typeof days === 'number' ? (
          <Notice intent="warning">{say('page.settings.retention.endsUndo', { days })}</Notice>
        ) : null
      }
    </SettingsForm>
  )
}
