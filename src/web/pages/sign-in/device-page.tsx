import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { useWords } from '#web/state/words-context.tsx'
import { callSignIn, problemKey, reasonOf } from './sign-in-calls.ts'
import type { ProblemName } from './sign-in-calls.ts'
import { SignInCard } from './sign-in-card.tsx'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  text: { margin: 0 },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalS },
})

interface Waiting {
  readonly app: string
  readonly scopes: readonly string[]
}

/** Where one types the code that a device shows, sees which app asks for what, and lets it in or not. */
export function DevicePage() {
  const styles = useStyles()
  const { say } = useWords()
  // A code in the address is typed in, never sent by itself: one looks at the device first.
  const [code, setCode] = useState(new URLSearchParams(location.search).get('code') ?? '')
  const [waiting, setWaiting] = useState<Waiting | null>(null)
  const [decided, setDecided] = useState<boolean | null>(null)
  const [reason, setReason] = useState<ProblemName | null>(null)

  async function attempt(work: () => Promise<void>): Promise<void> {
    setReason(null)
    try {
      await work()
    } catch (error) {
      setReason(reasonOf(error))
    }
  }
  const find = (event: FormEvent): void => {
    event.preventDefault()
    void attempt(async () => setWaiting(await callSignIn<Waiting>('device', { code })))
  }
  const decide = (approve: boolean): void =>
    void attempt(async () => {
      await callSignIn('device/decide', { code, approve })
      setDecided(approve)
    })

  return (
    <SignInCard title={say('page.device.title')} problem={reason === null ? null : say(problemKey(reason))}>
      {decided !== null ? (
        <p className={styles.text} role="status">
          {say(decided ? 'page.device.approved' : 'page.device.declined')}
        </p>
      ) : waiting === null ? (
        <form className={styles.form} onSubmit={find}>
          <Field label={say('page.device.code')} required>
            <Input autoComplete="off" spellCheck={false} value={code} onChange={(_, { value }) => setCode(value)} />
          </Field>
          <div className={styles.buttons}>
            <Button appearance="primary" type="submit">
              {say('page.device.next')}
            </Button>
          </div>
        </form>
      ) : (
        <>
          <p className={styles.text}>{say('page.device.asks', { app: waiting.app, scopes: waiting.scopes.join(', ') })}</p>
          <p className={styles.text}>{say('page.device.warning')}</p>
          <div className={styles.buttons}>
            <Button appearance="primary" onClick={() => decide(true)}>
              {say('page.device.approve')}
            </Button>
            <Button onClick={() => decide(false)}>{say('page.device.decline')}</Button>
          </div>
        </>
      )}
    </SignInCard>
  )
}
