import { Link, makeStyles, MessageBar, MessageBarBody } from '@fluentui/react-components'
import type { RequestProcess } from '#model/license-request.ts'
import { useWords } from '#web/state/words-context.tsx'

const useStyles = makeStyles({ body: { whiteSpace: 'normal' } })

/** Where the organization takes requests, when it is not here. */
export function ProcessNotice({ process }: { process: RequestProcess }) {
  const styles = useStyles()
  const { say } = useWords()
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody className={styles.body}>
        {process.message}{' '}
        {process.link === '' ? null : (
          <Link inline href={process.link} target="_blank" rel="noreferrer">
            {say('page.myLicenses.process.link')}
          </Link>
        )}
      </MessageBarBody>
    </MessageBar>
  )
}
