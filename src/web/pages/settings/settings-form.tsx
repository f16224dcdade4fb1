import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormEvent, ReactNode } from 'react'
import type { Settings } from '#client/desk-calls.ts'
import { client } from '#web/state/client.ts'
import { sessionQuery } from '#web/state/queries.ts'
import { settingsQuery } from '#web/state/setting-queries.ts'
import { useChanges } from '#web/state/changes-context.tsx'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { useMissing } from '#web/ui/use-missing.tsx'
import { MayNotChange } from './may-not-change.tsx'
import { SettingField } from './setting-field.tsx'
import type { SettingFieldOf } from './setting-field.tsx'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '36rem', border: 'none', margin: 0, padding: 0 },
  end: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
})

interface SettingsFormProps {
  readonly fields: readonly SettingFieldOf[]
  /** What follows from a setting, said beside the fields. */
  readonly children?: (draft: Settings) => ReactNode
}

/** Some of the organisation's settings: what they are, changed and saved together. */
export function SettingsForm({ fields, children }: SettingsFormProps) {
  const styles = useStyles()
  const { say } = useWords()
  const { announce } = useChanges()
  const queries = useQueryClient()
  const { data: settings, error, refetch } = useQuery(settingsQuery)
  const [draft, setDraft] = useState<Settings>({})
  const saving = useMutation({
    mutationFn: () => client.patchSettings(draft),
    onSuccess: async () => {
      setDraft({})
      announce({ text: say('page.settings.saved'), operationId: null })
      // Some of it is said with who is signed in.
      await Promise.all([queries.invalidateQueries({ queryKey: ['settings'] }), queries.invalidateQueries(sessionQuery)])
    },
  })
  const missing = useMissing(Object.keys(draft).length === 0 ? say('page.user.nothingChanged') : null)
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!settings) return <SkeletonLines lines={5} />
  const shown = { ...settings, ...draft }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    saving.mutate()
  }
  return (
    <MayNotChange permission="Licet.Admin.ReadWrite">
      {(mayChange) => (
        <form onSubmit={submit}>
          <fieldset className={styles.root} disabled={!mayChange}>
            {fields.map((field) => (
              <SettingField key={field.name} field={field} value={shown[field.name]} onChange={(value) => setDraft({ ...draft, [field.name]: value })} />
            ))}
            {children?.(shown)}
            {saving.error ? <ErrorState error={saving.error} /> : null}
            {mayChange ? (
              <div className={styles.end}>
                <Button appearance="primary" type="submit" disabledFocusable={saving.isPending} {...missing.describes}>
                  {say('ui.save')}
                </Button>
                {missing.note}
              </div>
            ) : null}
          </fieldset>
        </form>
      )}
    </MayNotChange>
  )
}
