import { Button, Field, Input, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { client } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { makePassword } from './make-password.ts'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, marginTop: tokens.spacingVerticalXL },
  title: { ...typographyStyles.subtitle2, margin: 0 },
  text: { ...typographyStyles.body1, margin: 0 },
  button: { alignSelf: 'flex-start' },
})

/** The first password of somebody who was just added: made when it is asked for, and told once. */
export function FirstPassword({ userName }: { userName: string }) {
  const styles = useStyles()
  const { say } = useWords()
  const [password] = useState(makePassword)
  const setting = useMutation({ mutationFn: () => client.patchUser(userName, { passwordProfile: { password, forceChangePasswordNextSignIn: true } }) })
  return (
    <section className={styles.root} aria-label={say('page.addUser.password')}>
      <h3 className={styles.title}>{say('page.addUser.password')}</h3>
      {setting.error ? <ErrorState error={setting.error} /> : null}
      {setting.isSuccess ? (
        <Field label={say('page.addUser.password.of', { name: userName })} hint={say('page.user.newPassword.hint')}>
          <Input value={password} readOnly />
        </Field>
      ) : (
        <>
          <p className={styles.text}>{say('page.addUser.password.text')}</p>
          <Button className={styles.button} disabledFocusable={setting.isPending} onClick={() => !setting.isPending && setting.mutate()}>
            {say('page.addUser.password.make')}
          </Button>
        </>
      )}
    </section>
  )
}
