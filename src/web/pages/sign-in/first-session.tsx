import { Button, Link, makeStyles, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Session } from '#model/session.ts'
import { useWords } from '#web/state/words-context.tsx'
import { PATHS } from '#web/paths.ts'
import { signInStateQuery } from './sign-in-state.ts'
import type { SignInState } from './sign-in-state.ts'

export const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10'

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground3,
  },
})

const comesAgain = ({ hasPassword, cameOver }: SignInState): boolean => hasPassword || cameOver

/** Before the first session of an own organization ends: a password for its administrator, and a second one beside. */
export function FirstSession({ session }: { session: Session }) {
  const styles = useStyles()
  const { say } = useWords()
  const [isClosed, setIsClosed] = useState(false)
  const isAsked = session.tenant.kind === 'ownDirectory' && session.roles.includes(GLOBAL_ADMINISTRATOR)
  const { data: state } = useQuery({ ...signInStateQuery, enabled: isAsked })
  if (!isAsked || state === undefined || isClosed || (comesAgain(state) && state.administrators > 1)) return null
  return (
    <div className={styles.bar} role="status">
      <span>{say(comesAgain(state) ? 'page.firstSession.second' : 'page.firstSession.password')}</span>
      {comesAgain(state) ? (
        <Link href={PATHS.secondAdministrator}>{say('page.secondAdministrator.title')}</Link>
      ) : (
        <Link href={PATHS.ownPassword}>{say('page.ownPassword.title')}</Link>
      )}
      <Button size="small" appearance="subtle" onClick={() => setIsClosed(true)}>
        {say('page.ownPassword.later')}
      </Button>
    </div>
  )
}
