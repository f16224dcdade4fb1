import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { useWords } from '#web/state/words-context.tsx'
import { callSignIn, reasonOf } from './sign-in-calls.ts'
import type { ProblemName } from './sign-in-calls.ts'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  button: { alignSelf: 'flex-start' },
})

/** User name and password; a new password too when the one given is for the first time only. */
export function PasswordForm(props: { authorize: string | null; onDone: (location: string) => void; onProblem: (reason: ProblemName | null) => void }) {
  const styles = useStyles()
  const { say } = useWords()
  const [user, setUser] = useState('')
  const [password, setPassword] = useState('')
  const [next, setNext] = useState('')
  const [mustChange, setMustChange] = useState(false)
  const [isBusy, setIsBusy] = useState(false)

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    setIsBusy(true)
    props.onProblem(null)
    try {
      const body = { user: user.trim(), password, ...(mustChange && { newPassword: next }), ...(props.authorize !== null && { authorize: props.authorize }) }
      props.onDone((await callSignIn<{ location: string }>('password', body)).location)
    } catch (error) {
      const reason = reasonOf(error)
      if (reason === 'passwordMustChange') setMustChange(true)
      props.onProblem(reason)
    } finally {
      setIsBusy(false)
    }
  }

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <Field label={say('page.signIn.user')} required>
        <Input type="email" autoComplete="username" value={user} onChange={(_, { value }) => setUser(value)} />
      </Field>
      <Field label={say('page.signIn.password')} required>
        <Input type="password" autoComplete="current-password" value={password} onChange={(_, { value }) => setPassword(value)} />
      </Field>
      {mustChange ? (
        <Field label={say('page.signIn.newPassword')} hint={say('error.passwordWeak')} required>
          <Input type="password" autoComplete="new-password" value={next} onChange={(_, { value }) => setNext(value)} />
        </Field>
      ) : null}
      <Button className={styles.button} appearance="primary" type="submit" disabledFocusable={isBusy}>
        {say('page.signIn.submit')}
      </Button>
    </form>
  )
}
