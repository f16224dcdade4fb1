import { Button, Field, Input, makeStyles, Textarea, tokens, typographyStyles } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { useState } from 'react'
import type { AppRecord } from '#model/app-record.ts'
import { client } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { ShownSecret } from './shown-secret.tsx'
import { useSettingChange } from './use-setting-change.ts'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  title: { ...typographyStyles.subtitle2, margin: 0 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  line: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: tokens.spacingHorizontalS },
  detail: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

/** How an app proves itself: secrets, shown once, and certificates, whose private half stays with the app. */
export function AppCredentials({ app }: { app: AppRecord }) {
  const styles = useStyles()
  const { say, day } = useWords()
  const [name, setName] = useState('')
  const [certificate, setCertificate] = useState('')
  const [secret, setSecret] = useState<string | null>(null)
  const addSecret = useSettingChange(() => client.addAppSecret(app.id, name), ['app'], ({ secretText }) => {
    setSecret(secretText)
    setName('')
  })
  const addCertificate = useSettingChange(() => client.addAppCertificate(app.id, name, certificate), ['app'], () => {
    setCertificate('')
    setName('')
  })
  const remove = useSettingChange((keyId: string) => client.removeAppSecret(app.id, keyId), ['app'])
  const error = addSecret.error ?? addCertificate.error ?? remove.error
  const credentials = [
    ...app.passwordCredentials.map(({ keyId, displayName, hint, endDateTime }) => ({ keyId, what: say('page.settings.apps.secretOf', { hint: hint ?? '' }), displayName, endDateTime })),
    ...app.keyCredentials.map(({ keyId, displayName, endDateTime }) => ({ keyId, what: say('page.settings.apps.certificate'), displayName, endDateTime })),
  ]
  return (
    <section className={styles.root}>
      <h3 className={styles.title}>{say('page.settings.apps.credentials')}</h3>
      <ShownSecret appId={app.appId} secret={secret ?? undefined} />
      <ul className={styles.list}>
        {credentials.map(({ keyId, what, displayName, endDateTime }) => (
          <li key={keyId} className={styles.line}>
            <span>
              {displayName ?? what} <span className={styles.detail}>{say('page.settings.apps.until', { what, until: day(endDateTime) })}</span>
            </span>
            <Button size="small" appearance="subtle" icon={<DeleteRegular />} aria-label={say('page.settings.apps.removeCredential', { name: displayName ?? what })} onClick={() => remove.mutate(keyId)} />
          </li>
        ))}
      </ul>
      <Field label={say('page.settings.apps.credentialName')}>
        <Input value={name} maxLength={256} onChange={(_event, { value }) => setName(value)} />
      </Field>
      <Field label={say('page.settings.apps.certificateText')} hint={say('page.settings.apps.certificateText.hint')}>
        <Textarea value={certificate} onChange={(_event, { value }) => setCertificate(value)} />
      </Field>
      {error ? <ErrorState error={error} /> : null}
      <div className={styles.buttons}>
        <Button disabledFocusable={name === '' || addSecret.isPending} onClick={() => addSecret.mutate(undefined)}>
          {say('page.settings.apps.addSecret')}
        </Button>
        <Button disabledFocusable={name === '' || certificate === '' || addCertificate.isPending} onClick={() => addCertificate.mutate(undefined)}>
          {say('page.settings.apps.addCertificate')}
        </Button>
      </div>
    </section>
  )
}
