import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { CodeRegular } from '@fluentui/react-icons/svg/code'
import { LinkRegular } from '@fluentui/react-icons/svg/link'
import { useId, useState } from 'react'
import type { ReactElement } from 'react'
import { useWords } from '#web/state/words-context.tsx'
import { formatAsCommand, formatAsRequest } from './format-as-command.ts'
import type { Preview } from './preview.ts'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  buttons: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  label: { ...typographyStyles.caption1Strong },
  code: {
    ...typographyStyles.caption1,
    fontFamily: tokens.fontFamilyMonospace,
    margin: 0,
    padding: tokens.spacingHorizontalM,
    maxHeight: '16rem',
    overflow: 'auto',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
})

interface ShareSectionProps {
  /** What to show as a command and as a request; nothing once a plan is forgotten. */
  readonly preview: Pick<Preview, 'plan'> & { readonly people: Pick<Preview['people'], 'value'> } | null
  /** Where a colleague sees the same. */
  readonly path: string
}

/** The same change for somebody else: a link for a colleague, a command, a request. */
export function ShareSection({ preview, path }: ShareSectionProps) {
  const styles = useStyles()
  const { say } = useWords()
  const [isShown, setShown] = useState(false)
  const id = useId()
  return (
    <div className={styles.root}>
      <div className={styles.buttons}>
        <CopyButton icon={<LinkRegular />} label={say('page.preview.copyLink')} text={`${location.origin}${path}`} />
        {preview === null ? null : <Button
          appearance="subtle"
          size="small"
          icon={<CodeRegular />}
          aria-expanded={isShown}
          aria-controls={isShown ? id : undefined}
          onClick={() => setShown(!isShown)}
        >
          {say('page.preview.showAs')}
        </Button>}
      </div>
      {isShown && preview !== null ? (
        <div id={id} className={styles.root}>
          <Codes {...preview} />
        </div>
      ) : null}
    </div>
  )
}

function Codes({ plan, people }: NonNullable<ShareSectionProps['preview']>) {
  const { say } = useWords()
  const command = formatAsCommand(plan, people.value.map(({ userPrincipalName }) => userPrincipalName))
  return (
    <>
      {command === null ? null : <Code label={say('page.preview.showAs.command')} text={command} />}
      <Code label={say('page.preview.showAs.request')} text={formatAsRequest(plan)} />
    </>
  )
}

function Code({ label, text }: { label: string; text: string }) {
  const styles = useStyles()
  const { say } = useWords()
  return (
    <div>
      <div className={styles.buttons}>
        <span className={styles.label}>{label}</span>
        <CopyButton label={say('ui.copy')} text={text} />
      </div>
      {/* A text that scrolls must be reached by keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre role="group" className={styles.code} tabIndex={0} aria-label={label}>
        {text}
      </pre>
    </div>
  )
}

function CopyButton({ icon, label, text }: { icon?: ReactElement; label: string; text: string }) {
  const { say } = useWords()
  const [isCopied, setCopied] = useState(false)
  return (
    <Button
      appearance="subtle"
      size="small"
      {...(icon ? { icon } : {})}
      onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
    >
      {isCopied ? say('ui.copied') : label}
    </Button>
  )
}
