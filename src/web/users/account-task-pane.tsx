import { Button, Checkbox, Field, Input, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PartialUser } from '#client/directory-calls.ts'
import { nameOfPerson } from '#web/licenses/person.ts'
import { useFocusOnArrival } from '#web/preview/use-focus-on-arrival.ts'
import { useChanges } from '#web/state/changes-context.tsx'
import { client } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { useMissing } from '#web/ui/use-missing.tsx'
import { InvitationResult } from './invitation-result.tsx'
import { makePassword } from './make-password.ts'
import type { PersonTask } from './person-task.ts'

const SHORTEST_PASSWORD = 8

type AccountTask = Exclude<PersonTask['kind'], 'review' | 'joinGroup' | 'leave'>

const useStyles = makeStyles({
  text: { ...typographyStyles.body1 },
  done: { ...typographyStyles.subtitle2, outlineStyle: 'none' },
  password: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
})

interface AccountTaskPaneProps {
  readonly kind: AccountTask
  readonly person: PartialUser
  readonly back: { readonly title: string; readonly onBack: () => void }
  readonly onClose: () => void
}

/** One change of an account: what it does is said, then it is done at one press. */
export function AccountTaskPane({ kind, person, back, onClose }: AccountTaskPaneProps) {
  const styles = useStyles()
  const { say } = useWords()
  const { announce } = useChanges()
  const queries = useQueryClient()
  const name = nameOfPerson(person)
  const [password, setPassword] = useState(makePassword)
  const [mustChange, setMustChange] = useState(true)
  const missing = useMissing(kind === 'resetPassword' && password.length < SHORTEST_PASSWORD ? say('page.user.newPassword.short') : null)
  const work: Readonly<Record<AccountTask, () => Promise<unknown>>> = {
    resetPassword: () => client.patchUser(person.id, { passwordProfile: { password, forceChangePasswordNextSignIn: mustChange } }),
    block: () => client.patchUser(person.id, { accountEnabled: false }),
    allow: () => client.patchUser(person.id, { accountEnabled: true }),
    signOut: () => client.revokeSignIns(person.id),
    resend: () => client.inviteGuest({ invitedUserEmailAddress: person.mail ?? '', inviteRedirectUrl: location.origin }),
  }
  const task = useMutation({
    mutationFn: () => work[kind](),
    onSuccess: () => {
      announce({ text: say(`page.user.task.${kind}.done`, { name }), operationId: null })
      void queries.invalidateQueries({ queryKey: ['users'] })
    },
  })
  const invitation = kind === 'resend' ? (task.data as { readonly inviteRedeemUrl: string } | undefined) : undefined
  const licenses = person.assignedLicenses?.length ?? 0
  return (
    <Panel
      open
      title={say(`page.user.task.${kind}`)}
      subtitle={name}
      back={back}
      onClose={onClose}
      footer={
        task.isSuccess ? (
          <Button appearance="primary" onClick={back.onBack}>
            {say('ui.close')}
          </Button>
        ) : (
          <>
            <Button
              appearance="primary"
              disabledFocusable={task.isPending}
              {...missing.describes}
              onClick={() => !task.isPending && task.mutate()}
            >
              {say(`page.user.task.${kind}.verb`)}
            </Button>
            <Button onClick={back.onBack}>{say('ui.changeNothing')}</Button>
            {missing.note}
          </>
        )
      }
    >
      {task.error ? <ErrorState error={task.error} /> : null}
      {invitation ? <InvitationResult name={name} link={invitation.inviteRedeemUrl} /> : null}
      {task.isSuccess && !invitation ? <Done text={say(`page.user.task.${kind}.done`, { name })} /> : null}
      {task.isSuccess && kind !== 'resetPassword' ? null : (
        <>
          {task.isSuccess ? null : <p className={styles.text}>{say(`page.user.task.${kind}.text`, { name, licenses })}</p>}
          {kind === 'resetPassword' ? (
            <div className={styles.password}>
              <Field label={say('page.user.newPassword')} hint={say('page.user.newPassword.hint')}>
                <Input value={password} readOnly={task.isSuccess} autoComplete="off" onChange={(_event, { value }) => setPassword(value)} />
              </Field>
              <Checkbox label={say('page.user.mustChange')} checked={mustChange} disabled={task.isSuccess} onChange={(_event, { checked }) => setMustChange(checked === true)} />
            </div>
          ) : null}
        </>
      )}
    </Panel>
  )
}

function Done({ text }: { text: string }) {
  const styles = useStyles()
  const arrived = useFocusOnArrival<HTMLParagraphElement>()
  return (
    <p ref={arrived} tabIndex={-1} role="status" className={styles.done}>
      {text}
    </p>
  )
}
