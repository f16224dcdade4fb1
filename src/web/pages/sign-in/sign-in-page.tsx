import { Button, Link, makeStyles, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useWords } from '#web/state/words-context.tsx'
import { PasswordForm } from './password-form.tsx'
import { callSignIn, problemKey, reasonOf } from './sign-in-calls.ts'
import type { ProblemName } from './sign-in-calls.ts'
import { SignInCard } from './sign-in-card.tsx'

const useStyles = makeStyles({
  text: { margin: 0 },
  command: {
    margin: 0,
    padding: tokens.spacingHorizontalM,
    overflowX: 'auto',
    fontFamily: tokens.fontFamilyMonospace,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
  button: { alignSelf: 'flex-start' },
})

interface Asking {
  /** The app that asks to be let in; null when one signs in to Licet itself. */
  readonly app: string | null
  readonly person: { readonly displayName: string } | null
  /** Where else people of this organization may sign in. */
  readonly provider: string | null
}

/** Into Licet the whole page is loaded anew: whoever was known before may be somebody else now. */
const leave = (to: string): void => {
  if (to === '/' && location.pathname !== '/sign-in') location.reload()
  else location.assign(to)
}

/** For who has no session, and for an app that asks to be let in as somebody. */
export function SignInPage() {
  const styles = useStyles()
  const { say } = useWords()
  const [reason, setReason] = useState<ProblemName | null>(null)
  const query = new URLSearchParams(location.search)
  const authorize = query.get('authorize')
  const carried = authorize === null ? {} : { authorize }
  const asking = useQuery({ queryKey: ['asking', authorize], queryFn: () => callSignIn<Asking>('asking', carried), retry: false })
  const { app = null, person = null, provider = null } = asking.data ?? {}

  function problem(): string | null {
    if (reason !== null) return say(problemKey(reason))
    if (query.get('problem') === 'link') return say('page.signIn.linkUsed')
    if (query.get('problem') === 'provider') return say('page.signIn.problem.provider')
    if (query.get('problem') === 'app' || asking.isError) return say('page.signIn.problem.app', { number: query.get('number') ?? '' })
    return null
  }

  async function goOn(): Promise<void> {
    try {
      leave((await callSignIn<{ location: string }>('continue', carried)).location)
    } catch (error) {
      setReason(reasonOf(error))
    }
  }

  return (
    <SignInCard title={app === null ? say('page.signIn.title') : say('page.signIn.titleOfApp', { app })} problem={problem()}>
      <p className={styles.text}>{say('page.signIn.text')}</p>
      {app !== null && person !== null ? (
        <Button className={styles.button} onClick={() => void goOn()}>
          {say('page.signIn.continueAs', { name: person.displayName })}
        </Button>
      ) : null}
      <PasswordForm authorize={authorize} onDone={leave} onProblem={setReason} />
      {provider === null ? null : <Link href={`/sign-in/provider?${new URLSearchParams(carried).toString()}`}>{say('page.signIn.provider', { provider })}</Link>}
      <details>
        <summary>{say('page.signIn.noPassword')}</summary>
        <p>{say('page.signIn.how')}</p>
        <pre className={styles.command}>npm run licet -- sign-in-link</pre>
        <p>{say('page.signIn.then')}</p>
      </details>
    </SignInCard>
  )
}
