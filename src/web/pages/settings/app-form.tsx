import { Button, Checkbox, Field, Input, makeStyles, Switch, Textarea, tokens, typographyStyles } from '@fluentui/react-components'
import { useState } from 'react'
import type { AppRecord } from '#model/app-record.ts'
import { client } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { APP_PERMISSIONS } from './app-permissions.ts'
import { useSettingChange } from './use-setting-change.ts'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  list: { display: 'flex', flexDirection: 'column' },
  title: { ...typographyStyles.subtitle2, margin: 0 },
  technical: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

interface AppFormProps {
  readonly app: AppRecord | undefined
  readonly onMade: (made: { readonly appId: string; readonly secretText?: string }) => void
  readonly onDeleted: () => void
}

/** What an app is called, what it may do, and where it is sent back to. */
export function AppForm({ app, onMade, onDeleted }: AppFormProps) {
  const styles = useStyles()
  const { say } = useWords()
  const [name, setName] = useState(app?.displayName ?? '')
  const [permissions, setPermissions] = useState<readonly string[]>(app?.permissions ?? [])
  const [addresses, setAddresses] = useState(app?.redirectUris.join('\n') ?? '')
  const [isPublicClient, setPublic] = useState(app?.isPublicClient ?? false)
  const body = { displayName: name, permissions, scopes: permissions, redirectUris: addresses.split(/\s+/).filter(Boolean), isPublicClient }
  const saving = useSettingChange(
    async () => (app ? { ...(await client.patchApp(app.id, body)), isNew: false } : { ...(await client.createApp(body)), isNew: true }),
    ['app'],
    (saved) => {
      if (saved.isNew) onMade(saved)
    },
  )
  const removing = useSettingChange(() => client.deleteApp(app?.id ?? ''), ['app'], onDeleted)
  return (
    <div className={styles.form}>
      <Field label={say('page.settings.name')} required>
        <Input value={name} maxLength={256} onChange={(_event, { value }) => setName(value)} />
      </Field>
      <h3 className={styles.title}>{say('page.settings.apps.permissions')}</h3>
      <div className={styles.list}>
        {APP_PERMISSIONS.map((permission) => (
          <Checkbox
            key={permission}
            label={
              <>
                {say(`page.settings.permission.${permission}`)} <span className={styles.technical}>{permission}</span>
              </>
            }
            checked={permissions.includes(permission)}
            onChange={(_event, { checked }) => setPermissions(checked === true ? [...permissions, permission] : permissions.filter((one) => one !== permission))}
          />
        ))}
      </div>
      <Field label={say('page.settings.apps.addresses')} hint={say('page.settings.apps.addresses.hint')}>
        <Textarea value={addresses} onChange={(_event, { value }) => setAddresses(value)} />
      </Field>
      <Switch label={say('page.settings.apps.public')} checked={isPublicClient} onChange={(_event, { checked }) => setPublic(checked)} />
      {saving.error || removing.error ? <ErrorState error={(saving.error ?? removing.error) as Error} /> : null}
      <div className={styles.buttons}>
        <Button appearance="primary" disabledFocusable={name.trim() === '' || saving.isPending} onClick={() => saving.mutate(undefined)}>
          {say(app ? 'ui.save' : 'page.settings.apps.add')}
        </Button>
        {app ? <Button onClick={() => removing.mutate(undefined)}>{say('page.settings.delete')}</Button> : null}
      </div>
    </div>
  )
}
