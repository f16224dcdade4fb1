import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { CopyRegular } from '@fluentui/react-icons/svg/copy'
import { useState } from 'react'
import { useWords } from '#web/state/words-context.tsx'
import { Notice } from '#web/ui/notice.tsx'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  code: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere' },
})

/** What a program needs to sign in; a secret is shown this once. */
export function ShownSecret({ appId, secret }: { appId?: string | undefined; secret?: string | undefined }) {
  const styles = useStyles()
  const { say } = useWords()
  return (
    <div className={styles.root}>
      {secret === undefined ? null : (
        <Notice intent="warning">{say('page.settings.apps.secretOnce')}</Notice>
      )}
      {appId === undefined ? null : <Line label={say('page.settings.apps.clientId')} text={appId} />}
      {secret === undefined ? null : <Line label={say('page.settings.apps.secret')} text={secret} />}
    </div>
  )
}

function Line({ label, text }: { label: string; text: string }) {
  const styles = useStyles()
  const { say } = useWords()
  const [isCopied, setCopied] = useState(false)
  return (
    <div className={styles.line}>
      <strong>{label}</strong>
      <code className={styles.code}>{text}</code>
      <Button size="small" icon={<CopyRegular />} onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}>
        {say(isCopied ? 'ui.copied' : 'ui.copy')}
      </Button>
    </div>
  )
}
