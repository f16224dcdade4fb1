import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { useWords } from '#web/state/words-context.tsx'
import { GLOBAL_ADMINISTRATOR } from './first-session.tsx'
import { SignInCard } from './sign-in-card.tsx'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  text: { margin: 0 },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalS },
})

/** Gives a person the role of Global Administrator, in Graph's own words; false when there is nobody of that name. */
async function makeAdministrator(user: string): Promise<boolean> {
  const found = await fetch(`/v1.0/users/${encodeURIComponent(user)}?$select=id`)
  if (!found.ok) return false
  const { id } = (await found.json()) as { id: string }
  const given = await fetch('/v1.0/roleManagement/directory/roleAssignments', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ principalId: id, roleDefinitionId: GLOBAL_ADMINISTRATOR, directoryScopeId: '/' }),
  })
  return given.ok
}

/** Names a second Global Administrator, so that nobody is locked out when the first one is away. */
export function SecondAdministratorPage() {
  const styles = useStyles()
  const { say } = useWords()
  const [user, setUser] = useState('')
  const [isRefused, setIsRefused] = useState(false)

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (await makeAdministrator(user.trim())) location.assign('/')
    else setIsRefused(true)
  }

  return (
    <SignInCard title={say('page.secondAdministrator.title')} problem={isRefused ? say('page.secondAdministrator.problem') : null}>
      <p className={styles.text}>{say('page.secondAdministrator.text')}</p>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <Field label={say('page.signIn.user')} required>
          <Input type="email" autoComplete="off" value={user} onChange={(_, { value }) => setUser(value)} />
        </Field>
        <div className={styles.buttons}>
          <Button appearance="primary" type="submit">
            {say('page.secondAdministrator.save')}
          </Button>
          <Button onClick={() => location.assign('/')}>{say('page.ownPassword.later')}</Button>
        </div>
      </form>
    </SignInCard>
  )
}
