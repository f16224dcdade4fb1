import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody, tokens } from '@fluentui/react-components'
import { KeyResetRegular } from '@fluentui/react-icons/svg/key-reset'
import { PersonAvailableRegular } from '@fluentui/react-icons/svg/person-available'
import { PersonProhibitedRegular } from '@fluentui/react-icons/svg/person-prohibited'
import { SignOutRegular } from '@fluentui/react-icons/svg/sign-out'
import { useMay } from '#web/state/use-may.ts'
import { useWords } from '#web/state/words-context.tsx'
import { AccountFacts } from './account-facts.tsx'
import type { PersonTabProps } from './person-task.ts'

const useStyles = makeStyles({
  verbs: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
})

/** The account: what the directory knows, and password, sign-in and sessions. */
export function AccountTab({ person, onTask }: PersonTabProps) {
  const styles = useStyles()
  const { say } = useWords()
  const may = useMay()
  const isBlocked = person.accountEnabled === false
  return (
    <>
      {person.externalUserState === 'PendingAcceptance' ? (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{say('page.guest.notAccepted')}</MessageBarBody>
          <MessageBarActions>
            <Button onClick={() => onTask({ kind: 'resend' })}>{say('page.guest.resend')}</Button>
          </MessageBarActions>
        </MessageBar>
      ) : null}
      <div className={styles.verbs} role="group" aria-label={say('ui.commands')}>
        {may('resetPassword') ? (
          <Button appearance="subtle" icon={<KeyResetRegular />} onClick={() => onTask({ kind: 'resetPassword' })}>
            {say('page.user.resetPassword')}
          </Button>
        ) : null}
        {may('updateUser') ? (
          <Button appearance="subtle" icon={isBlocked ? <PersonAvailableRegular /> : <PersonProhibitedRegular />} onClick={() => onTask({ kind: isBlocked ? 'allow' : 'block' })}>
            {say(isBlocked ? 'page.user.allow' : 'page.user.block')}
          </Button>
        ) : null}
        {may('revokeSessions') ? (
          <Button appearance="subtle" icon={<SignOutRegular />} onClick={() => onTask({ kind: 'signOut' })}>
            {say('page.user.signOut')}
          </Button>
        ) : null}
      </div>
      <AccountFacts person={person} />
    </>
  )
}
