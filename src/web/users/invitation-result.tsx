import { Button, Input, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useState } from 'react'
import { useFocusOnArrival } from '#web/preview/use-focus-on-arrival.ts'
import { useWords } from '#web/state/words-context.tsx'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, outlineStyle: 'none' },
  line: { ...typographyStyles.subtitle2 },
  text: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2 },
  link: { display: 'flex', gap: tokens.spacingHorizontalS },
  address: { flexGrow: 1 },
})

/** The invitation is made: no mail is sent from here, so its link is given to be passed on. */
export function InvitationResult({ name, link }: { name: string; link: string }) {
  const styles = useStyles()
  const { say } = useWords()
  const arrived = useFocusOnArrival<HTMLDivElement>()
  const [isCopied, setCopied] = useState(false)
  return (
    <div ref={arrived} tabIndex={-1} role="status" className={styles.root}>
      <p className={styles.line}>{say('page.guest.invited', { name })}</p>
      <p className={styles.text}>{say('page.guest.invited.text')}</p>
      <div className={styles.link}>
        <Input className={styles.address} readOnly value={link} aria-label={say('page.guest.link')} />
        <Button onClick={() => void navigator.clipboard.writeText(link).then(() => setCopied(true))}>{say(isCopied ? 'ui.copied' : 'ui.copy')}</Button>
      </div>
    </div>
  )
}
