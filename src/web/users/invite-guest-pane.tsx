import { Button, Field, Input, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { client } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { InvitationResult } from './invitation-result.tsx'

const useStyles = makeStyles({
  text: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2 },
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
})

interface InviteGuestPaneProps {
  readonly onClose: () => void
  /** Goes on to the licences of the guest. */
  readonly onLicense: (userId: string) => void
}

/** Invites an external user: the account is made at once, and waits to be accepted. */
export function InviteGuestPane({ onClose, onLicense }: InviteGuestPaneProps) {
  const styles = useStyles()
  const { say } = useWords()
  const queries = useQueryClient()
  const [mail, setMail] = useState('')
  const [name, setName] = useState('')
  const invite = useMutation({
    mutationFn: () =>
      client.inviteGuest({
        invitedUserEmailAddress: mail.trim(),
        ...(name.trim() ? { invitedUserDisplayName: name.trim() } : {}),
        inviteRedirectUrl: location.origin,
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['users'] }),
  })
  const isReady = /^\S+@\S+\.\S+$/.test(mail.trim())
  const made = invite.data
  return (
    <Panel
      open
      title={say('page.guest.invite')}
      onClose={onClose}
      isUnsaved={!made && mail !== ''}
      footer={
        made ? (
          <>
            <Button appearance="primary" onClick={() => onLicense(made.invitedUser.id)}>
              {say('page.guest.license')}
            </Button>
            <Button onClick={onClose}>{say('ui.close')}</Button>
          </>
        ) : (
          <>
            <Button appearance="primary" disabledFocusable={!isReady || invite.isPending} onClick={() => isReady && !invite.isPending && invite.mutate()}>
              {say('page.guest.invite.verb')}
            </Button>
            <Button onClick={onClose}>{say('ui.cancel')}</Button>
            {isReady ? null : <span className={styles.text}>{say('page.guest.invite.missing')}</span>}
          </>
        )
      }
    >
      {made ? (
        <InvitationResult name={name.trim() || mail.trim()} link={made.inviteRedeemUrl} />
      ) : (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault()
            if (isReady) invite.mutate()
          }}
        >
          <p className={styles.text}>{say('page.guest.invite.text')}</p>
          {invite.error ? <ErrorState error={invite.error} /> : null}
          <Field label={say('page.guest.mail')} required>
            <Input type="email" value={mail} onChange={(_event, { value }) => setMail(value)} />
          </Field>
          <Field label={say('page.users.column.name')}>
            <Input value={name} onChange={(_event, { value }) => setName(value)} />
          </Field>
        </form>
      )}
    </Panel>
  )
}
