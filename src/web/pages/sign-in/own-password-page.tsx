import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { useWords } from '#web/state/words-context.tsx'
import { callSignIn, problemKey, reasonOf } from './sign-in-calls.ts'
import type { ProblemName } from './sign-in-calls.ts'
import { SignInCard } from './sign-in-card.tsx'
import { signInStateQuery } from './sign-in-state.ts'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalS },
})

/** Chooses a password for oneself: the first one, or another. */
export function OwnPasswordPage() {
  const styles = useStyles()
  const { say } = useWords()
  const { data: state } = useQuery(signInStateQuery)
  const [password, setPassword] = useState('')
  const [next, setNext] = useState('')
  const [reason, setReason] = useState<ProblemName | null>(null)

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    setReason(null)
    try {
      await callSignIn('new-password', { password, newPassword: next })
      location.assign('/')
    } catch (error) {
      setReason(reasonOf(error))
    }
  }

  return (
    <SignInCard title={say('page.ownPassword.title')} problem={reason === null ? null : say(problemKey(reason))}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        {state?.hasPassword === true ? (
          <Field label={say('page.ownPassword.before')} required>
            <Input type="password" autoComplete="current-password" value={password} onChange={(_, { value }) => setPassword(value)} />
          </Field>
        ) : null}
        <Field label={say('page.signIn.newPassword')} hint={say('error.passwordWeak')} required>
          <Input type="password" autoComplete="new-password" value={next} onChange={(_, { value }) => setNext(value)} />
        </Field>
        <div className={styles.buttons}>
          <Button appearance="primary" type="submit">
            {say('page.ownPassword.save')}
          </Button>
          <Button onClick={() => location.assign('/')}>{say('page.ownPassword.later')}</Button>
        </div>
      </form>
    </SignInCard>
  )
}
